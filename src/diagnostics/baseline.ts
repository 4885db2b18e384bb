import type { Diagnostic } from './diagnostic.js'

/** What a baseline knows of findings: which problem, in which file, in which note. */
export interface BaselineEntry {
  /** The path as it is seen from the baseline, with `/`. */
  readonly file: string
  readonly code: string
  /** The first words of the note, for people. */
  readonly note: string
  /** What the note is known by, wherever in its file it stands. */
  readonly fingerprint: string
  readonly count: number
}

/** A finding with what a baseline would know of it. */
export interface MarkedFinding {
  readonly diagnostic: Diagnostic
  readonly mark: Omit<BaselineEntry, 'count'>
}

/** Findings held against a baseline. */
export interface Compared {
  /** Those that are not in it, in their order. */
  readonly fresh: readonly Diagnostic[]
  /** How many are in it. */
  readonly known: number
  /** How many of those in it are not found any more. */
  readonly mended: number
}

/** Holds findings against a baseline. `isSought` tells which entries were found if they are still true. */
export function compared(
  findings: readonly MarkedFinding[],
  entries: readonly BaselineEntry[],
  isSought: (entry: BaselineEntry) => boolean,
): Compared {
  const left = new Map<string, number>()
  for (const entry of entries) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + entry.count)
  const fresh: Diagnostic[] = []
  for (const { diagnostic, mark } of findings) {
    const count = left.get(keyOf(mark)) ?? 0
    if (count === 0) fresh.push(diagnostic)
    else left.set(keyOf(mark), count - 1)
  }
  const sought = new Set(entries.filter(isSought).map(keyOf))
  const mended = [...sought].reduce((sum, key) => sum + (left.get(key) ?? 0), 0)
  return { fresh, known: findings.length - fresh.length, mended }
}

/** The entries of a baseline that holds these findings, and what is `kept` of an earlier one; in a lasting order. */
export function baselineOf(findings: readonly MarkedFinding[], kept: readonly BaselineEntry[]): BaselineEntry[] {
  const entries = new Map<string, BaselineEntry>()
  for (const entry of [...kept, ...findings.map(({ mark }) => ({ ...mark, count: 1 }))]) {
    const known = entries.get(keyOf(entry))
    entries.set(keyOf(entry), known === undefined ? entry : { ...known, count: known.count + entry.count })
  }
  return [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, entry]) => entry)
}

/** What two findings share that a baseline takes for one. */
export function keyOf({ file, code, fingerprint }: Omit<BaselineEntry, 'count'>): string {
  return `${file}\0${code}\0${fingerprint}`
}
