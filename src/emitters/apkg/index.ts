import type { Emitter } from '../emitter.js'
import { renderNotes } from '../rendered-note.js'
import { collectionRow, packageDecks } from './collection-row.js'
import { tableRows } from './table-rows.js'

/** A package that every Anki imports: a collection of schema 11 and its media, in a zip. */
export const apkg: Emitter = {
  name: 'apkg',
  summary: 'a package for Anki, with cards, styling and media',
  ending: '.apkg',
  problems: [],

  async emit(collection, options) {
    // Only here are SQLite and zip needed, and they are large.
    const { packageBytes } = await import('./archive.js')
    const { notes, media, cards } = await renderNotes(collection, options)
    const decks = packageDecks(notes.map(({ deck }) => deck))
    const types = new Set(notes.map(({ type }) => type))
    const content = await packageBytes({
      collection: collectionRow({ types, decks, notes: notes.length, timestamp: options.timestamp }),
      ...tableRows(notes, options.timestamp, decks.idOf),
      media: media.map(({ name, file }) => ({ name, read: () => file.read() })),
    })
    return { artifacts: [{ path: `${options.name}.apkg`, content }], diagnostics: [], cards, mediaFolder: undefined }
  },
}
