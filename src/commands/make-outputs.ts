import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import type { Emission, EmitOptions, SheetOptions } from '../emitters/emitter.js'
import type { LockedNote } from '../identity/lock.js'
import type { Output } from '../io/outputs.js'
import { readMathStyle } from '../io/page-assets.js'
import type { Printer } from '../io/print-pages.js'
import { readIfThere } from '../io/read-input.js'
import { isFailure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import type { CheckedCollection } from '../model/collection.js'
import type { Note } from '../model/note.js'
import { noStopwatch } from '../model/stopwatch.js'
import type { SourceFile } from '../text/source-file.js'
import type { Gathering } from './gather.js'
import { partingNotes } from './parting-notes.js'
import { isSheet, type SheetTask } from './sheet-task.js'
import { sideBySide } from './side-by-side.js'
import { type WritingSettings, type WrittenFile, writer } from './write-artifacts.js'

/** An output that was made. What it holds is on the disk and no longer here. */
export interface Made extends Pick<Emission, 'cards' | 'since' | 'mediaFolder'> {
  readonly output: Output
  readonly notes: readonly Note[]
  /**
   * Its files, what lies beside it first, and what became of what lay there. A picture that outputs share is a file of
   * each of them. Nothing for standard output.
   */
  readonly files: readonly WrittenFile[]
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
export interface EmitSettings
  extends WritingSettings,
    Omit<EmitOptions, 'name' | 'deckOf' | 'all' | 'earlier' | 'sheet' | 'threads'> {
  /** How sheets are made, where some are. */
  readonly sheets?: SheetPlan
  readonly keepGoing: boolean
  /** Whether an earlier package at the place of a new one says what has not changed since. */
  readonly remember: boolean
  /** How many outputs may be in the making at a time. */
  readonly jobs: number
  /** How many threads may help with them. */
  readonly threads: number
  /** Whether it was told to end: no further output is begun then. */
  readonly isOver?: (() => boolean) | undefined
  /** What the lock knows of notes that are gone and are to be sent once more, by guid. */
  readonly gone?: ReadonlyMap<string, LockedNote>
}

/**
 * Emits and writes the outputs, of which no more than `jobs` are in memory at a time. What came of them is told in the
 * order of the plan.
 */
export async function makeOutputs(
  planned: readonly Output[],
  gathered: Gathering,
  settings: EmitSettings,
  terminal: Terminal,
): Promise<Making> {
  const collectionOf = collections(gathered)
  const write = writer(gathered.inputs, settings, terminal)
  const jobs = jobsFor(planned, settings)
  const threads = await threadsFor(planned, gathered, Math.min(jobs - 1, settings.threads))
  const { stopwatch = noStopwatch } = settings
  // What goes on at the same time cannot be told apart.
  const watch = jobs === 1 ? stopwatch : noStopwatch
  let begun = 0

  const make = async (output: Output): Promise<Partial<Making> | undefined> => {
    if (settings.isOver?.()) return undefined
    terminal.progress({ what: 'writing', done: begun++, of: planned.length, about: output.path })
    const sheets = isSheet(output.emitter) ? settings.sheets : undefined
    const collection = withChosen(collectionOf(output), sheets)
    if (collection.notes.length === 0 || !(settings.keepGoing || isSound(output, gathered))) return undefined
    try {
      const parting = await partingOf(output, collection, settings)
      const emission = await watch.of(`emit ${output.emitter.name}`, () =>
        output.emitter.emit(collection, {
          ...settings,
          stopwatch: watch,
          name: output.name,
          deckOf: gathered.compilation.deckOf,
          all: gathered.compilation.collection,
          parting,
          threads,
          ...(sheets && { sheet: sheetOptions(sheets, output.path) }),
          ...(settings.remember && output.path !== '-' ? { earlier: () => readIfThere(output.path) } : {}),
        }),
      )
      const diagnostics = gathered.compilation.settle(emission.diagnostics)
      if (!settings.keepGoing && diagnostics.some(isError)) return { diagnostics }
      const files = await watch.of('write', () => write(output, emission))
      const { cards, since, mediaFolder } = emission
      const made = { output, cards, ...(since && { since }), mediaFolder, notes: collection.notes, files }
      return { made: [made], diagnostics, sent: new Map(parting.map(({ guid, changed }) => [guid, changed])) }
    } catch (error) {
      // One output that cannot be made does not keep the others from being made.
      const reason = isFailure(error) ? error.message : await tooLittleMemory(error)
      if (reason === undefined) throw error
      return { failures: [reason] }
    }
  }

  const all = () => sideBySide(planned, jobs, make).finally(() => threads?.close())
  const results = await (jobs === 1 ? all() : stopwatch.of('outputs', all))
  return {
    made: results.flatMap(({ made = [] }) => made),
    diagnostics: results.flatMap(({ diagnostics = [] }) => diagnostics).filter(newsOnly()),
    failures: results.flatMap(({ failures = [] }) => failures),
    sent: new Map(results.flatMap(({ sent }) => [...(sent ?? [])])),
  }
}

/** How many outputs are made at a time. Pages are printed one after the other, and so is told what would be written. */
function jobsFor(planned: readonly Output[], { jobs, dryRun }: EmitSettings): number {
  return dryRun || planned.some(({ emitter }) => isSheet(emitter)) ? 1 : Math.min(jobs, planned.length)
}

/** Up to so many notes, to begin threads costs what they save and more. */
const fewNotes = 4000

/** Threads for packages, where there are several and they take a while. */
async function threadsFor(planned: readonly Output[], { notes }: Gathering, most: number) {
  const packages = planned.filter(({ emitter }) => emitter.name === 'apkg').length
  if (most < 1 || packages < 2 || notes <= fewNotes) return undefined
  try {
    // Where there is memory for one only, it must not be a thread's.
    ;(await import('../zip/zlib.js')).loadZlib()
  } catch {
    return undefined
  }
  return (await import('../io/threads.js')).runningThreads(Math.min(most, packages - 1))
}

/** What to say if packages cannot be packed because a system allows too little memory; undefined if it is not that. */
async function tooLittleMemory(error: unknown): Promise<string | undefined> {
  const { noMemory } = await import('../zip/zlib.js')
  if (!(error instanceof Error && 'code' in error && error.code === noMemory)) return undefined
  const remedy = 'raise its limit (ulimit -v), or set NODE_OPTIONS=--disable-wasm-trap-handler'
  return `cannot make packages: the system allows too little memory for WebAssembly; ${remedy}`
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
