import { type Deletion, readClozes } from '../cloze/reading.js'
import { cardsOf } from './cards.js'
import { type Collection, noteTypeNamed } from './collection.js'
import type { Note } from './note.js'

/** How many cards the notes of a collection make, told from their text alone: nothing is rendered for it. */
export function countCards(collection: Collection): number {
  let cards = 0
  for (const note of collection.notes) {
    const type = noteTypeNamed(collection, note.type)
    if (type === undefined) continue
    if (type.kind === 'cloze') cards += numbersOf(note).size
    else
      cards += cardsOf(
        type,
        type.fields.map((name) => note.fields.find((field) => field.name === name)?.text ?? ''),
      ).length
  }
  return cards
}

/** The numbers for which a cloze note makes a card. */
function numbersOf(note: Note): Set<number> {
  const numbers = new Set<number>()
  const take = (deletions: readonly Deletion[]): void => {
    for (const deletion of deletions) {
      for (const number of deletion.numbers) if (number > 0) numbers.add(number)
      take(deletion.nested)
    }
  }
  for (const field of note.fields) take(readClozes(field.text, note.format).deletions)
  return numbers
}
