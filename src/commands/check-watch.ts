import { resolve } from 'node:path'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { type CheckOptions, type CheckRun, checkOnce } from './check-once.js'
import type { ExitCode } from './command.js'
import { newsOfFindings } from './news.js'
import { reportTargets } from './reports.js'
import { refuseToWatch, watchRounds } from './watch-rounds.js'
import { watchedPlaces } from './watched-places.js'

/** Checks whenever something is saved. What is told after a change is what is wrong in the files that changed, and what is new. */
export async function watchChecks(
  written: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { fix, diff, writeBaseline } = options
  refuseToWatch(written, fix ? '--fix' : diff ? '--diff' : writeBaseline ? '--write-baseline' : undefined)
  const targets = reportTargets(options.formats, terminal.stdout)
  const aloud = targets.find(
    ({ format, path }) => path === '-' && !['pretty', 'concise', 'ndjson', 'github'].includes(format),
  )
  if (aloud !== undefined) {
    throw failure(
      `--watch tells one finding after the other, which ${aloud.format} cannot: --format ${aloud.format}=FILE`,
    )
  }
  const reports = new Set(targets.map(({ path }) => resolve(path)))
  const news = newsOfFindings()
  let last: CheckRun | undefined
  return watchRounds(
    ({ view, memory }) => ({
      sources: () => new Set(last?.survey.gathered.inputs.map(({ path }) => resolve(path))),
      places: () => watchedPlaces(last!.survey.gathered.inputs, last!.survey.task),
      isOwn: (path) => reports.has(path),
      async once(anew) {
        last = await checkOnce(written, options, terminal, {
          view,
          memory,
          task: anew?.onlyNotes === true ? last?.survey.task : undefined,
          news: (findings) => news.of(findings, anew?.written),
        })
      },
    }),
    options,
    terminal,
  )
}
