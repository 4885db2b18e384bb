import { distance } from './letters.js'
import { type LockedCard, parting } from './lock.js'

/** What speaks for a card of today being one of before, and from where on it is believed. */
const belief = { letters: 0.7, context: 0.3, slot: 0.25, enough: 0.5 }

/** From how alike two answers are in their letters they are one answer, edited. */
const edited = 0.5

/** What is known of answers beside the cards. */
export interface Surroundings {
  /** Whether what a card of before hid stands in the text of today, and is not hidden there. */
  readonly isUncovered: (card: LockedCard) => boolean
  /** Whether what a card of today hides stood in the text of before, and was not hidden there. */
  readonly wasUncovered: (card: LockedCard) => boolean
}

const unknown: Surroundings = { isUncovered: () => false, wasUncovered: () => false }

/**
 * Which card of before each card of today is: the index, by the index of the card of today.
 *
 * The same answer is the same card; where it stands twice, what stands around it decides, then the order. An answer that
 * is new is the nearest one that went, by its letters and by its place; not one that was only uncovered and still stands
 * in the text. Nor is what stood there for all to see, and is hidden now, another answer in the place of one that went.
 */
export function pairCards(
  today: readonly LockedCard[],
  before: readonly LockedCard[],
  { isUncovered, wasUncovered }: Surroundings = unknown,
): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const take = (one: number, other: number) => {
    pairs.set(one, other)
    taken.add(other)
  }
  for (const [index, card] of today.entries()) {
    const at = before.findIndex((other, place) => !taken.has(place) && sameAll(card, other))
    if (at !== -1) take(index, at)
  }
  for (const { index, at } of sameAnswers()) if (!pairs.has(index) && !taken.has(at)) take(index, at)

  const open = () => [...today.keys()].filter((index) => !pairs.has(index))
  const still = once(isUncovered)
  const earlier = once(wasUncovered)
  const free = () => [...before.keys()].filter((at) => !taken.has(at) && !still(before[at]!))
  if (open().length === 0) return pairs
  for (;;) {
    let best: { one: number; other: number; evidence: number } | undefined
    for (const one of open())
      for (const other of free()) {
        const evidence = evidenceFor(one, other)
        if (evidence >= belief.enough && evidence > (best?.evidence ?? 0)) best = { one, other, evidence }
      }
    if (best === undefined) return pairs
    take(best.one, best.other)
  }

  /** What hides the same answer: those first whose surroundings agree most, then those first that come first. */
  function sameAnswers() {
    const same = [...today.entries()].flatMap(([index, card]) =>
      before.flatMap((other, at) =>
        card.answer === other.answer ? [{ index, at, context: sharedContext(card, other) }] : [],
      ),
    )
    return same.sort((a, b) => b.context - a.context || a.index - b.index || a.at - b.at)
  }

  function evidenceFor(one: number, other: number): number {
    const [now, then] = [today[one]!, before[other]!]
    const letters = sharedLetters(now.answer, then.answer)
    if (letters < edited && earlier(now)) return 0
    const near = isBetweenTheSame(one, other) ? belief.slot : 0
    return belief.letters * letters + belief.context * sharedContext(now, then) + near
  }

  /** Whether the nearest cards that are known above and below are the same ones. */
  function isBetweenTheSame(one: number, other: number): boolean {
    let [above, below] = [-1, before.length]
    for (let at = one - 1; at >= 0 && above === -1; at--) above = pairs.get(at) ?? -1
    for (let at = one + 1; at < today.length && below === before.length; at++) below = pairs.get(at) ?? before.length
    if (!(above < other && other < below)) return false
    for (let at = above + 1; at < below; at++) if (at !== other && taken.has(at)) return false
    return true
  }
}

/** Asks about each card once. */
function once(ask: (card: LockedCard) => boolean): (card: LockedCard) => boolean {
  const known = new Map<LockedCard, boolean>()
  return (card) => {
    const answer = known.get(card) ?? ask(card)
    known.set(card, answer)
    return answer
  }
}

function sameAll(one: LockedCard, other: LockedCard): boolean {
  return one.answer === other.answer && one.context === other.context
}

/** How alike two answers are in their letters; of groups the two members that are most alike. */
function sharedLetters(one: string, other: string): number {
  if (one === '' || other === '') return 0
  const likenesses = one.split(parting).flatMap((a) => other.split(parting).map((b) => 1 - distance(a, b)))
  return Math.max(1 - distance(one, other), ...likenesses)
}

/** 1 where the words before and behind are the same, a half where one is. */
function sharedContext(one: LockedCard, other: LockedCard): number {
  const same = (from: number) => (one.context.slice(from, from + 2) === other.context.slice(from, from + 2) ? 0.5 : 0)
  return same(0) + same(2)
}
