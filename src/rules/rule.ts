import type { ClozeReading } from '../cloze/reading.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { Field, Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import type { SaidAlready } from './said-already.js'

/** A field and what is hidden in it. */
export interface JudgedField {
  readonly field: Field
  /** The clozes of its text, read once for all rules. */
  readonly clozes: ClozeReading
  /** Whether the cards of the note's type hide the clozes of this field. */
  readonly hides: boolean
}

/** A note as the rules see it. */
export interface JudgedNote {
  readonly note: Note
  readonly type: NoteType
  /** The deck that its cards go to. */
  readonly deck: string
  /** In the order written. */
  readonly fields: readonly JudgedField[]
  /** Whether its notation has found an error in it already: what is missing may be what was told there. */
  readonly misread: boolean
  /** The note before it, if any, that says the same. */
  readonly said: SaidAlready | undefined
}

/** What a rule does on its way through the notes. What it must remember from note to note lives in its closure. */
export interface RuleRun {
  note?(judged: JudgedNote): void
  /** Called instead of `note` for a note of a type that nobody knows: nothing else can be told of it. */
  stranger?(note: Note): void
}

/**
 * One thing that can be wrong with notes, whichever notation they came from: a problem, and how to find it.
 *
 * All rules go through the notes together, once. Each is a file named by its code, listed in `registry.ts`; its cases
 * are in `fixtures/rules/<code>/`. To add one, add its file and its line in the list.
 */
export interface Rule {
  readonly problem: Problem
  /**
   * Gets the rule ready for a run. What it reports of a note, it reports while it is called with that note; the same
   * finding of several notes, at a place that they share, is told once.
   */
  start(report: (finding: Finding) => void, noteTypes: readonly NoteType[]): RuleRun
}
