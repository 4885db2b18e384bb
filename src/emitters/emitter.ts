import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { MediaLookup } from '../media/lookup.js'
import type { CheckedCollection } from '../model/collection.js'
import type { Note } from '../model/note.js'
import type { Stopwatch } from '../model/stopwatch.js'
import type { SheetSettings } from '../sheets/settings.js'
import type { RenderedNote } from './rendered-note.js'
import type { Threads } from './threads.js'

/** A note that has left its project and is sent once more, as an earlier package holds it. */
export interface PartingNote extends Omit<RenderedNote, 'note'> {
  /** The time with which it is sent, in seconds. */
  readonly changed: number
}

/** A file to be written. */
export interface Artifact {
  /** Where, from the output folder, with `/`. */
  readonly path: string
  /** What; bytes that are large and cheap to get again are asked for when they are written. */
  readonly content: string | Uint8Array | (() => Uint8Array)
  /** The same bytes piece by piece, where they need never be in memory together. */
  readonly pieces?: () => Iterable<Uint8Array>
}

/** What a file is to hold, all of it at once. */
export function wholeContent({ content }: Artifact): string | Uint8Array {
  return typeof content === 'function' ? content() : content
}

/** How a package differs from an earlier one in the notes that it holds. */
export interface Since {
  /** Notes of the earlier package that are not in this one. Anki keeps them. */
  readonly gone: number
  /** Notes that the earlier package did not have. */
  readonly fresh: number
}

/** What an emitter made of a collection. */
export interface Emission {
  /** The output itself first, then the files that must lie beside it. */
  readonly artifacts: readonly Artifact[]
  readonly diagnostics: readonly Diagnostic[]
  readonly cards: number
  /** What became of the notes of an earlier package that lies where this one goes; absent where there is none. */
  readonly since?: Since
  /**
   * The folder among the artifacts whose files the reader must copy into Anki's media folder by hand; undefined where
   * there is nothing to copy.
   */
  readonly mediaFolder: string | undefined
}

/** A page that was printed. */
export interface PrintedPage {
  readonly pdf: Uint8Array
  /** The numbers of cards that stand out of their place in any size that can be read. */
  readonly tooLong: readonly number[]
}

/** What sheets are made with. */
export interface SheetOptions {
  readonly settings: SheetSettings
  /** The styling of set math. */
  readonly mathStyle: string
  /** Prints a page of HTML after a program has looked at it in the browser; only a PDF needs it. */
  readonly print?: (html: string, look: string) => Promise<PrintedPage>
  /** What lies where the sheet goes: a sheet that has not changed keeps its date. */
  readonly earlier?: () => Uint8Array | undefined
}

/** What an emitter is told, beside the collection. */
export interface EmitOptions {
  /** The output's name without folder and ending. */
  readonly name: string
  /** The deck that a note goes to, whether or not its source names one. */
  readonly deckOf: (note: Note) => string
  /** The time of the build in seconds: what changed is stamped with it. */
  readonly timestamp: number
  /** Whether that time is one that the user told. */
  readonly timeIsTold?: boolean
  readonly media: MediaLookup
  /** All notes of the run, where an output gets only some of them; see `rendered-note.ts`. */
  readonly all?: CheckedCollection
  /** The guid of a note and the time of its last change in seconds, where a project remembers them. */
  readonly guidOf?: ((note: Note) => string) | undefined
  readonly modOf?: ((note: Note) => number) | undefined
  /** Notes that a package brings besides those of the collection. */
  readonly parting?: readonly PartingNote[]
  /**
   * The package that an earlier build left where this one goes, asked for only when a package is made. What has not
   * changed since keeps its time, so that Anki leaves it alone. Absent where the user told the time of the build.
   */
  readonly earlier?: (() => Uint8Array | undefined) | undefined
  /** The head of a text file: what Anki reads, or one row of column names for a spreadsheet. */
  readonly csvHeader: 'anki' | 'names'
  /** Which note types a text file names: ours, which a package brings, or those that Anki has in English. */
  readonly noteTypes: 'own' | 'stock'
  /** Whether text that is a source again leaves out the names of its decks. */
  readonly withoutDeck?: boolean
  /** How sheets are made; as they usually are without it. */
  readonly sheet?: SheetOptions
  /** Counts where the time goes. */
  readonly stopwatch?: Stopwatch
  /** Threads that may help. */
  readonly threads?: Threads | undefined
}

/**
 * A way out of the model.
 *
 * Its kin lie beside this file; to add one, write it and name it in `registry.ts`.
 */
export interface Emitter {
  readonly name: string
  /** What it writes, in half a sentence, for the help. */
  readonly summary: string
  /** The ending of its files, with the dot. */
  readonly ending: string
  /** What it may have to say of notes that it cannot keep whole. */
  readonly problems: readonly Problem[]
  emit(collection: CheckedCollection, options: EmitOptions): Promise<Emission>
}
