import { fieldHtml, loadRemark, shortFieldHtml } from '../markdown/field-html.js'
import { type Collection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import type { Field, Note } from '../model/note.js'
import { htmlOf, storedHtml } from '../model/note-html.js'
import { storedTags } from './rendered-note.js'

/**
 * What Anki would hold of each note, sound or not, as one text each, in their order: two collections of which these are
 * the same make the same cards. What has no place in a note's type counts as well.
 */
export async function shownNotes(collection: Collection, deckOf: (note: Note) => string): Promise<string[]> {
  const html = await htmlOf(collection)
  const shown: string[] = []
  for (const note of collection.notes) {
    const type = noteTypeNamed(collection, note.type)
    const reading = { format: note.format, cloze: type?.kind === 'cloze' }
    const others: [name: string, html: string][] = []
    for (const { name, text } of homelessFields(collection, note)) {
      others.push([name, shortFieldHtml(text, reading) ?? fieldHtml(text, reading, await loadRemark())])
    }
    const parts = {
      type: type?.name ?? note.type,
      deck: deckNameOf(deckOf(note)),
      tags: storedTags(note.tags),
      id: note.id && [note.id.kind, note.id.value],
      fields: html(note).map(storedHtml),
      others,
    }
    shown.push(JSON.stringify(parts))
  }
  return shown
}

/** The fields of a note for which its type has no place. */
function homelessFields(collection: Collection, note: Note): Field[] {
  const type = noteTypeNamed(collection, note.type)
  if (type !== undefined && note.fields.every(({ name }, at) => name === type.fields[at])) return []
  const shown = new Set(type?.fields.map((name) => note.fields.find((field) => field.name === name)))
  return note.fields.filter((field) => !shown.has(field))
}
