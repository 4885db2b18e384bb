import { builtinNoteTypes } from '../model/builtin-note-types.js'
import { noteTypeNamed } from '../model/collection.js'
import { countCards } from '../model/count-cards.js'
import { type Note, pathOf } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { packagedType } from '../model/packaged-note-type.js'
import type { ModelJson, NoteJson } from '../model/schema.js'
import { positionAt } from '../text/position.js'
import type { Emitter } from './emitter.js'

/** The model itself, for programs: read it, change it, and give it back as a source. */
export const json: Emitter = {
  name: 'json',
  summary: 'the notes as data, for programs of your own',
  ending: '.json',
  problems: [],
  async emit(collection, { name, deckOf }) {
    const used = new Set(collection.notes.map((note) => noteTypeNamed(collection, note.type)))
    const document: ModelJson = {
      version: 1,
      noteTypes: collection.noteTypes.filter((type) => used.has(type)).map(noteTypeJson),
      notes: collection.notes.map((note) => noteJson(note, deckOf(note))),
    }
    const content = `${JSON.stringify(document, null, 2)}\n`
    return {
      artifacts: [{ path: `${name}.json`, content }],
      diagnostics: [],
      cards: countCards(collection),
      mediaFolder: undefined,
    }
  },
}

function noteTypeJson(type: NoteType) {
  const { name, kind, fields, templates } = type
  const builtin = builtinNoteTypes.some((known) => known.name === name)
  return {
    name,
    kind,
    fields: [...fields],
    templates: templates.map(({ name, front, back }) => ({ name, front, back })),
    ...(builtin ? {} : { css: packagedType(type).anki.styling }),
  }
}

function noteJson(note: Note, deck: string): NoteJson {
  return {
    type: note.type,
    deck,
    tags: [...note.tags],
    ...(note.id === undefined ? {} : { id: note.id.kind === 'guid' ? note.id.value : { key: note.id.value } }),
    ...(note.title === undefined ? {} : { title: note.title }),
    fields: Object.fromEntries(note.fields.map(({ name, text }) => [name, text])),
    format: note.format,
    file: pathOf(note),
    line: positionAt(note.head.file, note.head.start).line,
  }
}
