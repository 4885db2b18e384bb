import { resolve } from 'node:path'
import { destinationOf } from '../io/destination.js'
import { readProjectFile } from '../io/project-files.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import type { View } from '../io/view.js'
import { type BuildOptions, type BuildRun, buildOnce } from './build-once.js'
import type { ExitCode } from './command.js'
import { newsOfFindings } from './news.js'
import { refuseToWatch, watchRounds } from './watch-rounds.js'
import { watchedPlaces } from './watched-places.js'

/** Builds whenever something is saved. Outputs that would be the same are not written. */
export async function watchBuilds(
  written: readonly string[],
  options: BuildOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { dryRun, markGone, output, format } = options
  refuseToWatch(written, dryRun ? '--dry-run' : markGone ? '--mark-gone' : output === '-' ? '--output -' : undefined)
  if (format === 'json') throw failure('--watch tells one finding after the other, which json cannot')
  const outputs = new Set<string>()
  const news = newsOfFindings()
  let last: BuildRun | undefined
  return watchRounds(
    ({ view, memory, isOver }) => ({
      sources: () => new Set(last?.gathered.inputs.map(({ path }) => resolve(path))),
      places() {
        const { task, gathered } = last!
        const destination = destinationOf(task.options.output)
        return watchedPlaces(gathered.inputs, task, destination.kind === 'folder' ? [destination.path] : [])
      },
      isOwn(path) {
        if (outputs.has(path)) return true
        const lock = last?.task.project?.files.lock
        // It is ours as long as it says what we wrote.
        return lock !== undefined && path === resolve(lock) && isAsKnown(lock, view)
      },
      async once(anew) {
        // A project that has got its lock only now is another one.
        const isSame = anew?.onlyNotes === true && last?.task.project?.files.hasLock !== false
        last = await buildOnce(written, options, terminal, {
          view,
          memory,
          isOver,
          task: isSame ? last?.task : undefined,
          news: (findings) => news.of(findings, anew?.written),
        })
        for (const { files } of last.made) for (const { path } of files) outputs.add(resolve(path))
      },
    }),
    options,
    terminal,
  )
}

function isAsKnown(path: string, view: View): boolean {
  const { file } = readProjectFile(path)
  return file !== undefined && file.text === readProjectFile(path, view).file?.text
}
