import type { TracedText } from '../../text/origin.js'
import type { Span } from '../../text/span.js'
import type { Comment } from '../comment.js'

/** A line `# deck: NAME`. */
export interface DashDeck {
  readonly name: string
  readonly nameSpan: Span
  /** `type` and `tags` that hold for the deck. */
  readonly comments: readonly Comment[]
}

/** A heading below the deck line: context for what follows. */
export interface DashSection {
  readonly level: number
  readonly title: string
}

/** A hidden stretch: offsets into its paragraph's text. */
export interface DashDeletion {
  /** The digits of its group key; undefined where it has none. */
  readonly group: string | undefined
  /** Where the writing begins: at the group key, or at the opening dash. */
  readonly start: number
  /** The opening dash. */
  readonly open: number
  /** The closing dash. */
  readonly close: number
}

/** The dashes of a text: those that hide something and those that were opened in vain. */
export interface DashInlines {
  readonly deletions: readonly DashDeletion[]
  /** Openers that nothing closes. */
  readonly unclosed: readonly number[]
  /** Dashes that could have closed a deletion if one had been open, and blanks around a dash: marks of a slip. */
  readonly idle: readonly number[]
}

/** Lines between blank lines: a note, or nothing that deckwright knows. */
export interface DashParagraph {
  readonly deck: DashDeck | undefined
  /** From the outermost to the innermost. */
  readonly sections: readonly DashSection[]
  /** What stands directly above it. */
  readonly comments: readonly Comment[]
  readonly main: TracedText
  /** The trailing lines that start with `> `, without the mark. */
  readonly extra: TracedText | undefined
  readonly inlines: DashInlines
  /** The note type that a comment names, for it or for its deck. */
  readonly type: string | undefined
  /** A cloze note; a note whose first line is one field and the rest another; or no note. */
  readonly kind: 'cloze' | 'fields' | 'none'
  readonly span: Span
  /** Its first line. */
  readonly head: Span
}

/** A file of paragraphs under deck lines. */
export interface DashFile {
  readonly decks: readonly DashDeck[]
  readonly paragraphs: readonly DashParagraph[]
}
