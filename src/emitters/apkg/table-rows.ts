import { strippedText } from '../../model/plain-text.js'
import { stableId, takeId } from '../../model/stable-id.js'
import { asNumber } from '../../sqlite/affinity.js'
import type { Row } from '../../sqlite/row.js'
import { hash } from '../../text/hash.js'
import type { RenderedNote } from '../rendered-note.js'
import { storedFields, storedTags } from './change-times.js'

/** What of a note makes its rows. */
type StoredRow = Pick<RenderedNote, 'guid' | 'type' | 'deck' | 'tags' | 'fields' | 'cards'>

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
  const taken = new Set<number>()
  const ids = notes.map(({ guid }) => takeId(stableId(`note\x1f${guid}`), taken))

  function* noteRows(): Generator<Row> {
    for (const index of inOrderOf(ids)) yield noteRow(notes[index]!, ids[index]!, times[index]!)
  }

  function* cardRows(): Generator<Row> {
    const takenByCards = new Set<number>()
    const cardIds: number[] = []
    const owners: number[] = []
    const ordinals: number[] = []
    notes.forEach(({ guid, cards }, index) => {
      const first = stableId(`card\x1f${guid}`)
      for (const ordinal of cards) {
        cardIds.push(takeId(first + ordinal, takenByCards))
        owners.push(index)
        ordinals.push(ordinal)
      }
    })
    for (const index of inOrderOf(cardIds)) {
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

function inOrderOf(ids: readonly number[]): number[] {
  return ids.map((_, index) => index).sort((a, b) => ids[a]! - ids[b]!)
}
