import type { LockedCard, LockedNote } from './lock.js'
import { cardsAsColumns, cardsOfLine } from './lock-columns.js'
import { changed } from './locked-lines.js'

/** A number that two branches gave to two deletions of one note. */
export interface NumberClash {
  readonly guid: string
  readonly number: number
  /** What keeps the number. */
  readonly kept: string
  /** What gets a new one. */
  readonly lost: string
}

/**
 * Two lines of one note made one: the one that changed later, with all the numbers of both. Where both changed at the
 * same second the order of their texts decides, so that it is the same whichever comes first.
 */
export function united(one: LockedNote, other: LockedNote, clashes: NumberClash[] = []): LockedNote {
  const [newer, older] = isNewer(one, other) ? [one, other] : [other, one]
  const [now, then] = [cardsOfLine(newer), cardsOfLine(older)]
  const cards = [...now.cards]
  for (const card of then.cards) {
    const taken = cards.find(({ number }) => number === card.number)
    if (taken === undefined) cards.push(card)
    else if (taken.answer !== card.answer)
      clashes.push({ guid: newer.guid, number: card.number, kept: taken.answer, lost: card.answer })
  }
  const used = new Map<number, LockedCard>()
  for (const card of [...now.used, ...then.used])
    if (!used.has(card.number) && !cards.some(({ number }) => number === card.number)) used.set(card.number, card)
  // A note that one branch removed and the other kept may be there: the next build will see.
  const gone = one.gone === undefined || other.gone === undefined ? undefined : Math.max(one.gone, other.gone)
  return changed(newer, {
    key: newer.key ?? older.key,
    gone,
    cards: cardsAsColumns({ cards, used: [...used.values()].sort((a, b) => a.number - b.number) }),
  })
}

function isNewer(one: LockedNote, other: LockedNote): boolean {
  if (one.mod !== other.mod) return one.mod > other.mod
  const text = ({ shown, file, place, text, gone, cards }: LockedNote) =>
    JSON.stringify([shown, file, place, text, gone ?? 0, cards])
  return text(one) > text(other)
}
