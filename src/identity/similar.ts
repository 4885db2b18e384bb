import { candidateFinder } from './candidates.js'
import { contentOf } from './content.js'
import { type Likeness, likeness, type Weights } from './likeness.js'
import type { LockedNote } from './lock.js'
import type { MatchedBy, UnclearReason } from './matching.js'
import { type Nearness, type Neighbourhood, neighbourhood, rowsOf } from './neighbours.js'
import { type Pairing, pair } from './pairing.js'

/** A pair that is not clear enough to be believed. */
export interface Doubt {
  readonly index: number
  readonly line: LockedNote
  readonly reason: UnclearReason
}

interface Candidate {
  readonly index: number
  readonly line: LockedNote
  readonly evidence: number
}

/**
 * What speaks for a pair, and from where on it is believed. Measured by `npm run test:identity` on one half of its
 * scripts.
 */
export const belief = {
  contained: 0.35,
  slot: 0.3,
  sameFile: 0.05,
  sameFirst: 0.25,
  sameRest: 0.4,
  crossed: 0.4,
  /** How much more must speak for a pair than for any other of the two. */
  margin: 0.06,
  /** First the sure pairs, whose places then speak for others. From `doubt` on a pair that is not believed is told. */
  here: { rounds: [0.95, 0.75, 0.6, 0.5, 0.5], doubt: 0.35 },
  /** A note that went earlier has no place that could speak for it. */
  returned: { rounds: [0.75], doubt: 0.6 },
}

/** How pairs are believed. */
export interface SimilarityOptions {
  readonly weights: Weights
  readonly by: MatchedBy
  /** The evidence that is asked for, round by round. */
  readonly rounds: readonly number[]
  readonly doubt: number
}

/** Pairs up what is most alike, and tells what stays in doubt. */
export function pairSimilar(
  pairs: Pairing,
  lines: readonly LockedNote[],
  all: readonly LockedNote[],
  { weights, by, rounds, doubt }: SimilarityOptions,
): Doubt[] {
  const free = lines.filter(({ guid }) => !pairs.takenBy.has(guid))
  if (free.length === 0 || pairs.open().length === 0) return []
  const evidenceOf = evidenceFinder(pairs, free, weights)
  const rows = rowsOf(pairs, free, all)
  for (const threshold of rounds) {
    const open = pairs.open()
    const hood = neighbourhood(pairs, free, rows)
    pairClear(pairs, evidenceOf(open, hood), threshold, by)
  }
  const hood = neighbourhood(pairs, free, rows)
  const doubts = new Map<number, Doubt>()
  for (const { index, line, evidence } of evidenceOf(pairs.open(), hood)) {
    if (evidence < doubt || doubts.has(index)) continue
    doubts.set(index, { index, line, reason: evidence >= (rounds.at(-1) ?? 1) ? 'rivals' : 'alike' })
  }
  return [...doubts.values()]
}

/** Believe each pair for which enough speaks, and clearly more than for any other pair of one of the two. */
function pairClear(pairs: Pairing, candidates: readonly Candidate[], threshold: number, by: MatchedBy): void {
  const ofNote = new Map<number, Candidate[]>()
  const ofLine = new Map<LockedNote, Candidate[]>()
  for (const candidate of candidates) {
    add(ofNote, candidate.index, candidate)
    add(ofLine, candidate.line, candidate)
  }
  const isFree = ({ index, line }: Candidate) => pairs.found[index] === undefined && !pairs.takenBy.has(line.guid)
  const isRivalled = (candidate: Candidate, others: readonly Candidate[]) =>
    others.some((other) => other !== candidate && isFree(other) && other.evidence > candidate.evidence - belief.margin)
  for (const candidate of candidates) {
    if (candidate.evidence < threshold) break
    if (!isFree(candidate)) continue
    const { index, line } = candidate
    if (isRivalled(candidate, ofNote.get(index) ?? []) || isRivalled(candidate, ofLine.get(line) ?? [])) continue
    pair(pairs, index, line, by)
  }
}

/** Finds what speaks for each pair that could be, most first. */
function evidenceFinder(pairs: Pairing, free: readonly LockedNote[], weights: Weights) {
  const find = candidateFinder(free, weights)
  const found = new Map<number, LockedNote[]>()
  const known = new Map<number, Map<LockedNote, Likeness>>()
  const firstsBefore = new Set(free.map(({ first }) => first))
  const firstsToday = new Set(pairs.open().map((index) => contentOf(pairs.today[index]!).first))
  /** Whether the first fields of both are those of others: then answers were exchanged, and the first fields tell. */
  const isCrossed = (index: number, { first }: LockedNote) => {
    const now = contentOf(pairs.today[index]!).first
    return now !== first && firstsBefore.has(now) && firstsToday.has(first)
  }

  const likenessOf = (index: number, line: LockedNote): Likeness => {
    const row = known.get(index) ?? new Map<LockedNote, Likeness>()
    known.set(index, row)
    const like = row.get(line) ?? likeness(pairs.today[index]!, line, weights)
    row.set(line, like)
    return like
  }
  return (open: readonly number[], hood: Neighbourhood): Candidate[] =>
    open
      .flatMap((index) => {
        const facts = pairs.today[index]!
        const own = found.get(index) ?? find(facts)
        found.set(index, own)
        return [...new Set([...own, ...hood.around(index)])]
          .filter((line) => line.type === facts.type && !pairs.takenBy.has(line.guid) && pairs.isOpen(index, line))
          .map((line) => ({
            index,
            line,
            evidence: weigh(likenessOf(index, line), hood.near(index, line), isCrossed(index, line)),
          }))
      })
      .sort((a, b) => b.evidence - a.evidence || a.index - b.index || (a.line.guid < b.line.guid ? -1 : 1))
}

function weigh(like: Likeness, near: Nearness, crossed: boolean): number {
  return (
    (1 - belief.contained) * like.shared +
    belief.contained * like.contained +
    belief.slot * near.slot +
    (near.sameFile ? belief.sameFile : 0) +
    (like.sameFirst ? belief.sameFirst : 0) +
    (like.sameRest ? belief.sameRest : 0) -
    (crossed ? belief.crossed : 0)
  )
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else there.push(value)
}
