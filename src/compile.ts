import { type Diagnostic, isError } from './diagnostics/diagnostic.js'
import { requested } from './diagnostics/on-request.js'
import { inOrder } from './diagnostics/order.js'
import type { Problem } from './diagnostics/problem.js'
import type { WrittenSeverity } from './diagnostics/severity.js'
import { checkMedia } from './media/check-media.js'
import type { MediaLookup } from './media/lookup.js'
import { mentionsMedia } from './media/mention.js'
import { type CheckedCollection, type Collection, noteTypeNamed } from './model/collection.js'
import { countCards } from './model/count-cards.js'
import { forgetful, type Memory } from './model/memory.js'
import type { Note } from './model/note.js'
import { htmlOf } from './model/note-html.js'
import type { TellProgress } from './model/progress.js'
import { noStopwatch, type Stopwatch } from './model/stopwatch.js'
import { succeedNotes } from './model/succeed-notes.js'
import { type RunNoteTypes, runNoteTypes } from './project/run-note-types.js'
import { check } from './rules/check.js'
import { notesWithErrors } from './rules/notes-with-errors.js'
import { rules } from './rules/registry.js'
import type { RuleOptions } from './rules/rule.js'
import { type Settled, settled } from './settle.js'
import { defaultDecks } from './sources/default-deck.js'
import { sources } from './sources/registry.js'
import type { Reading, ReadOptions, RecogniseOptions, Sections, Source } from './sources/source.js'
import { type FrontMatter, frontMatterOf } from './syntax/front-matter.js'
import type { SourceFile } from './text/source-file.js'

/** How files are read. */
export interface CompileOptions {
  /** The notation of all files; without it each file's own text says which it is. */
  readonly source?: string
  readonly sections?: Sections
  /** The deck of notes whose source names none. */
  readonly deck?: string
  /** Tags that every note gets. */
  readonly tags?: readonly string[]
  /** What stands before the name of every deck that does not begin with it. */
  readonly deckPrefix?: string
  /** The note types that notes may be of; without it those that are built in. */
  readonly noteTypes?: RunNoteTypes
  /** Where pictures and sounds are looked for; without it they are not. */
  readonly media?: MediaLookup
  /** How grave the project takes warnings to be; an error stays one. */
  readonly severities?: readonly WrittenSeverity[]
  /** What the project says of single rules. */
  readonly rules?: RuleOptions
  /** Codes that are looked for even where they are found on request only. */
  readonly only?: readonly string[]
  /** Whether there are more files that belong to these: a comment may have its use for what only they would show. */
  readonly partial?: boolean
  /** Files that are compiled elsewhere and are called as some of these: by their paths decks are told apart. */
  readonly namesakes?: readonly SourceFile[]
  /** What earlier compilations made of the same files; without it each is the first. */
  readonly memory?: Memory
  /** Counts where the time goes. */
  readonly stopwatch?: Stopwatch
  /** Is told how far the work has come. */
  readonly tellProgress?: TellProgress
}

/** What became of a file. */
export interface CompiledFile {
  readonly file: SourceFile
  /** The name of the source that read it; undefined where it reads as no notation. */
  readonly source: string | undefined
  readonly notes: number
  /** Whether there is an error in it. */
  readonly failed: boolean
}

/** The notes of some files, checked, and everything that is wrong with them. */
export interface Compilation {
  readonly files: readonly CompiledFile[]
  /** The notes in which nothing is wrong that would spoil a card. */
  readonly collection: CheckedCollection
  /** In the order of the files and of the places in them. */
  readonly diagnostics: readonly Diagnostic[]
  /** The notes that are not in the collection because an error is in them. */
  readonly leftOut: readonly Note[]
  /** How many cards the collection makes. */
  readonly cards: number
  /** The deck of a note, whether or not its source names one. */
  readonly deckOf: (note: Note) => string
  /** What is to be told of findings that show later: those that no comment silences, as grave as the project says. */
  readonly settle: Settled['settle']
}

/**
 * Turn note files into one checked collection, and say everything that is wrong.
 *
 *     text ──parse──▶ syntax ──lower──▶ notes ──gather──▶ collection ──check──▶ checked collection
 */
