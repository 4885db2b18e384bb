import { pairCards, type Surroundings } from './card-pairs.js'
import { cardsIn, standsUncovered, stoodUncovered } from './cards.js'
import { highestNumber, type LockedCard } from './lock.js'
import { cardsOfLine, isNumbered, type LockedCards, noCards } from './lock-columns.js'
import type { NoteMatch } from './matching.js'
import type { ChangedHands, Numbering } from './numbering.js'

const asBefore: Numbering = { numbers: new Map(), cards: undefined, gone: [], handed: [], full: false }
const none: Numbering = { ...asBefore, cards: noCards }

/**
 * The numbers of a note's cards. A deletion keeps the number under which its answer was first given, a new one takes a
 * number that no card of the note has had. Numbers that the writer wrote are law; what changes hands there is told.
 */
export function numberCards({ facts, before }: NoteMatch): Numbering {
  const given = facts.note.given ?? []
  if (before === undefined) {
    const cards = cardsIn(facts)
    return cards.length === 0 ? none : { ...none, cards: { cards, used: [] }, full: isFull(cards) }
  }
  // The text is as it was, so its cards are, in the same order.
  const isSame = facts.text === before.text
  if (isSame && (given.length === 0 || isNumbered(before, given))) return asBefore
  const had = cardsOfLine(before)
  if (isSame && given.length === had.cards.length) {
    return { ...asBefore, numbers: changes(given, had.cards) }
  }
  const today = cardsIn(facts)
  if (today.length === 0 && before.cards === '') return none
  return numbered(today, new Set(given), had, {
    isUncovered: (card) => standsUncovered(facts, card),
    wasUncovered: (card) => stoodUncovered(before, had, card),
  })
}

/** The cards of a numbered note, and those that it had. */
export function cardsUnder({ cards }: Numbering, { before }: NoteMatch): LockedCards {
  return cards ?? (before === undefined ? noCards : cardsOfLine(before))
}

function numbered(
  today: readonly LockedCard[],
  given: ReadonlySet<number>,
  before: LockedCards,
  surroundings: Surroundings,
): Numbering {
  const pairs = pairCards(today, before.cards, surroundings)
  const now = new Map([...pairs].map(([index, at]) => [index, before.cards[at]!]))
  for (const [index, card] of today.entries()) {
    // What was there once and comes back has its history still.
    const again = now.has(index) ? undefined : before.used.filter(({ answer }) => answer === card.answer)
    if (again?.length === 1 && ![...now.values()].includes(again[0]!)) now.set(index, again[0]!)
  }

  const written = new Set(today.flatMap(({ number }) => (given.has(number) ? [] : [number])))
  const all = [...before.cards, ...before.used, ...today.filter(({ number }) => written.has(number))]
  let last = all.reduce((highest, { number }) => Math.max(highest, number), 0)
  const numbers = new Map<number, number>()
  const cards = today.map((card, index): LockedCard => {
    if (written.has(card.number)) return card
    const had = now.get(index)?.number
    if (had === undefined || written.has(had)) last++
    const number = had === undefined || written.has(had) ? last : had
    if (number !== card.number) numbers.set(card.number, number)
    return { ...card, number }
  })

  const there = new Set(cards.map(({ number }) => number))
  const kept = new Set(now.values())
  const used = new Map<number, LockedCard>()
  for (const card of [...before.used, ...before.cards]) if (!there.has(card.number)) used.set(card.number, card)
  return {
    numbers,
    cards: { cards, used: [...used.values()].sort((a, b) => a.number - b.number) },
    gone: before.cards.filter((card) => !kept.has(card)),
    handed: handedOn(cards, before, now),
    full: isFull(cards),
  }
}

/** The numbers that stand for another deletion than before. */
function handedOn(
  cards: readonly LockedCard[],
  before: LockedCards,
  had: ReadonlyMap<number, LockedCard>,
): ChangedHands[] {
  const numbersBefore = new Map([...before.used, ...before.cards].map((card) => [card.number, card]))
  return cards.flatMap((now, index) => {
    const then = numbersBefore.get(now.number)
    const from = had.get(index)?.number
    return then === undefined || from === now.number ? [] : [{ number: now.number, before: then, now, from }]
  })
}

/** What becomes of the numbers of a note whose text is as it was. */
function changes(given: readonly number[], cards: readonly LockedCard[]): Map<number, number> {
  const numbers = new Map<number, number>()
  for (const [index, number] of given.entries()) {
    const kept = cards[index]!.number
    if (kept !== number) numbers.set(number, kept)
  }
  return numbers
}

function isFull(cards: readonly LockedCard[]): boolean {
  return cards.some(({ number }) => number > highestNumber)
}
