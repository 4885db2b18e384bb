import { type Collection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import type { Note } from '../model/note.js'
import { htmlOf, storedHtml } from '../model/note-html.js'
import { storedTags } from './rendered-note.js'

/**
 * What Anki would hold of each note, sound or not, as one text each, in their order: two collections of which these are
 * the same make the same cards. Of what has no place in the note's type, it is what was written.
 */
export async function shownNotes(collection: Collection, deckOf: (note: Note) => string): Promise<string[]> {
  const html = await htmlOf(collection)
  return collection.notes.map((note) => {
    const type = noteTypeNamed(collection, note.type)
    const shown = new Set(type?.fields.map((name) => note.fields.find((field) => field.name === name)))
    return JSON.stringify({
      type: type?.name ?? note.type,
      deck: deckNameOf(deckOf(note)),
      tags: storedTags(note.tags),
      id: note.id && [note.id.kind, note.id.value],
      fields: html(note).map(storedHtml),
      others: note.fields.filter((field) => !shown.has(field)).map(({ name, text }) => [name, text]),
    })
  })
}
