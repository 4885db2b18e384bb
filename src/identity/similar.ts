import { type Candidate, evidenceFinder } from './evidence.js'
import type { Likeness, Weights } from './likeness.js'
import type { LockedNote } from './lock.js'
import type { MatchedBy, UnclearReason } from './matching.js'
import { neighbourhood, rowsOf } from './neighbours.js'
import { type Pairing, pair } from './pairing.js'

/** A pair that is not clear enough to be believed. */
export interface Doubt {
  readonly index: number
  readonly line: LockedNote
  readonly reason: UnclearReason
}

/**
 * From how much evidence on a pair is believed. Measured by `npm run test:identity` on one half of its
 * scripts.
 */
export const belief = {
  /** How much more must speak for a pair than for any other of the two. */
  margin: 0.06,
  /** First the sure pairs, whose places then speak for others. From `doubt` on a pair that is not believed is told. */
  here: { rounds: [0.95, 0.75, 0.6, 0.5, 0.46], doubt: 0.35 },
  /** From where on the better one of two rivals is believed all the same, in the end: halves of a note that was split. */
  rivalled: 0.75,
  /** How much two notes must share with one line, and how nearly as much the one as the other, to be taken for twins. */
  twin: { least: 0.5, margin: 0.12, allOfIt: 0.95 },
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
  const rows = rowsOf(pairs, free, all)
  const evidenceOf = evidenceFinder(pairs, free, rows, weights)
  for (const threshold of rounds) {
    const open = pairs.open()
    const hood = neighbourhood(pairs, rows)
    pairClear(pairs, evidenceOf(open, hood), { threshold, margin: belief.margin, by })
  }
  const last = evidenceOf(pairs.open(), neighbourhood(pairs, rows))
  pairClear(pairs, last, { threshold: belief.rivalled, margin: 0, by })
  // The same question and nothing but what stood behind it: what went on to another note does not make it unsure.
  const shortened = last.filter(({ like }) => like.sameFirst && like.rest === 1)
  pairClear(pairs, shortened, { threshold: rounds.at(-1) ?? 1, margin: 0, by })
  const hood = neighbourhood(pairs, rows)
  const doubts = new Map<number, Doubt>()
  for (const { index, line, evidence } of evidenceOf(pairs.open(), hood)) {
    if (evidence < doubt || doubts.has(index)) continue
    doubts.set(index, { index, line, reason: evidence >= (rounds.at(-1) ?? 1) ? 'rivals' : 'alike' })
  }
  return [...doubts.values()]
}

/** Believe each pair for which enough speaks, and clearly more than for any other pair of one of the two. */
function pairClear(
  pairs: Pairing,
  candidates: readonly Candidate[],
  { threshold, margin, by }: { readonly threshold: number; readonly margin: number; readonly by: MatchedBy },
): void {
  const ofNote = new Map<number, Candidate[]>()
  const ofLine = new Map<LockedNote, Candidate[]>()
  for (const candidate of candidates) {
    add(ofNote, candidate.index, candidate)
    add(ofLine, candidate.line, candidate)
  }
  const isFree = ({ index, line }: Candidate) => pairs.found[index] === undefined && !pairs.takenBy.has(line.guid)
  const isRivalled = (candidate: Candidate, others: readonly Candidate[]) =>
    others.some(
      (other) =>
        other !== candidate &&
        isFree(other) &&
        (other.evidence > candidate.evidence - margin || isTwin(candidate.like, other.like)),
    )
  for (const candidate of candidates) {
    if (candidate.evidence < threshold) break
    if (!isFree(candidate)) continue
    const { index, line } = candidate
    if (isRivalled(candidate, ofNote.get(index) ?? []) || isRivalled(candidate, ofLine.get(line) ?? [])) continue
    pair(pairs, index, line, by)
  }
}

/**
 * Whether another pair says about as much of what the line said, and both something of their own besides: one is a copy
 * and the other the note itself, rewritten. Which is which no text tells, whatever else speaks for one of them. A
 * question that stayed, or a whole answer, does tell.
 */
function isTwin(one: Likeness, other: Likeness): boolean {
  const { least, margin, allOfIt } = belief.twin
  // The question here, the answer there: a question may have been given away.
  if (one.sameFirst && one.rest === 0 && other.sameRest) return true
  return (
    !one.sameFirst &&
    !(one.sameRest && one.restSays === 1) &&
    Math.max(one.contained, other.contained) < allOfIt &&
    other.shared > Math.max(least, one.shared - margin)
  )
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const there = map.get(key)
  if (there === undefined) map.set(key, [value])
  else there.push(value)
}
