import { contentOf } from './content.js'
import { restAgreement, type Weights } from './likeness.js'
import type { LockedNote } from './lock.js'
import { saidOf } from './lock-columns.js'
import type { MatchedBy } from './matching.js'
import { type Pairing, pair } from './pairing.js'
import { belief } from './similar.js'

/** How many notes may have one first field for it to say which is which. */
const mostOfOneFirst = 40

/** How much of what stands behind the same first field must agree for a pair to be believed at once. */
const halfOfTheRest = 0.5

interface Candidate {
  readonly index: number
  readonly line: LockedNote
  readonly agreement: number
}

/** Pairs notes of the same first field whose rest agrees by half; of several the one whose rest agrees most. */
export function pairByFirst(
  pairs: Pairing,
  open: readonly number[],
  lines: readonly LockedNote[],
  weights: Weights,
  by: MatchedBy,
): void {
  const free = lines.filter(({ guid }) => !pairs.takenBy.has(guid))
  const byFirst = grouped(free, (line) => saidOf(line).first)
  const byRest = grouped(free, (line) => saidOf(line).rest)
  const left = open.filter((index) => pairs.found[index] === undefined)

  const candidates = left.flatMap((index) => {
    const facts = pairs.today[index]!
    const { first, rest } = contentOf(facts)
    const same = byFirst.get(first) ?? []
    // A question that half the deck asks tells nothing.
    if (same.length > mostOfOneFirst) return []
    // Answers that were exchanged: what stands behind this question was that of another one.
    const isSwapped = (line: LockedNote) =>
      same.length === 1 && rest !== '' && byRest.get(rest)?.some((other) => other !== line) === true
    return same
      .filter((line) => line.type === facts.type && pairs.isOpen(index, line))
      .map((line): Candidate => {
        const agreement = isSwapped(line) ? 1 : restAgreement(facts, line, weights)
        return { index, line, agreement: agreement + (line.file === facts.file ? 0.1 : 0) }
      })
      .filter(({ agreement }) => agreement >= halfOfTheRest)
  })

  const isFree = ({ index, line }: Candidate) => pairs.found[index] === undefined && !pairs.takenBy.has(line.guid)
  const ofNote = grouped(candidates, ({ index }) => index)
  const ofLine = grouped(candidates, ({ line }) => line)
  for (const one of candidates.sort((a, b) => b.agreement - a.agreement || a.index - b.index)) {
    if (!isFree(one)) continue
    const rivals = [...(ofNote.get(one.index) ?? []), ...(ofLine.get(one.line) ?? [])]
    // What is not clear waits for the places of the notes to be heard.
    const isClear = (other: Candidate) =>
      other === one || !isFree(other) || other.agreement < one.agreement - belief.margin
    if (rivals.every(isClear)) pair(pairs, one.index, one.line, by)
  }
}

/** A list by a key of its members. */
export function grouped<K, V>(list: readonly V[], keyOf: (one: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const one of list) {
    const group = groups.get(keyOf(one))
    if (group === undefined) groups.set(keyOf(one), [one])
    else group.push(one)
  }
  return groups
}
