import type { MediaLookup } from '../media/lookup.js'
import { mediaPacker, type PackedMedia } from '../media/pack-media.js'
import { type PackagedNoteType, packagedType } from '../model/builtin-note-types.js'
import { cardsOf } from '../model/cards.js'
import { type CheckedCollection, type Collection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import { explicitGuid, guidGiver, noteKey } from '../model/identity.js'
import type { Note } from '../model/note.js'
import { htmlOf, storedHtml } from '../model/note-html.js'

/** A note as Anki will hold it. */
export interface RenderedNote {
  readonly note: Note
  readonly type: PackagedNoteType
  /** The deck's full name in Anki's form. */
  readonly deck: string
  readonly guid: string
  readonly tags: readonly string[]
  /** HTML in the order of the type, files under their names in Anki. */
  readonly fields: readonly string[]
  /** Ordinals of its cards. */
  readonly cards: readonly number[]
}

/** All notes of a collection as Anki will hold them, and the files that they name. */
export interface Rendering {
  readonly notes: readonly RenderedNote[]
  readonly media: readonly PackedMedia[]
  readonly cards: number
}

/** What a rendering depends on, beside the collection. */
export interface RenderingOptions {
  readonly deckOf: (note: Note) => string
  readonly media: MediaLookup
}

const known = new WeakMap<Collection, { readonly options: RenderingOptions; readonly rendering: Promise<Rendering> }>()

/** The notes of a collection as Anki will hold them. Made once for all emitters that are given the same options. */
export function renderNotes(collection: CheckedCollection, options: RenderingOptions): Promise<Rendering> {
  const made = known.get(collection)
  if (made?.options.deckOf === options.deckOf && made.options.media === options.media) return made.rendering
  const rendering = render(collection, options)
  known.set(collection, { options, rendering })
  return rendering
}

async function render(collection: CheckedCollection, { deckOf, media }: RenderingOptions): Promise<Rendering> {
  const html = await htmlOf(collection)
  const packer = mediaPacker(media)
  const nextGuid = guidGiver()
  const decks = new Map<string, string>()
  let cards = 0
  const notes = collection.notes.map((note): RenderedNote => {
    const type = typeOf(collection, note)
    const named = deckOf(note)
    const deck = decks.get(named) ?? deckNameOf(named)
    decks.set(named, deck)
    const fields = html(note).map((field) => storedHtml(packer.rewrite(field, note.span.file.path)))
    const ordinals = cardsOf(type, fields)
    cards += ordinals.length
    const guid = note.id === undefined ? nextGuid(noteKey(type.name, deck, fields[0] ?? '')) : explicitGuid(note.id)
    return { note, type, deck, guid, tags: storedTags(note.tags), fields, cards: ordinals }
  })
  return { notes, media: packer.packed(), cards }
}

function typeOf(collection: Collection, note: Note): PackagedNoteType {
  const type = noteTypeNamed(collection, note.type)
  if (type === undefined) throw new Error(`A note of the unknown type ${note.type} passed the checks`)
  return packagedType(type)
}

/** Tags as Anki stores them: without blanks, which would part them, each once whatever its letter case. */
function storedTags(tags: readonly string[]): string[] {
  const stored = new Map<string, string>()
  for (const tag of tags) {
    const clean = tag
      .normalize('NFC')
      .replace(/[\0-\x1f\x7f]/g, '')
      .trim()
      .replace(/[ \u3000]+/g, '_')
    const key = clean.toUpperCase()
    if (clean !== '' && !stored.has(key)) stored.set(key, clean)
  }
  return [...stored.values()]
}
