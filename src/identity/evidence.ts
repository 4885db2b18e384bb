import { candidateFinder } from './candidates.js'
import { crossings } from './crossings.js'
import { type Likeness, likeness, lineLikeness, type Overlap, type Weights } from './likeness.js'
import type { LockedNote } from './lock.js'
import { type Nearness, type Neighbourhood, type Rows, siblingsIn } from './neighbours.js'
import type { Pairing } from './pairing.js'

/** A pair that could be, and what speaks for it. */
export interface Candidate {
  readonly index: number
  readonly line: LockedNote
  readonly like: Likeness
  readonly evidence: number
}

/** How much each thing says that can speak for a pair. */
export const evidence = {
  /** Of how alike two notes are: the part that the shorter one has in common with the longer, instead of all they say. */
  contained: 0.35,
  /** How much of what the notes around are alike is taken off. */
  mould: 0.6,
  slot: 0.2,
  sameFile: 0.05,
  sameFirst: 0.25,
  sameRest: 0.3,
  /** What speaks against a pair where exchanged answers or a question given away explain how alike the two are. */
  crossed: 0.4,
  /** What speaks against a pair of which the answer is another one and the question is not the same. */
  replaced: 0.35,
}

/** Finds what speaks for each pair that could be, most first. */
export function evidenceFinder(pairs: Pairing, free: readonly LockedNote[], rows: Rows, weights: Weights) {
  const siblings = siblingsIn(rows, free)
  const usual = new Map<LockedNote, number>()
  /** How alike the notes around a line are to it: notes of one mould say little by being alike. */
  const usualOf = (line: LockedNote): number => {
    const known = usual.get(line)
    if (known !== undefined) return known
    const others = (siblings.get(line) ?? []).map((other) => alikeness(lineLikeness(line, other, weights)))
    const most = evidence.mould * others.reduce((a, b) => Math.max(a, b), 0)
    usual.set(line, most)
    return most
  }
  const find = candidateFinder(free, weights)
  const found = new Map<number, LockedNote[]>()
  const known = new Map<number, Map<LockedNote, Likeness>>()

  const likenessOf = (index: number, line: LockedNote): Likeness => {
    const row = known.get(index) ?? new Map<LockedNote, Likeness>()
    known.set(index, row)
    const like = row.get(line) ?? likeness(pairs.today[index]!, line, weights)
    row.set(line, like)
    return like
  }
  return (open: readonly number[], hood: Neighbourhood): Candidate[] => {
    const candidates = open.flatMap((index): Candidate[] => {
      const facts = pairs.today[index]!
      const own = found.get(index) ?? find(facts)
      found.set(index, own)
      return [...new Set([...own, ...hood.around(index)])]
        .filter((line) => line.type === facts.type && !pairs.takenBy.has(line.guid) && pairs.isOpen(index, line))
        .map((line) => {
          const like = likenessOf(index, line)
          return { index, line, like, evidence: weigh(like, usualOf(line), hood.near(index, line)) }
        })
    })
    const isCrossed = crossings(candidates)
    return candidates
      .map((one) => (isCrossed(one) ? { ...one, evidence: one.evidence - evidence.crossed } : one))
      .sort((a, b) => b.evidence - a.evidence || a.index - b.index || (a.line.guid < b.line.guid ? -1 : 1))
  }
}

function weigh(like: Likeness, usual: number, near: Nearness): number {
  return (
    Math.max(0, alikeness(like) - usual) / (1 - usual) +
    evidence.slot * near.slot +
    (near.sameFile ? evidence.sameFile : 0) +
    (like.sameFirst ? evidence.sameFirst : 0) +
    (like.sameRest ? evidence.sameRest * like.restSays : 0) -
    (like.replaced ? evidence.replaced : 0)
  )
}

function alikeness({ shared, contained }: Overlap): number {
  return (1 - evidence.contained) * shared + evidence.contained * contained
}
