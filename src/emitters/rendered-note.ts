import type { MediaLookup } from '../media/lookup.js'
import { type MediaPacker, mediaPacker, type PackedMedia } from '../media/pack-media.js'
import { cardsOf } from '../model/cards.js'
import { type CheckedCollection, type Collection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import { explicitGuid, guidGiver, noteKey } from '../model/identity.js'
import { type Note, pathOf } from '../model/note.js'
import { htmlOf, storedHtml } from '../model/note-html.js'
import { lastingName } from '../model/note-type.js'
import { type PackagedNoteType, packagedType } from '../model/packaged-note-type.js'
import { noStopwatch, type Stopwatch } from '../model/stopwatch.js'

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
  /** The files that its fields name. */
  readonly media: readonly PackedMedia[]
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
  /**
   * All notes of the run, where the collection holds only some of them: two notes of one key are told apart by their
   * order among all, so that a note has one guid in whichever output it is. The collection itself where absent.
   */
  readonly all?: CheckedCollection
  /** The guid of a note where a project remembers it; else it is made of the note's key. */
  readonly guidOf?: ((note: Note) => string) | undefined
  /** Counts what making the HTML takes. */
  readonly stopwatch?: Stopwatch
}

interface Known {
  readonly options: RenderingOptions
  /** In the order of the collection. */
  readonly rendered: Promise<readonly RenderedNote[]>
  /** Made where only some of the notes are asked for. */
  byNote?: ReadonlyMap<Note, RenderedNote>
}

const known = new WeakMap<Collection, Known>()

/** The notes of a collection as Anki will hold them. Made once for all emitters that are given the same options. */
export async function renderNotes(collection: CheckedCollection, options: RenderingOptions): Promise<Rendering> {
  const all = options.all ?? collection
  const once = renderedOnce(all, options)
  const rendered = await once.rendered
  const notes = collection.notes === all.notes ? rendered : chosen(collection.notes, rendered, once)
  const media = new Set<PackedMedia>()
  let cards = 0
  for (const one of notes) {
    cards += one.cards.length
    for (const file of one.media) media.add(file)
  }
  return { notes, media: [...media], cards }
}

function renderedOnce(all: CheckedCollection, options: RenderingOptions): Known {
  const made = known.get(all)
  const { deckOf, media, guidOf } = made?.options ?? {}
  if (made !== undefined && deckOf === options.deckOf && media === options.media && guidOf === options.guidOf) {
    return made
  }
  const once: Known = { options, rendered: render(all, options) }
  known.set(all, once)
  return once
}

function chosen(notes: readonly Note[], rendered: readonly RenderedNote[], once: Known): RenderedNote[] {
  once.byNote ??= new Map(rendered.map((one) => [one.note, one]))
  const { byNote } = once
  return notes.map((note) => {
    const one = byNote.get(note)
    if (one === undefined) throw new Error('A note to be written is not among the notes of the run')
    return one
  })
}

async function render(
  all: CheckedCollection,
  { deckOf, media, guidOf, stopwatch: watch = noStopwatch }: RenderingOptions,
): Promise<RenderedNote[]> {
  const htmlOfNote = await watch.of('html', () => htmlOf(all))
  const html = watch === noStopwatch ? htmlOfNote : (note: Note) => watch.of('html', () => htmlOfNote(note))
  const packer = mediaPacker(media)
  const nextGuid = guidGiver()
  const decks = new Map<string, string>()
  const derivedGuid = (note: Note, type: string, deck: string, first: string) =>
    note.id === undefined ? nextGuid(noteKey(type, deck, first)) : explicitGuid(note.id)
  return all.notes.map((note): RenderedNote => {
    const type = typeOf(all, note)
    const named = deckOf(note)
    const deck = decks.get(named) ?? deckNameOf(named)
    decks.set(named, deck)
    let files: Set<PackedMedia> | undefined
    const fields = storedFields(note, html(note), packer, (file) => {
      files = (files ?? new Set()).add(file)
    })
    const guid = guidOf === undefined ? derivedGuid(note, lastingName(type), deck, fields[0] ?? '') : guidOf(note)
    const tags = note.tags.length === 0 ? none : storedTags(note.tags)
    const met = files === undefined ? none : [...files]
    return { note, type, deck, guid, tags, fields, media: met, cards: heldOnce(cardsOf(type, fields)) }
  })
}

/** Of hundreds of thousands of notes most have the same few lists: those are held once. */
const none: readonly never[] = []
const counts: (readonly number[])[] = []

/** The one list of ordinals without a gap that is as long as this one; else the list itself, no longer than it must be. */
function heldOnce(ordinals: readonly number[]): readonly number[] {
  const isCount = ordinals.every((ordinal, index) => ordinal === index)
  if (!isCount) return ordinals.slice()
  counts[ordinals.length] ??= ordinals.slice()
  return counts[ordinals.length] as readonly number[]
}

/** A note's fields as Anki stores them, files under their names there. `met` is told of each file that they name. */
export function storedFields(
  note: Note,
  html: readonly string[],
  packer: MediaPacker,
  met?: (file: PackedMedia) => void,
): readonly string[] {
  const stored = html.map((field) => storedHtml(packer.rewrite(field, pathOf(note), met)))
  // Most fields are stored as they are, and need not be listed twice.
  return stored.every((field, index) => field === html[index]) ? html : stored
}

function typeOf(collection: Collection, note: Note): PackagedNoteType {
  const type = noteTypeNamed(collection, note.type)
  if (type === undefined) throw new Error(`A note of the unknown type ${note.type} passed the checks`)
  return packagedType(type)
}

/** Tags as Anki stores them: without blanks, which would part them, each once whatever its letter case. */
export function storedTags(tags: readonly string[]): string[] {
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
