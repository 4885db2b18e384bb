import { dirname, join } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { shown } from '../io/inputs.js'
import { failure } from '../io/system-error.js'
import type { View } from '../io/view.js'
import type { SourceFile } from '../text/source-file.js'
import { type BaselineTask, spared, writeBaseline } from './baseline.js'
import { counted } from './counted.js'
import type { Gathering } from './gather.js'
import type { Project } from './open-project.js'

/** What may be asked for instead of all findings. */
export interface NewFindingsOptions {
  /** The file that standard input stands for. */
  readonly stdinFilename?: string
  /** A revision of git: only what has to do with files that changed since is told. */
  readonly since?: string
  /** Where the baseline lies; without it, in the folder of the project or the current one. */
  readonly baseline?: string
  /** Whether the findings are to be recorded instead of told. */
  readonly writeBaseline: boolean
  /** The codes that are told; all where there are none. */
  readonly only: readonly string[]
}

/** What is left to tell, and what is to be said of the rest. */
export interface NewFindings {
  readonly diagnostics: readonly Diagnostic[]
  /** Sentences for the end. */
  readonly said: readonly string[]
  /** How many are left out because the baseline knows them. */
  readonly known: number
  /** The files that changed since the revision that was asked for; undefined where none was. */
  readonly changed?: ReadonlySet<SourceFile>
}

/** The file that remembers which findings are old. */
export const baselineName = 'deckwright-baseline.json'

/** Throws if these options mean nothing together. */
export function refuseAtOdds(args: readonly string[], options: NewFindingsOptions): void {
  const { stdinFilename, since, writeBaseline, only } = options
  if (stdinFilename === '') throw failure('--stdin-filename is empty: name the file that standard input stands for')
  if (stdinFilename !== undefined && !args.includes('-')) {
    throw failure('--stdin-filename says what standard input is called, and it is not read: add -')
  }
  if (!writeBaseline) return
  if (since !== undefined) throw failure('--write-baseline records all findings: leave out --since')
  if (only.length > 0) throw failure('--write-baseline records all findings: leave out --only')
  if (args.includes('-') && stdinFilename === undefined) {
    throw failure('what comes by standard input has no place in a baseline: name its file with --stdin-filename')
  }
}

/** Leaves out what is old: what the baseline knows, and what has nothing to do with files that changed. */
export async function newFindings(
  found: readonly Diagnostic[],
  gathered: Gathering,
  project: Project | undefined,
  options: NewFindingsOptions,
  view?: View,
): Promise<NewFindings> {
  const folder = project?.files.folder ?? '.'
  const path = options.baseline ?? shown(join(folder, baselineName))
  // What is wrong with the project itself is nothing that could be old.
  const sources = new Set(gathered.read.filter((file) => project?.texts.includes(file) !== true))
  const isSource = ({ span }: Diagnostic) => sources.has(span.file)
  const whole = project?.whole === true && gathered.failures.length === 0
  const task = { path, folder: dirname(path), findings: found.filter(isSource), gathered, whole, view }
  const readable = gathered.failures.length === 0 && (project?.diagnostics.length ?? 0) === 0
  if (options.writeBaseline) return readable ? recorded(task, found) : unrecorded(path, found)

  const compared = await spared(task)
  if (compared === undefined && options.baseline !== undefined) {
    throw failure(`there is no baseline \`${options.baseline}\`: --write-baseline makes it`)
  }
  const { known = 0, mended = 0, faults = [] } = compared ?? {}
  const fresh = new Set(compared?.fresh ?? task.findings)
  const said: string[] = []
  if (known > 0) said.push(`${counted(known, 'finding')} left out: known to the baseline \`${path}\``)
  if (mended > 0) said.push(`${counted(mended, 'finding')} of the baseline mended: --write-baseline takes them out`)
  let isTold = (one: Diagnostic) => !isSource(one) || fresh.has(one)
  const changed = options.since === undefined ? undefined : await changedFiles(options.since, folder, gathered)
  if (changed !== undefined) {
    const isNew = isTold
    isTold = (one) => isNew(one) && (!isSource(one) || [one, ...one.related].some(({ span }) => changed.has(span.file)))
    const files = gathered.files === 1 ? '1 file' : `${gathered.files} files`
    said.push(`told of what changed since \`${options.since}\`: ${changed.size} of ${files}`)
  }
  return { diagnostics: [...faults, ...found.filter(isTold)], said, known, ...(changed && { changed }) }
}

async function recorded(task: BaselineTask, found: readonly Diagnostic[]): Promise<NewFindings> {
  const { findings, mended, written } = await writeBaseline(task)
  const gone = mended === 0 ? '' : `, ${mended} mended taken out`
  const count = findings === 0 ? 'no finding is left' : counted(findings, 'finding')
  const what = written ? `${count} in the baseline \`${task.path}\`${gone}` : 'nothing to record'
  const old = new Set(task.findings)
  return { diagnostics: found.filter((one) => !old.has(one)), said: [what], known: old.size }
}

function unrecorded(path: string, found: readonly Diagnostic[]): NewFindings {
  return { diagnostics: found, said: [`not everything could be read: \`${path}\` is left as it is`], known: 0 }
}

/** The files that changed; what comes by standard input always did. */
async function changedFiles(
  revision: string,
  folder: string,
  { inputs, sources }: Gathering,
): Promise<ReadonlySet<SourceFile>> {
  // Who asks for another program is rare, and Node takes a while to be ready for it.
  const { unchangedSince } = await import('../io/git.js')
  const isUnchanged = unchangedSince(revision, folder)
  const piped = new Set(inputs.filter((input) => input.piped).map(({ path }) => path))
  const files = sources.map(({ compiled }) => compiled.file)
  return new Set(files.filter(({ path }) => piped.has(path) || !isUnchanged(path)))
}
