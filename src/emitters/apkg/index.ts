import type { Emitter, Since } from '../emitter.js'
import { type RenderedNote, renderNotes } from '../rendered-note.js'
import { changeTimes, type StoredNote } from './change-times.js'
import { collectionRow, packageDecks } from './collection-row.js'
import { timedTypes } from './type-times.js'

/** A package that every Anki imports: a collection of schema 11 and its media, in a zip. */
export const apkg: Emitter = {
  name: 'apkg',
  summary: 'a package for Anki, with cards, styling and media',
  ending: '.apkg',
  problems: [],

  async emit(collection, options) {
    // Only here are a database and a zip made.
    const { packagePieces } = await import('./archive.js')
    const { notes, media, cards } = await renderNotes(collection, options)
    const parting = options.parting ?? []
    const all = [...notes, ...parting]
    const decks = packageDecks(all.map(({ deck }) => deck))
    const { modOf, timestamp } = options
    const before = modOf === undefined ? options.earlier?.() : undefined
    const earlier = before === undefined ? undefined : (await import('./earlier-package.js')).earlierPackage(before)
    const stored: ReadonlyMap<string, StoredNote> = (await earlier?.notes()) ?? new Map()
    const own = modOf === undefined ? changeTimes(notes, timestamp, stored) : notes.map(({ note }) => modOf(note))
    const times = [...own, ...parting.map(({ changed }) => changed)]
    const used = new Set(all.map(({ type }) => type))
    const untimed = [...used].some(({ anki }) => anki.modified === undefined)
    const types = timedTypes(used, timestamp, (untimed ? await earlier?.types() : undefined) ?? {})
    const changed = times.reduce((a, b) => Math.max(a, b), 0)
    const row = collectionRow({ types, decks, notes: all.length, changed })
    const files = new Map([...media, ...parting.flatMap((note) => note.media)].map((file) => [file.name, file]))
    const packed = [...files.values()].map(({ name, file }) => ({ name, read: () => file.read() }))
    const pieces = await packagePieces({ collection: row, notes: all, times, media: packed }, options.threads)
    return {
      artifacts: [{ path: `${options.name}.apkg`, content: () => Buffer.concat([...pieces()]), pieces }],
      diagnostics: [],
      cards,
      mediaFolder: undefined,
      ...(earlier === undefined ? {} : { since: since(notes, stored) }),
    }
  },
}

function since(notes: readonly RenderedNote[], stored: ReadonlyMap<string, unknown>): Since {
  const kept = notes.filter(({ guid }) => stored.has(guid)).length
  return { gone: stored.size - kept, fresh: notes.length - kept }
}