export async function compile(files: Iterable<SourceFile>, options: CompileOptions = {}): Promise<Compilation> {
  const known = options.noteTypes ?? runNoteTypes()
  const { memory = forgetful, stopwatch: watch = noStopwatch } = options
  const deckGiven = options.deck !== undefined
  const recognised = async (file: SourceFile) => {
    const frontMatter = await memory.of(file, 'front matter', [], () =>
      watch.of('recognise', () => frontMatterOf(file)),
    )
    const source = memory.of(file, 'source', [options.source, deckGiven, ...known.types], () =>
      watch.of('recognise', () => sourceOf(file, { deckGiven, frontMatter, noteTypes: known.types }, options.source)),
    )
    return { file, source, frontMatter }
  }
  const found: Awaited<ReturnType<typeof recognised>>[] = []
  for (const file of files) found.push(await recognised(file))
  const named = [...found]
  for (const file of options.namesakes ?? []) named.push(await recognised(file))
  const decks = defaultDecks(named.filter(({ source }) => source !== undefined).map(({ file }) => file))
  const defaultDeck = (file: SourceFile) => options.deck ?? decks.get(file) ?? 'Default'

  const { sections = 'ignore', tags = [] } = options
  const prefixed = under(options.deckPrefix)
  const last = memory.of(sources, 'the notes of each file', [], () => new Map<string, readonly Note[]>())
  const read: { file: SourceFile; source: Source | undefined; reading: Reading }[] = []
  for (const [index, { file, source, frontMatter }] of found.entries()) {
    options.tellProgress?.({ what: 'parsing', done: index, of: found.length, about: file.path })
    const deck = defaultDeck(file)
    const reader: ReadOptions = { sections, deckGiven, defaultDeck: deck, frontMatter, noteTypes: known.types }
    const circumstances = [source, sections, deckGiven, deck, options.deckPrefix, ...tags, ...known.types]
    const reading = await memory.of(file, 'reading', circumstances, async () => {
      const text = source === undefined ? nothing : await watch.of('parse', () => source.read(file, reader))
      const notes = text.notes.map((note) => completed(note, tags, prefixed))
      return withFrontMatter({ ...text, notes }, source, frontMatter)
    })
    const before = last.get(file.path)
    if (before !== undefined && before !== reading.notes) succeedNotes(reading.notes, before, memory)
    last.set(file.path, reading.notes)
    read.push({ file, source, reading })
  }
  const notes = read.flatMap(({ reading }) => reading.notes)
  const deckOf = (note: Note) => note.deck ?? prefixed(defaultDeck(note.span.file))
  const noteTypes = known.with(read.flatMap(({ reading }) => reading.noteTypes ?? []))
  const collection: Collection = { notes, noteTypes: noteTypes.types }
  const isRequested = requested(options)
  const said = [...noteTypes.diagnostics, ...read.flatMap(({ reading }) => reading.diagnostics)].filter(({ problem }) =>
    isRequested(problem),
  )
  if (options.media !== undefined) {
    const { media } = options
    const mentioning = read.flatMap(({ reading }) => memory.of(reading, 'media', [], () => notesWithMedia(reading)))
    said.push(...(await watch.of('media', () => mediaFindings(collection, mentioning, media, memory))))
  }
  const { tellProgress } = options
  const typeset = await typesetterFor(isRequested)
  const judging = { deckOf, unsound: noteTypes.unsound, isRequested, options: options.rules, typeset }
  const setting = { ...judging, memory, stopwatch: watch, tellProgress }
  const { checked, diagnostics, leftOut, cards } = watch.of('rules', () => check(collection, setting, said))

  const { raised, settle, ...judged } = await settled([...said, ...diagnostics], {
    files: read.filter(({ source }) => source !== undefined).map(({ file }) => file),
    notes,
    severities: options.severities ?? [],
    partial: options.partial === true,
    media: options.media !== undefined,
    isRequested,
  })
  const spoilt = notesWithErrors(checked.notes, raised)
  const sound = spoilt.size === 0 ? checked : { ...checked, notes: checked.notes.filter((note) => !spoilt.has(note)) }
  const all = inOrder(
    judged.diagnostics,
    read.map(({ file }) => file),
  )
  const left = spoilt.size === 0 ? leftOut : [...leftOut, ...spoilt]
  // A note may also be left out for what is wrong elsewhere, with its type.
  const failed = new Set([...all.filter(isError), ...left].map(({ span }) => span.file))
  return {
    files: read.map(({ file, source, reading }) => ({
      file,
      source: source?.name,
      notes: reading.notes.length,
      failed: failed.has(file),
    })),
    collection: sound,
    diagnostics: all,
    leftOut: left,
    cards: spoilt.size === 0 ? cards : countCards(sound),
    deckOf,
    settle,
  }
}

/** What sets TeX, if anything that is requested needs it. */
async function typesetterFor(isRequested: (problem: Problem) => boolean) {
  if (!rules.some(({ problem, typesets }) => typesets === true && isRequested(problem))) return undefined
  return (await import('./markdown/typeset.js')).typeset
}

const nothing: Reading = { notes: [], diagnostics: [] }

function sourceOf(file: SourceFile, options: RecogniseOptions, wanted: string | undefined): Source | undefined {
  if (wanted !== undefined) return sources.find((source) => source.name === wanted)
  return sources.find((source) => source.recognises(file, options))
}

/** What is wrong with the front matter belongs to the file, if deckwright reads it at all. */
function withFrontMatter(reading: Reading, source: Source | undefined, frontMatter: FrontMatter | undefined): Reading {
  if (source === undefined || frontMatter === undefined) return reading
  return { ...reading, diagnostics: [...frontMatter.diagnostics, ...reading.diagnostics] }
}

/** A note with what is said of all notes. */
function completed(note: Note, tags: readonly string[], prefixed: (deck: string) => string): Note {
  const deck = note.deck === undefined ? undefined : prefixed(note.deck)
  if (tags.length === 0 && deck === note.deck) return note
  return { ...note, deck, tags: [...new Set([...note.tags, ...tags])] }
}

/** Puts a deck under another one, unless it is it or lies under it already. */
function under(prefix: string | undefined): (deck: string) => string {
  if (prefix === undefined) return (deck) => deck
  return (deck) => (deck === prefix || deck.startsWith(`${prefix}::`) ? deck : `${prefix}::${deck}`)
}

function notesWithMedia({ notes }: Reading): Note[] {
  return notes.filter((note) => note.fields.some((field) => mentionsMedia(field.text)))
}

async function mediaFindings(
  collection: Collection,
  notes: readonly Note[],
  lookup: MediaLookup,
  memory: Memory,
): Promise<Diagnostic[]> {
  if (notes.length === 0) return []
  const html = await htmlOf({ ...collection, notes })
  return notes.flatMap((note) => {
    const type = noteTypeNamed(collection, note.type)
    if (type === undefined) return []
    return memory.of(note, 'media', [type, lookup], () => checkMedia(note, type, html(note), lookup))
  })
}
