import { basename, isAbsolute, relative, resolve, sep } from 'node:path'
import { appendFile } from '../io/append-file.js'
import { failure, isFailure } from '../io/system-error.js'
import type { Channel, Terminal } from '../io/terminal.js'
import { writeFile } from '../io/write-file.js'
import { type ReporterName, reporters } from '../reporters/registry.js'
import type { Report } from '../reporters/reporter.js'
import { nearest } from '../text/nearest.js'

/** Where a report goes, and in which format. */
export interface ReportTarget {
  readonly format: ReporterName
  /** A file, or `-` for standard output. */
  readonly path: string
}

/** The names of all formats. */
export const formatNames = Object.keys(reporters) as ReporterName[]

/** Where reports go, by what `--format` says: `sarif=out.sarif`, `pretty`. Throws if two would go to one place. */
export function reportTargets(written: readonly string[], stdout: Channel): ReportTarget[] {
  if (written.length === 0) return [{ format: usualFormat(stdout), path: '-' }]
  const taken = new Set<string>()
  return written.map((one) => {
    const [name = '', ...rest] = one.split('=')
    const path = rest.length === 0 ? '-' : rest.join('=')
    if (path === '') throw failure(`--format ${name}= names no file`)
    const format = named(name)
    // Where letter case does not count, two names are one file.
    const place = path === '-' ? path : resolve(path).normalize('NFC').toLowerCase()
    if (taken.has(place)) {
      throw failure(
        path === '-'
          ? 'only one --format can go to standard output: give the others a file, as in --format sarif=out.sarif'
          : `two formats would both be written to \`${path}\``,
      )
    }
    taken.add(place)
    return { format, path }
  })
}

/**
 * Tells a report in each of the formats asked for. Throws before anything is written if a source would be replaced.
 *
 * @param aloud What of it goes to standard output, if not all.
 */
export async function tellReports(
  targets: readonly ReportTarget[],
  report: Omit<Report, 'folder'>,
  guard: (path: string) => void,
  terminal: Terminal,
  aloud: Omit<Report, 'folder'> = report,
): Promise<void> {
  for (const { path } of targets) if (path !== '-') guarded(path, guard)
  const folder = folderInRepository()
  const whole: Report = { ...report, folder }
  for (const { format, path } of targets) {
    const reporter = await reporters[format]()
    if (path !== '-') {
      await writeFile(path, reporter(whole, { color: false, width: 80 }))
      continue
    }
    const text = reporter({ ...aloud, folder }, terminal.stdout)
    if (text !== '') await terminal.print(text)
  }
  const page = process.env.GITHUB_STEP_SUMMARY
  if (page && targets.some(({ format }) => format === 'github')) {
    const { githubSummary } = await import('../reporters/github-summary.js')
    await appendFile(page, githubSummary(whole))
  }
}

function usualFormat(stdout: Channel): ReporterName {
  const github = process.env.GITHUB_ACTIONS
  if (github && github !== 'false') return 'github'
  return stdout.interactive ? 'pretty' : 'concise'
}

function named(name: string): ReporterName {
  const format = formatNames.find((one) => one === name)
  if (format !== undefined) return format
  const meant = nearest(name, formatNames)
  const guess = meant === undefined ? '' : ` (did you mean \`${meant}\`?)`
  throw failure(`--format does not know \`${name}\`${guess}: it takes ${formatNames.join(', ')}`)
}

function guarded(path: string, guard: (path: string) => void): void {
  try {
    guard(path)
  } catch (error) {
    if (!isFailure(error)) throw error
    throw failure(`the report \`${path}\` would replace a source: give --format another file`)
  }
  if (/^deckwright(?:\.json|\.lock|-baseline\.json)$/i.test(basename(path))) {
    throw failure(`the report \`${path}\` would replace a file of the project: give --format another file`)
  }
}

/** The current folder as it is seen from the root of the repository, on the machines that say where that is. */
function folderInRepository(): string {
  const root = process.env.GITHUB_WORKSPACE || process.env.CI_PROJECT_DIR
  if (!root) return ''
  const folder = relative(root, process.cwd())
  return folder.startsWith('..') || isAbsolute(folder) ? '' : folder.split(sep).join('/')
}
