import { revealed } from '../cloze/only.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { storedFields, storedTags } from '../emitters/rendered-note.js'
import { mentionsMedia } from '../media/mention.js'
import type { MediaPacker } from '../media/pack-media.js'
import { cardsOf } from '../model/cards.js'
import { type Collection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import type { Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import { type HtmlOf, htmlOf } from '../model/note-html.js'
import { notesByPlace } from '../model/note-places.js'
import type { NoteType } from '../model/note-type.js'
import { type PackagedNoteType, packagedType } from '../model/packaged-note-type.js'
import { plainText } from '../model/plain-text.js'
import type { SourceFile } from '../text/source-file.js'

/** A note as Anki would hold it, whether or not it is sound enough to be built. */
export interface PreviewedNote {
  readonly note: Note
  /** Undefined where nobody knows its type. */
  readonly type: PackagedNoteType | undefined
  readonly deck: string
  readonly tags: readonly string[]
  readonly fields: readonly string[]
  readonly cards: readonly number[]
  readonly text: string
  readonly leftOut: boolean
}

/** What stands at one place of the list: a note with what is wrong in it, or something wrong that is in no note. */
export interface Entry {
  readonly note: PreviewedNote | undefined
  readonly findings: readonly Diagnostic[]
}

/** A file and what the list shows of it. */
export interface PreviewedFile {
  readonly file: SourceFile
  readonly entries: readonly Entry[]
}

/** What is to be shown. */
export interface ToPreview {
  /** In the order in which they are to be shown. */
  readonly files: readonly SourceFile[]
  readonly collection: Collection
  readonly leftOut: readonly Note[]
  readonly diagnostics: readonly Diagnostic[]
  readonly deckOf: (note: Note) => string
  readonly packer: MediaPacker
  /** What was made of the same notes before. */
  readonly memory: Memory
}

/** Longer texts are searched and listed by their beginning. */
const longestText = 5000

/**
 * The notes of a run, sound or not, file by file, each with what was found in it. Files of which nothing is told are left
 * out.
 */
export async function previewed(given: ToPreview): Promise<PreviewedFile[]> {
  const { collection, leftOut, diagnostics, memory } = given
  const broken = new Set(leftOut)
  const all = [...collection.notes, ...leftOut]
  const html = await htmlOf({ ...collection, notes: all })
  const typeOf = typeLookup(collection)
  const notesIn = byFile(all, (note) => note.span.file)
  const foundIn = byFile(diagnostics, ({ span }) => span.file)
  const sources = new Set(given.files)
  // What is no source, the lock say, comes first.
  const others = [...foundIn.keys()].filter((file) => !sources.has(file))
  const shown = (note: Note): PreviewedNote => {
    const [type, left, deck] = [typeOf(note), broken.has(note), given.deckOf(note)]
    // Which file a name means is known to this run only.
    const run = note.fields.some(({ text }) => mentionsMedia(text)) ? given.packer : undefined
    return memory.of(
      note,
      'previewed',
      [type, left, deck, run],
      () => previewedNote(note, type, deck, left, html, given.packer),
      (before) => ({ ...before, note }),
    )
  }

  return [...others, ...given.files].flatMap((file): PreviewedFile[] => {
    const notes = notesIn.get(file) ?? []
    const found = foundIn.get(file) ?? []
    if (notes.length + found.length === 0) return []
    const run = /[[<]/.test(file.text) ? given.packer : undefined
    const entriesOf = () => placed(notes, found, shown)
    if (found.length > 0) return [{ file, entries: entriesOf() }]
    // Most files are as they were.
    const unnamed = notes.find(({ deck }) => deck === undefined)
    const deck = unnamed && given.deckOf(unnamed)
    const left = leftOut.length === 0 ? [] : notes.filter((note) => broken.has(note))
    const circumstances = [run, deck, ...collection.noteTypes, ...notes, ...left]
    return [memory.of(file, 'preview', circumstances, () => ({ file, entries: entriesOf() }))]
  })
}

function byFile<Thing>(things: readonly Thing[], fileOf: (thing: Thing) => SourceFile): Map<SourceFile, Thing[]> {
  const files = new Map<SourceFile, Thing[]>()
  for (const thing of things) {
    const file = fileOf(thing)
    const inFile = files.get(file)
    if (inFile === undefined) files.set(file, [thing])
    else inFile.push(thing)
  }
  return files
}

/** What stands in a file, in the order of its text: notes with what was found in them, and findings that are in none. */
function placed(
  notes: readonly Note[],
  diagnostics: readonly Diagnostic[],
  shown: (note: Note) => PreviewedNote,
): Entry[] {
  const noteAt = diagnostics.length === 0 ? () => undefined : notesByPlace(notes)
  const found = new Map<Note, Diagnostic[]>()
  const entries: Placed[] = []
  for (const diagnostic of diagnostics) {
    const { file, start } = diagnostic.span
    const note = noteAt(file, start)
    if (note === undefined) entries.push({ start, entry: { note: undefined, findings: [diagnostic] } })
    else found.set(note, [...(found.get(note) ?? []), diagnostic])
  }
  for (const note of notes) {
    entries.push({ start: note.span.start, entry: { note: shown(note), findings: found.get(note) ?? none } })
  }
  return entries.sort((a, b) => a.start - b.start).map(({ entry }) => entry)
}

interface Placed {
  readonly start: number
  readonly entry: Entry
}

const none: readonly Diagnostic[] = []

function typeLookup(collection: Collection): (note: Note) => NoteType | undefined {
  const known = new Map<string, NoteType | undefined>()
  return ({ type }) => {
    if (!known.has(type)) known.set(type, noteTypeNamed(collection, type))
    return known.get(type)
  }
}

function previewedNote(
  note: Note,
  type: NoteType | undefined,
  deckName: string,
  leftOut: boolean,
  html: HtmlOf,
  packer: MediaPacker,
): PreviewedNote {
  const deck = deckNameOf(deckName)
  const tags = storedTags(note.tags)
  if (type === undefined) {
    const text = note.fields.map((field) => field.text).join('\n')
    return { note, type, deck, tags, fields: [], cards: [], text: text.slice(0, longestText), leftOut }
  }
  const fields = storedFields(note, html(note), packer)
  const said = fields.map(saidText).filter((one) => one !== '')
  const text = said.join('\n').slice(0, longestText)
  return { note, type: packagedType(type), deck, tags, fields, cards: cardsOf(type, fields), text, leftOut }
}

function saidText(html: string): string {
  const beginning = html.slice(0, 4 * longestText)
  const said = plainText(revealed(beginning) || beginning, spokenName)
  return /\s\s|[\n\t]/.test(said) ? said.replace(/\s+/g, ' ').trim() : said.trim()
}

/** A file's name as its writer knows it: without the hash that it bears in Anki. */
function spokenName(name: string): string {
  return name.replace(/-[0-9a-f]{16}(?=\.|$)/, '')
}
