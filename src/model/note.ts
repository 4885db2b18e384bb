import { type DenseOrigin, type Origin, pairsReader, sourceOffset } from '../text/origin.js'
import type { Span } from '../text/span.js'

/** How the text of a note's fields is written. Clozes stand in it as Anki writes them, `{{c1::text::hint}}`. */
export type Format = 'markdown' | 'html'

/** An identity that the writer gave: a guid as it is in Anki, or a key from which one is derived. */
export interface ExplicitId {
  readonly kind: 'guid' | 'key'
  readonly value: string
  readonly span: Span
}

/** A field as the writer filled it. */
export interface Field {
  /** As the note type spells it where that is known, else as written. */
  readonly name: string
  /** Markdown or HTML, lines ended by `\n`, outer blank lines removed. */
  readonly text: string
  /** The heading or line that names the field; where nothing names it, its text. */
  readonly span: Span
  /** Where `text` comes from; `sourceSpan` reads it. */
  readonly origin: DenseOrigin
}

/** Where a writer named what a note belongs to. What nobody named, or the command line did, has no place. */
export interface NotePlaces {
  readonly type?: Span | undefined
  readonly deck?: Span | undefined
}

/** One note, from whichever notation it came. */
export interface Note {
  /** The note type by the name that sources use: `Basic`, `Cloze`, … */
  readonly type: string
  /** The deck's full name, `A::B`; undefined where the source names none. */
  readonly deck: string | undefined
  readonly tags: readonly string[]
  readonly id: ExplicitId | undefined
  readonly format: Format
  /** In the order written. */
  readonly fields: readonly Field[]
  /** The whole note, from its first character to its last. */
  readonly span: Span
  /** The part of it to point at when the note as a whole is meant: its heading or first line. */
  readonly head: Span
  /**
   * The cloze numbers that deckwright gave, because the notation has none: they may be given anew. Numbers that the
   * writer wrote are law and not among them.
   */
  readonly given?: readonly number[]
  /** The file that it was first written in, where that is another: its pictures are named from there. */
  readonly writtenIn?: string
  /** What the writer called the note, for messages and for the Markdown export. */
  readonly title?: string
  readonly places?: NotePlaces
  /** The titles of the sections that it stands under, where they are in no other part of it. */
  readonly section?: readonly string[]
}

/** The path of the file from which a note's pictures and sounds are named. */
export function pathOf(note: Note): string {
  return note.writtenIn ?? note.span.file.path
}

/** Of one long field there may be thousands of findings, one after the other. */
const pairsLastRead = pairsReader()

/** The stretch of the source from which `text.slice(start, end)` of a field comes. */
export function sourceSpan(field: Field, start: number, end: number): Span {
  const origin = pairsLastRead(field.origin)
  return { file: field.span.file, start: sourceOffset(origin, start), end: sourceEnd(origin, start, end) }
}

/**
 * The end in the source of a stretch of text: just behind its last character, but not in what the text goes on with. A
 * piece that was made may be longer than what it was made of: `{{c1::` of a dash.
 */
function sourceEnd(origin: Origin, start: number, end: number): number {
  const from = sourceOffset(origin, start)
  if (end === start) return from
  const behind = sourceOffset(origin, end - 1) + 1
  const goesOn = sourceOffset(origin, end)
  return goesOn < from ? behind : Math.min(behind, Math.max(goesOn, from + 1))
}
