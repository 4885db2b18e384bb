import type { LockedNote } from './lock.js'
import type { Pairing } from './pairing.js'

/** Where a note stands among notes that were known again: the guids before and behind it, and its place between them. */
interface Slot {
  readonly file: string
  readonly before: string
  readonly behind: string
  readonly index: number
  readonly count: number
}

/** How far the places of two notes speak for each other. */
export interface Nearness {
  /** From 0 to 1: 1 where both stand alone, or at the same place among as many, between the same neighbours. */
  readonly slot: number
  readonly sameFile: boolean
}

/** What the places of notes say, as far as they are known now. */
export interface Neighbourhood {
  near(index: number, line: LockedNote): Nearness
  /** Lines that stand between the same neighbours as a note of today, or beside one of them. */
  around(index: number): readonly LockedNote[]
}

const fileEdge = '\n'

/** The notes of a file in their order, and the places of those of which it is open who they are. */
interface Row<T> {
  readonly row: T[]
  readonly open: number[]
}

/** The notes of some files in their order, of today and of the lock. */
export interface Rows {
  readonly today: ReadonlyMap<string, Row<number>>
  readonly before: ReadonlyMap<string, Row<LockedNote>>
  /** The file in which most of a file's notes stood before: another one where it was renamed. */
  readonly homes: ReadonlyMap<string, string>
}

/**
 * The rows in which the notes stand that nothing was found for, and those in which the lines stand that may be theirs.
 *
 * @param all Every line of the lock that is not gone; of those that are gone only `lines` stand in rows.
 */
export function rowsOf(pairs: Pairing, lines: readonly LockedNote[], all: readonly LockedNote[]): Rows {
  const today = new Map<string, Row<number>>()
  for (const index of pairs.open()) today.set(pairs.today[index]!.file, { row: [], open: [] })
  for (const [index, { file }] of pairs.today.entries()) {
    const row = today.get(file)
    if (row === undefined) continue
    if (pairs.found[index] === undefined) row.open.push(row.row.length)
    row.row.push(index)
  }
  const before = new Map<string, Row<LockedNote>>()
  for (const { file } of lines) before.set(file, { row: [], open: [] })
  const free = new Set(lines)
  for (const line of all) if (!free.has(line)) before.get(line.file)?.row.push(line)
  for (const line of lines) before.get(line.file)?.row.push(line)
  for (const { row, open } of before.values()) {
    row.sort((a, b) => a.place - b.place || (a.guid < b.guid ? -1 : 1))
    for (const [at, line] of row.entries()) if (free.has(line)) open.push(at)
  }
  return { today, before, homes: homesOf(pairs, today) }
}

/** The neighbourhood of the notes that nothing was found for, and of the lines that are free. */
export function neighbourhood(pairs: Pairing, { today, before, homes }: Rows): Neighbourhood {
  const slotOf = new Map<number, Slot>()
  for (const [file, row] of today)
    for (const [index, slot] of slots(file, row, (one) => pairs.found[one]?.guid)) slotOf.set(index, slot)
  const slotBefore = new Map<LockedNote, Slot>()
  const beside = new Map<string, LockedNote[]>()
  for (const [file, row] of before)
    for (const [line, slot] of slots(file, row, ({ guid }) => (pairs.takenBy.has(guid) ? guid : undefined))) {
      slotBefore.set(line, slot)
      for (const edge of [slot.before, slot.behind]) add(beside, edge === fileEdge ? `${fileEdge}${file}` : edge, line)
    }
  const home = (file: string) => homes.get(file) ?? file

  return {
    near(index, line) {
      const [one, other] = [slotOf.get(index), slotBefore.get(line)]
      if (one === undefined || other === undefined) return { slot: 0, sameFile: false }
      const sameFile = home(one.file) === other.file
      const agree = (a: string, b: string) => a === b && (a !== fileEdge || sameFile)
      const [above, below] = [agree(one.before, other.before), agree(one.behind, other.behind)]
      if (!above && !below) return { slot: 0, sameFile }
      if (!above || !below) return { slot: 0.4, sameFile }
      return { slot: one.count === other.count && one.index === other.index ? 1 : 0.7, sameFile }
    },
    around(index) {
      const slot = slotOf.get(index)
      if (slot === undefined) return []
      const edges = [slot.before, slot.behind].map((edge) => (edge === fileEdge ? edge + home(slot.file) : edge))
      return [...new Set(edges)].flatMap((edge) => nearIn(beside.get(edge) ?? [], slot.index))
    },
  }
}

/** In a long row of open lines only those about as far along. */
function nearIn(lines: readonly LockedNote[], index: number): readonly LockedNote[] {
  return lines.length <= 8 ? lines : lines.slice(Math.max(0, index - 4), index + 4)
}

/** The slots of those in a row that have no guid yet. `open` are the places where that may be. */
function slots<T>(file: string, { row, open }: Row<T>, guidOf: (one: T) => string | undefined): [T, Slot][] {
  const found: [T, Slot][] = []
  let done = 0
  for (const start of open) {
    if (start < done || guidOf(row[start]!) !== undefined) continue
    let [from, to] = [start, start + 1]
    while (from > 0 && guidOf(row[from - 1]!) === undefined) from--
    while (to < row.length && guidOf(row[to]!) === undefined) to++
    const before = from === 0 ? fileEdge : guidOf(row[from - 1]!)!
    const behind = to === row.length ? fileEdge : guidOf(row[to]!)!
    for (let at = from; at < to; at++)
      found.push([row[at]!, { file, before, behind, index: at - from, count: to - from }])
    done = to
  }
  return found
}

/** The file in which a file's notes stood before: another one, that of most of them, where it was renamed. */
function homesOf({ found }: Pairing, today: Rows['today']): Map<string, string> {
  const homes = new Map<string, string>()
  for (const [file, { row }] of today) {
    if (row.some((index) => found[index]?.file === file)) continue
    const counts = new Map<string, number>()
    for (const index of row) {
      const line = found[index]
      if (line !== undefined) counts.set(line.file, (counts.get(line.file) ?? 0) + 1)
    }
    const [home] = [...counts].sort((a, b) => b[1] - a[1])
    if (home !== undefined) homes.set(file, home[0])
  }
  return homes
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else there.push(value)
}

/** How many lines above and below a line are looked at as its siblings. */
const siblingReach = 4

/** The lines that stood around a line in its file, by line. */
export function siblingsIn({ before }: Rows, lines: readonly LockedNote[]): Map<LockedNote, readonly LockedNote[]> {
  const wanted = new Set(lines)
  const siblings = new Map<LockedNote, readonly LockedNote[]>()
  for (const { row, open } of before.values())
    for (const at of open) {
      const around = [...row.slice(Math.max(0, at - siblingReach), at), ...row.slice(at + 1, at + 1 + siblingReach)]
      if (wanted.has(row[at]!)) siblings.set(row[at]!, around)
    }
  return siblings
}
