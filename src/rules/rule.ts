import type { Finding } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { Typeset } from '../markdown/typeset.js'
import type { Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import type { JudgedField } from './judged-field.js'
import type { SaidAlready } from './said-already.js'

export type { JudgedField } from './judged-field.js'

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

/** What a project may say of single rules, by their codes. */
export interface RuleOptions {
  readonly 'many-deletions'?: { readonly most: number } | undefined
}

/** What a rule knows before it sees a note. */
export interface RuleSetting {
  readonly noteTypes: readonly NoteType[]
  readonly options: RuleOptions
  /** Sets TeX; only there for rules that say that they need it, since it takes a while to load. */
  readonly typeset?: ((tex: string, block: boolean) => Typeset) | undefined
}

/** What a rule does on its way through the notes. What it must remember from note to note lives in its closure. */
export interface RuleRun {
  note?(judged: JudgedNote): void
  /** Called only for a note in whose clozes reading them has found a fault already: most notes have none. */
  faulty?(judged: JudgedNote): void
  /** Called instead of `note` for a note of a type that nobody knows: nothing else can be told of it. */
  stranger?(note: Note): void
}

/**
 * One thing that can be wrong with notes, whichever notation they came from: a problem, and how to find it.
 *
 * All rules go through the notes together, once, so each is asked of every note there is: it should look for what is
 * cheap to see first and make nothing before it has found something. What several rules want to know of a field is found
 * once, in `judged-field.ts`: `clozes`, `saidIn`, `nearMissesIn`.
 *
 * Each is a file named by its code, listed in `registry.ts`; its cases are in `fixtures/rules/<code>/`. To add one, add
 * its file and its line in the list.
 */
export interface Rule {
  readonly problem: Problem
  /**
   * Set where what it finds in a note depends on other notes. What any other rule finds is kept with the note by a
   * program that stays: it must look at the note alone, and not at `said`.
   */
  readonly between?: true
  /** Set where it needs TeX to be set. */
  readonly typesets?: true
  /**
   * Gets the rule ready for a run. What it reports of a note, it reports while it is called with that note; the same
   * finding of several notes, at a place that they share, is told once.
   */
  start(report: (finding: Finding) => void, setting: RuleSetting): RuleRun
}
