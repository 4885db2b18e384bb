import { contentOf, sketchIn } from './content.js'
import type { NoteFacts } from './facts.js'
import type { LockedNote } from './lock.js'
import { saidOf } from './lock-columns.js'
import { allHashes, fullSketch, hashRange, readSketch, type Sketch, type SketchKind } from './sketch.js'

/** How much each hash tells: one that most notes have tells little. */
export type Weights = (kind: SketchKind, hash: number) => number

/** How much of what two notes say they have in common, from 0 to 1. */
export interface Overlap {
  /** Of all that they say together, the part that both say. */
  readonly shared: number
  /** Of what the shorter one says, the part that the other says too. */
  readonly contained: number
}

/** How alike a note of today and one of the lock are, each from 0 to 1. */
export interface Likeness extends Overlap {
  readonly sameFirst: boolean
  readonly sameRest: boolean
  /** How much the same rest says: a word alone is often that of other notes too. From 0 to 1. */
  readonly restSays: number
  /** The part of today's first field, and of what stands behind it, that the line has somewhere. */
  readonly first: number
  readonly rest: number
  /** Of all that stands behind the two first fields, the part that both have. */
  readonly sharedRest: number
  /** Whether both have a rest, nothing of today's stood in the line, and the first field is another one too. */
  readonly replaced: boolean
}

const sketches = new WeakMap<LockedNote, Sketch>()

/** The sketch of a line, read once. */
export function sketchOfLine(line: LockedNote): Sketch {
  const known = sketches.get(line)
  if (known !== undefined) return known
  const sketch = readSketch(saidOf(line).sketch)
  sketches.set(line, sketch)
  return sketch
}

/** How much more rare words count than common ones. */
const weightPower = 1.5

/** Up to how many notes teach little about which words are common. */
const few = 10

/** How many lines are looked at to learn which words are common. */
const sampleSize = 6000

/** The weights of hashes, learnt from a fair sample of the lock. */
export function weightsOf(lines: readonly LockedNote[]): Weights {
  const counts = { words: new Uint16Array(hashRange.words), letters: new Uint16Array(hashRange.letters) }
  const seen = { words: 0, letters: 0 }
  const step = Math.max(1, Math.ceil(lines.length / sampleSize))
  for (let at = 0; at < lines.length; at += step) {
    const { kind, hashes } = readSketch(saidOf(lines[at] as LockedNote).sketch)
    seen[kind]++
    for (const hash of hashes) counts[kind][hash] = (counts[kind][hash] ?? 0) + 1
  }
  return (kind, hash) => Math.log((seen[kind] + few) / ((counts[kind][hash] ?? 0) + few / 2)) ** weightPower + 0.1
}

/** From how many words on the same rest says all that it can. */
const wholeRest = 3

/** How alike a note of today and a line are. */
export function likeness(facts: NoteFacts, line: LockedNote, weights: Weights): Likeness {
  const before = sketchOfLine(line)
  const said = saidOf(line)
  const now = sketchIn(facts, before.kind)
  const { first, rest, words, firstWords } = contentOf(facts)
  const weigh = (hash: number) => weights(before.kind, hash)
  const { shared, contained } = overlap(before.hashes, now.hashes, weigh)
  const inFirst = new Set(allHashes(firstWords, before.kind))
  const there = new Set(before.hashes)
  const limit = endOf(before.hashes)
  const part = (hashes: readonly number[]) => {
    const seen = hashes.filter((hash) => hash <= limit)
    const all = seen.reduce((sum, hash) => sum + weigh(hash), 0)
    const both = seen.reduce((sum, hash) => sum + (there.has(hash) ? weigh(hash) : 0), 0)
    return all === 0 ? 0 : both / all
  }
  const restPart = rest === said.rest ? 1 : part(now.hashes.filter((hash) => !inFirst.has(hash)))
  return {
    shared,
    contained,
    replaced: first !== said.first && rest !== '' && said.rest !== '' && restPart === 0,
    sameFirst: first === said.first,
    sameRest: rest !== '' && rest === said.rest,
    restSays: Math.min(1, (words.length - firstWords.length) / wholeRest),
    first: first === said.first ? 1 : part([...inFirst]),
    rest: restPart,
    sharedRest: restAgreement(facts, line, weights),
  }
}

/** How alike two lines are, counted as for a note of today and a line. */
export function lineLikeness(one: LockedNote, other: LockedNote, weights: Weights): Overlap {
  const [a, b] = [sketchOfLine(one), sketchOfLine(other)]
  if (a.kind !== b.kind || one.type !== other.type) return { shared: 0, contained: 0 }
  return overlap(a.hashes, b.hashes, (hash) => weights(a.kind, hash))
}

/** How far what stands behind the first field agrees, where the first field is the same. 1 where one has nothing there. */
export function restAgreement(facts: NoteFacts, line: LockedNote, weights: Weights): number {
  const { rest, firstWords } = contentOf(facts)
  const before = saidOf(line).rest
  if (rest === '' || before === '' || rest === before) return 1
  const { kind, hashes } = sketchOfLine(line)
  const first = new Set(allHashes(firstWords, kind))
  const others = (list: readonly number[]) => list.filter((hash) => !first.has(hash))
  return overlap(others(hashes), others(sketchIn(facts, kind).hashes), (hash) => weights(kind, hash)).shared
}

function overlap(one: readonly number[], other: readonly number[], weigh: (hash: number) => number): Overlap {
  const limit = Math.min(endOf(one), endOf(other))
  let both = 0
  let onlyOne = 0
  let onlyOther = 0
  let [a, b] = [0, 0]
  while (a < one.length || b < other.length) {
    const [x, y] = [one[a] ?? Number.POSITIVE_INFINITY, other[b] ?? Number.POSITIVE_INFINITY]
    const least = Math.min(x, y)
    if (least > limit) break
    const weight = weigh(least)
    if (x === y) both += weight
    else if (x < y) onlyOne += weight
    else onlyOther += weight
    if (x <= y) a++
    if (y <= x) b++
  }
  const all = both + onlyOne + onlyOther
  if (both === 0) return { shared: 0, contained: 0 }
  const [small, large] = [both + Math.min(onlyOne, onlyOther), both + Math.max(onlyOne, onlyOther)]
  // That a long text holds a few words more or less by chance says nothing.
  return { shared: both / all, contained: (both / small) * Math.min(1, (2 * small) / large) }
}

/** A full sketch says nothing of hashes above its last one. */
function endOf(hashes: readonly number[]): number {
  return hashes.length >= fullSketch ? (hashes.at(-1) ?? 0) : Number.POSITIVE_INFINITY
}
