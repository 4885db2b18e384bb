import { type Deletion, readClozes } from '../cloze/reading.js'
import { cardsOf } from './cards.js'
import { type Collection, noteTypeNamed } from './collection.js'
import type { Note } from './note.js'
import type { NoteType } from './note-type.js'

/** How many cards the notes of a collection make, told from their text alone: nothing is rendered for it. */
export function countCards(collection: Collection): number {
  let cards = 0
  for (const note of collection.notes) {
    const type = noteTypeNamed(collection, note.type)
    if (type === undefined) continue
    cards += countCardsOf(note, type, () => note.fields.map(({ text }) => readClozes(text, note.format).deletions))
  }
  return cards
}

/** How many cards a note makes. What its fields hide is asked for only where it makes the cards. */
export function countCardsOf(note: Note, type: NoteType, hidden: () => readonly (readonly Deletion[])[]): number {
  if (type.kind === 'cloze') return countNumbers(hidden())
  const textOf = (name: string) => note.fields.find((field) => field.name === name)?.text ?? ''
  return cardsOf(type, type.fields.map(textOf)).length
}

/** For how many numbers a cloze note makes a card. */
function countNumbers(hidden: readonly (readonly Deletion[])[]): number {
  return countAscending(hidden) ?? numbersIn(hidden).size
}

/** How many numbers there are where each is the one before or the next, as in nearly all notes; else undefined. */
function countAscending(hidden: readonly (readonly Deletion[])[]): number | undefined {
  let last = 0
  for (const deletions of hidden) {
    for (const { numbers, nested } of deletions) {
      const number = numbers[0] ?? 0
      if (numbers.length !== 1 || nested.length > 0 || number < Math.max(1, last) || number > last + 1) return undefined
      last = number
    }
  }
  return last
}

function numbersIn(hidden: readonly (readonly Deletion[])[]): Set<number> {
  const found = new Set<number>()
  const take = (deletions: readonly Deletion[]): void => {
    for (const { numbers, nested } of deletions) {
      for (const number of numbers) if (number > 0) found.add(number)
      take(nested)
    }
  }
  for (const deletions of hidden) take(deletions)
  return found
}
