import { join } from 'node:path'
import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { type Emission, type EmitOptions, type SheetOptions, wholeContent } from '../emitters/emitter.js'
import type { LockedNote } from '../identity/lock.js'
import { markOf, markOfWritten } from '../io/build-record.js'
import { type Fate, fateOf } from '../io/compare-file.js'
import { type Input, shown } from '../io/inputs.js'
import { guardInputs, type Output } from '../io/outputs.js'
import { readMathStyle } from '../io/page-assets.js'
import type { Printer } from '../io/print-pages.js'
import { readIfThere } from '../io/read-input.js'
import { isFailure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { writeFile } from '../io/write-file.js'
import type { CheckedCollection } from '../model/collection.js'
import type { Note } from '../model/note.js'
import { noStopwatch } from '../model/stopwatch.js'
import type { SourceFile } from '../text/source-file.js'
import type { Gathering } from './gather.js'
import { partingNotes } from './parting-notes.js'
import { isSheet, type SheetTask } from './sheet-task.js'

/** An output that was made. What it holds is on the disk and no longer here. */
export interface Made extends Pick<Emission, 'cards' | 'since' | 'mediaFolder'> {
  readonly output: Output
  readonly notes: readonly Note[]
  /** Its files, what lies beside it first, and what became of what lay there. Nothing for standard output. */
  readonly files: readonly WrittenFile[]
}

/** A file that was written, or need not be. */
export interface WrittenFile {
  readonly path: string
  readonly fate: Fate
  /** What lay there then, by `markOf`, where that is asked for. */
  readonly mark?: string
}

/** What became of the outputs that were planned. */
export interface Making {
  readonly made: readonly Made[]
  /** What the emitters found. */
  readonly diagnostics: readonly Diagnostic[]
  /** What could not be written, a sentence each. */
  readonly failures: readonly string[]
  /** Notes that are gone and were sent once more, by guid, and the time that they were sent with in seconds. */
  readonly sent: ReadonlyMap<string, number>
}

/** How sheets are made and printed, and of which notes. */
export interface SheetPlan extends Pick<SheetTask, 'settings'> {
  readonly isChosen: (note: Note) => boolean
  readonly printer: Printer | undefined
}

/** What the emitters are told alike for every output. */
export interface EmitSettings extends Omit<EmitOptions, 'name' | 'deckOf' | 'all' | 'earlier' | 'sheet'> {
  /** How sheets are made, where some are. */
  readonly sheets?: SheetPlan
  readonly keepGoing: boolean
  /** Whether an earlier package at the place of a new one says what has not changed since. */
  readonly remember: boolean
  /** Whether files are marked, so that it is known later whether they lie there still. */
  readonly marked: boolean
  /** Whether it is only found out what would be written. */
  readonly dryRun: boolean
  /** Whether it was told to end: no further output is begun then. */
  readonly isOver?: (() => boolean) | undefined
  /** What the lock knows of notes that are gone and are to be sent once more, by guid. */
  readonly gone?: ReadonlyMap<string, LockedNote>
}

/** Emits and writes the outputs one after the other, so that no more than one is in memory. */
export async function makeOutputs(
  planned: readonly Output[],
  gathered: Gathering,
  settings: EmitSettings,
  terminal: Terminal,
): Promise<Making> {
  const made: Made[] = []
  const diagnostics: Diagnostic[] = []
  const failures: string[] = []
  const sent = new Map<string, number>()
  const collectionOf = collections(gathered)
  const write = writer(gathered.inputs, settings, terminal)
  const isNews = newsOnly()
  const { stopwatch: watch = noStopwatch } = settings

  for (const [index, output] of planned.entries()) {
    if (settings.isOver?.()) break
    terminal.progress({ what: 'writing', done: index, of: planned.length, about: output.path })
    const sheets = isSheet(output.emitter) ? settings.sheets : undefined
    const collection = withChosen(collectionOf(output), sheets)
    if (collection.notes.length === 0 || !(settings.keepGoing || isSound(output, gathered))) continue
    try {
      const parting = await partingOf(output, collection, settings)
      const emission = await watch.of(`emit ${output.emitter.name}`, () =>
        output.emitter.emit(collection, {
          ...settings,
          name: output.name,
          deckOf: gathered.compilation.deckOf,
          all: gathered.compilation.collection,
          parting,
          ...(sheets && { sheet: sheetOptions(sheets, output.path) }),
          ...(settings.remember && output.path !== '-' ? { earlier: () => readIfThere(output.path) } : {}),
        }),
      )
      const said = gathered.compilation.settle(emission.diagnostics)
      diagnostics.push(...said.filter(isNews))
      if (!settings.keepGoing && said.some(isError)) continue
      const files = await watch.of('write', () => write(output, emission))
      const { cards, since, mediaFolder } = emission
      made.push({ output, cards, ...(since && { since }), mediaFolder, notes: collection.notes, files })
      for (const { guid, changed } of parting) sent.set(guid, changed)
    } catch (error) {
      // One output that cannot be made does not keep the others from being made.
      if (!isFailure(error)) throw error
      failures.push(error.message)
    }
  }
  return { made, diagnostics, failures, sent }
}

/** Whether a finding is told for the first time: two formats may say the same of a note. */
function newsOnly(): (diagnostic: Diagnostic) => boolean {
  const told = new Set<string>()
  return ({ problem, message, span }) => {
    const key = [problem.code, span.file.path, span.start, message].join('\0')
    return !told.has(key) && told.add(key) !== undefined
  }
}

/** The notes of a collection that go on a sheet. */
function withChosen(collection: CheckedCollection, sheets: SheetPlan | undefined): CheckedCollection {
  return sheets === undefined ? collection : { ...collection, notes: collection.notes.filter(sheets.isChosen) }
}

function sheetOptions({ settings, printer }: SheetPlan, path: string): SheetOptions {
  return {
    settings,
    mathStyle: readMathStyle(),
    ...(printer && { print: printer.print }),
    ...(path === '-' ? {} : { earlier: () => readIfThere(path) }),
  }
}

/** The notes that a package is to bring once more because they are gone. */
async function partingOf(
  { emitter, path }: Output,
  { noteTypes }: CheckedCollection,
  { gone, timestamp }: EmitSettings,
) {
  if (emitter.name !== 'apkg' || gone === undefined || path === '-') return []
  return partingNotes(readIfThere(path), gone, noteTypes, timestamp)
}

/** Whether nothing is wrong with what goes into an output. What could not be read belongs to the output of them all. */
function isSound({ inputs, common }: Output, { sources, unread }: Gathering): boolean {
  if (common && unread > 0) return false
  return !sources.some(({ input, compiled }) => compiled.failed && inputs.includes(input))
}

function collections({ sources, compilation: { collection } }: Gathering): (output: Output) => CheckedCollection {
  const files = new Map(sources.map(({ input, compiled }) => [input, compiled.file]))
  const notes = new Map<SourceFile, Note[]>()
  for (const note of collection.notes) {
    const list = notes.get(note.span.file)
    if (list === undefined) notes.set(note.span.file, [note])
    else list.push(note)
  }
  return ({ inputs, common }) => {
    if (common) return collection
    const own = inputs.flatMap((input) => notes.get(files.get(input)!) ?? [])
    return { ...collection, notes: own }
  }
}

function writer(inputs: readonly Input[], { dryRun, marked }: EmitSettings, terminal: Terminal) {
  const guard = guardInputs(inputs)
  const written = new Set<string>()
  return async (output: Output, { artifacts }: Emission): Promise<WrittenFile[]> => {
    const files: WrittenFile[] = []
    // What belongs beside a text comes first: where the text lies, all that it names is there too.
    for (const [index, artifact] of [...artifacts.entries()].reverse()) {
      // On standard output nothing can lie beside it; the closing line says so.
      if (output.path === '-' && index > 0) continue
      const place = index === 0 ? output.path : join(output.folder, artifact.path)
      // Outputs in one folder share the pictures beside them: their names are made of what they hold.
      if (written.has(place)) continue
      guard(place)
      if (place === '-') {
        await terminal.print(wholeContent(artifact))
        continue
      }
      const whole = artifact.pieces === undefined ? wholeContent(artifact) : ''
      const content = () => artifact.pieces?.() ?? whole
      // Programs that watch what is built are told of nothing that did not change.
      const before = marked ? markOf(place) : ''
      const fate = fateOf(place, content())
      const fresh = fate === 'unchanged' || dryRun ? undefined : await writeFile(place, content())
      written.add(place)
      const mark = marked && { mark: fresh === undefined ? before : markOfWritten(place, fresh) }
      files.push({ path: shown(place), fate, ...mark })
    }
    return files
  }
}
