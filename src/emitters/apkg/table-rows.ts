import { strippedText } from '../../model/plain-text.js'
import { stableId, takeId } from '../../model/stable-id.js'
import { asNumber } from '../../sqlite/affinity.js'
import type { Row } from '../../sqlite/row.js'
import { hash } from '../../text/hash.js'
import type { RenderedNote } from '../rendered-note.js'
import { storedFields, storedTags } from './change-times.js'

/** What of a note makes its rows. */
export interface StoredRow extends Pick<RenderedNote, 'guid' | 'deck' | 'tags' | 'fields' | 'cards'> {
  readonly type: { readonly anki: { readonly id: number } }
}

/** That and no more. */
export function storedRow({ guid, type, deck, tags, fields, cards }: StoredRow): StoredRow {
  return { guid, type: { anki: { id: type.anki.id } }, deck, tags, fields, cards }
}

/** The rows of the two tables that hold the notes and their cards. */
export interface TableRows {
  readonly notes: Iterable<Row>
  readonly cards: Iterable<Row>
}

/**
 * Notes and cards as rows, each in the order of the columns; `times` says of each note when it last changed, in seconds.
 *
 * Ids come from the guids. Rows are given in the order of their ids: SQLite then fills its pages from the first to the
 * last, in less time and space.
 */
export function tableRows(
  notes: readonly StoredRow[],
  times: readonly number[],
  deckIdOf: (deck: string) => number,
): TableRows {
  const ids = Float64Array.from(notes, ({ guid }) => stableId(`note\x1f${guid}`))
  const order = madeUnique(ids)

  function* noteRows(): Generator<Row> {
    for (const index of order) yield noteRow(notes[index]!, ids[index]!, times[index]!)
  }

  function* cardRows(): Generator<Row> {
    const count = notes.reduce((sum, { cards }) => sum + cards.length, 0)
    const cardIds = new Float64Array(count)
    const owners = new Uint32Array(count)
    const ordinals = new Uint32Array(count)
    let next = 0
    notes.forEach(({ guid, cards }, index) => {
      const first = stableId(`card\x1f${guid}`)
      for (const ordinal of cards) {
        cardIds[next] = first + ordinal
        owners[next] = index
        ordinals[next++] = ordinal
      }
    })
    for (const index of madeUnique(cardIds)) {
      const owner = owners[index]!
      const deck = deckIdOf(notes[owner]!.deck)
      // A new card's `due` is its place in the order of study: all cards of a note have the note's.
      const due = owner + 1
      const [id, note, ordinal, changed] = [cardIds[index]!, ids[owner]!, ordinals[index]!, times[owner]!]
      // What follows is the card's as long as nobody has studied it.
      yield [id, note, deck, ordinal, changed, -1, 0, 0, due, 0, 0, 0, 0, 0, 0, 0, 0, '']
    }
  }

  return { notes: { [Symbol.iterator]: noteRows }, cards: { [Symbol.iterator]: cardRows } }
}

function noteRow({ guid, type, tags, fields }: StoredRow, id: number, changed: number): Row {
  const sortField = strippedText(fields[0] ?? '')
  const checksum = Number.parseInt(hash('sha1', sortField).slice(0, 8), 16)
  return [
    id,
    guid,
    type.anki.id,
    changed,
    -1,
    storedTags(tags),
    storedFields(fields),
    asNumber(sortField),
    checksum,
    0,
    '',
  ]
}

/** Gives each of several that have one id another one, the first keeps it; and gives the order of them all. */
function madeUnique(ids: Float64Array): Uint32Array {
  const order = inOrderOf(ids)
  // Hardly ever do two meet: only then is it worth the memory to know of each whether it is taken.
  if (order.every((index, at) => at === 0 || ids[order[at - 1]!] !== ids[index])) return order
  const taken = new Set<number>()
  for (const [index, id] of ids.entries()) ids[index] = takeId(id, taken)
  return inOrderOf(ids)
}

function inOrderOf(ids: Float64Array): Uint32Array {
  return Uint32Array.from(ids, (_, index) => index).sort((a, b) => ids[a]! - ids[b]!)
}
