import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import type { WrittenNoteType } from '../model/written-note-type.js'
import type { FrontMatter } from '../syntax/front-matter.js'
import type { Formatting } from '../syntax/layout.js'
import type { SourceFile } from '../text/source-file.js'

/** What becomes of the sections of a dash cloze deck. */
export type Sections = 'ignore' | 'tags' | 'subdecks' | 'context'

/** What a source must know besides the text to recognise it. */
export interface RecogniseOptions {
  /** Whether the user named a deck for notes that name none. */
  readonly deckGiven: boolean
  readonly frontMatter: FrontMatter | undefined
  /** The note types that notes may be of. */
  readonly noteTypes: readonly NoteType[]
}

/** What a source must know besides the text to read it. */
export interface ReadOptions extends RecogniseOptions {
  readonly sections: Sections
  /** The deck of notes that name none, where a subdeck of it is named. */
  readonly defaultDeck: string
}

/** The notes of a file and what is wrong with its text. */
export interface Reading {
  readonly notes: readonly Note[]
  readonly diagnostics: readonly Diagnostic[]
  /** Note types that the file brings with it and that were not among those of the run. */
  readonly noteTypes?: readonly WrittenNoteType[]
}

/**
 * A kind of file that notes come from. It reads the text as a tree (`syntax/`) and lowers the tree to notes.
 *
 * Each source is a file beside this one, listed in `registry.ts`. To add one, add its file and its line in the list.
 */
export interface Source {
  readonly name: 'apy-notes' | 'dash-cloze' | 'json'
  readonly problems: readonly Problem[]
  /** Whether a file is written in this notation, as far as one can see from the text. */
  recognises(file: SourceFile, options: RecogniseOptions): boolean
  read(file: SourceFile, options: ReadOptions): Reading | Promise<Reading>
  /** How a file is brought into canonical form, in which it reads as the same notes. Left out where there is none. */
  format?(file: SourceFile, frontMatter: FrontMatter | undefined): Formatting
}
