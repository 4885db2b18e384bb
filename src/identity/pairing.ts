import type { NoteFacts } from './facts.js'
import type { LockedNote } from './lock.js'
import type { MatchedBy } from './matching.js'

/** Which notes were known again so far. */
export interface Pairing {
  readonly today: readonly NoteFacts[]
  /** By the index of the note of today. */
  readonly found: (LockedNote | undefined)[]
  readonly by: MatchedBy[]
  /** The index of the note of today that has a guid. */
  readonly takenBy: Map<string, number>
  /** Whether the writer's own id leaves open which note of the lock a note is. */
  readonly isOpen: (index: number, line: LockedNote) => boolean
  /** Indices of notes of today that nothing was found for. */
  open(): number[]
}

/** A pairing in which nothing was found yet. */
export function pairing(today: readonly NoteFacts[], isOpen: Pairing['isOpen']): Pairing {
  const found = new Array<LockedNote | undefined>(today.length).fill(undefined)
  const by = new Array<MatchedBy>(today.length).fill('new')
  const open = () => {
    const indices: number[] = []
    for (let index = 0; index < found.length; index++) if (found[index] === undefined) indices.push(index)
    return indices
  }
  return { today, found, by, takenBy: new Map(), isOpen, open }
}

/** Take a note of the lock for a note of today. */
export function pair(pairs: Pairing, index: number, line: LockedNote, by: MatchedBy): void {
  pairs.found[index] = line
  pairs.by[index] = by
  pairs.takenBy.set(line.guid, index)
}

/**
 * Pair what agrees in a hash. Of several that agree those of the same file and deck belong together, then those of the
 * same file, then those of the same deck; then they go by their order.
 */
export function pairByHash(
  pairs: Pairing,
  open: readonly number[],
  lines: readonly LockedNote[],
  hashes: { readonly of: (facts: NoteFacts) => string; readonly locked: (line: LockedNote) => string },
  by: MatchedBy,
): void {
  const byHash = new Map<string, LockedNote | LockedNote[]>()
  for (const line of lines) {
    if (pairs.takenBy.size > 0 && pairs.takenBy.has(line.guid)) continue
    const hash = hashes.locked(line)
    const there = byHash.get(hash)
    if (there === undefined) byHash.set(hash, line)
    else if (Array.isArray(there)) there.push(line)
    else byHash.set(hash, [there, line])
  }
  if (byHash.size === 0) return
  const several = new Map<string, number[]>()
  for (const index of open) {
    if (pairs.found[index] !== undefined) continue
    const hash = hashes.of(pairs.today[index]!)
    const there = byHash.get(hash)
    if (there === undefined) continue
    const others = several.get(hash)
    const rival = Array.isArray(there) ? undefined : pairs.takenBy.get(there.guid)
    if (others !== undefined) others.push(index)
    else if (Array.isArray(there)) several.set(hash, [index])
    else if (rival === undefined) {
      if (couldBe(pairs, index, there)) pair(pairs, index, there, by)
    } else {
      unpair(pairs, rival, there)
      several.set(hash, [rival, index])
    }
  }
  for (const [hash, indices] of several) {
    const there = byHash.get(hash)!
    pairGroup(pairs, indices, Array.isArray(there) ? there.sort(inPlace) : [there], by)
  }
}

/** Takes back what only seemed to be the one pair that agrees. */
function unpair(pairs: Pairing, index: number, line: LockedNote): void {
  pairs.found[index] = undefined
  pairs.by[index] = 'new'
  pairs.takenBy.delete(line.guid)
}

const agreements: readonly ((facts: NoteFacts, line: LockedNote) => boolean)[] = [
  ({ file, deck }, line) => file === line.file && deck === line.deck,
  ({ file }, line) => file === line.file,
  ({ deck }, line) => deck === line.deck,
  () => true,
]

function pairGroup(pairs: Pairing, indices: readonly number[], lines: readonly LockedNote[], by: MatchedBy): void {
  for (const agree of agreements)
    for (const index of indices) {
      if (pairs.found[index] !== undefined) continue
      const facts = pairs.today[index]!
      const line = lines.find((one) => agree(facts, one) && couldBe(pairs, index, one))
      if (line !== undefined) pair(pairs, index, line, by)
    }
}

function couldBe(pairs: Pairing, index: number, line: LockedNote): boolean {
  return !pairs.takenBy.has(line.guid) && line.type === pairs.today[index]!.type && pairs.isOpen(index, line)
}

/** Orders lines by file and place, and where two branches put two notes at one place, by guid. */
export function inPlace(one: LockedNote, other: LockedNote): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1
  return one.place - other.place || (one.guid < other.guid ? -1 : 1)
}
