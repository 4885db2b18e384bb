import {
  type BaselineEntry,
  baselineOf,
  type Compared,
  compared,
  keyOf,
  type MarkedFinding,
} from '../diagnostics/baseline.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { isThere, pathInProject, readProjectFile } from '../io/project-files.js'
import { failure } from '../io/system-error.js'
import type { View } from '../io/view.js'
import { writeFile } from '../io/write-file.js'
import type { BaselineReading } from '../project/baseline-file.js'
import { betweenNotes } from '../rules/between-notes.js'
import type { Gathering } from './gather.js'

/** The findings of a run that may be old, and where the baseline lies that says so. */
export interface BaselineTask {
  /** The path of the baseline. */
  readonly path: string
  /** The folder from which it sees files. */
  readonly folder: string
  /** Findings in the files that were read as sources, silenced ones left out. */
  readonly findings: readonly Diagnostic[]
  readonly gathered: Gathering
  /** Whether all sources of a project were read. What is none of them any more is then known, too. */
  readonly whole: boolean
  readonly view?: View | undefined
}

/** Findings held against the baseline, and what is wrong with the baseline itself. */
export interface Spared extends Compared {
  readonly faults: readonly Diagnostic[]
}

/** Holds findings against the baseline that lies there; undefined where there is none. */
export async function spared(task: BaselineTask): Promise<Spared | undefined> {
  const reading = await openBaseline(task)
  if (reading === undefined) return undefined
  const found = await markedFindings(task)
  return { ...compared(found, reading.entries, soughtIn(task)), faults: reading.diagnostics }
}

/** What came of writing a baseline: how many findings are in it now, and how many of the last one are mended. */
export interface Written {
  readonly findings: number
  readonly mended: number
  /** Whether there is a baseline now: without findings none is begun. */
  readonly written: boolean
}

/** Records findings. Of files that were not read, what was known stays. */
export async function writeBaseline(task: BaselineTask): Promise<Written> {
  const { path } = task
  const reading = await openBaseline(task)
  if (reading?.newer) throw failure(`\`${path}\` was written by a newer deckwright, and is left as it is`)
  const damaged = reading !== undefined && reading.diagnostics.length > 0
  if (damaged && !task.whole) {
    throw failure(`\`${path}\` is damaged, and what it says of other files would be lost: delete it to begin anew`)
  }
  const isSought = soughtIn(task)
  const entries = reading?.entries ?? []
  const found = await markedFindings(task)
  const again = new Set(found.map(({ mark }) => keyOf(mark)))
  const kept = entries.filter((entry) => !isSought(entry) && !again.has(keyOf(entry)))
  const next = baselineOf(found, kept)
  const { printBaseline } = await import('../project/baseline-file.js')
  const written = reading !== undefined || next.length > 0
  if (written) await writeFile(path, printBaseline(next))
  return {
    findings: next.reduce((sum, { count }) => sum + count, 0),
    mended: compared(found, entries, isSought).mended,
    written,
  }
}

/**
 * Tells of an entry whether it would have been found if it were still true: its file was read, or is not there or one of
 * the sources any more, and no other files are needed to see it.
 */
function soughtIn({ folder, gathered, whole }: BaselineTask): (entry: BaselineEntry) => boolean {
  const read = new Set(gathered.read.map(({ path }) => pathInProject({ folder }, path)))
  return ({ file, code }) => {
    if (!read.has(file)) return whole || !isThere({ folder }, file)
    return !gathered.partial || !betweenNotes.includes(code)
  }
}

async function openBaseline({ path, view }: BaselineTask): Promise<BaselineReading | undefined> {
  if (!isThere({ folder: '.' }, path)) return undefined
  const { file, diagnostic, reason } = readProjectFile(path, view)
  if (reason !== undefined) throw failure(`cannot read \`${path}\`: ${reason}`)
  if (file === undefined) return { entries: [], diagnostics: diagnostic ? [diagnostic] : [], newer: false }
  // Only whoever has a baseline pays for reading JSON.
  const { readBaseline } = await import('../project/baseline-file.js')
  return readBaseline(file)
}

async function markedFindings({ folder, findings, gathered }: BaselineTask): Promise<MarkedFinding[]> {
  const { marking } = await import('../project/baseline-marks.js')
  const { collection, leftOut } = gathered.compilation
  const mark = marking([...collection.notes, ...leftOut], ({ span }) => pathInProject({ folder }, span.file.path))
  return findings.map(mark)
}
