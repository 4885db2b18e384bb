import { type NearMiss, nearMisses } from '../cloze/near-misses.js'
import { type ClozeReading, readClozes } from '../cloze/reading.js'
import type { Field, Format } from '../model/note.js'
import { isOdd, saidText } from './said-text.js'

/** A field and what is hidden in it. */
export interface JudgedField {
  readonly field: Field
  /** How its text is written. */
  readonly format: Format
  /** The clozes of its text, read once for all rules. */
  readonly clozes: ClozeReading
  /** Whether the cards of the note's type hide the clozes of this field. */
  readonly hides: boolean
}

/** What was found once is kept with the field for the rules that ask next. */
interface Kept extends JudgedField {
  odd: boolean | undefined
  said: string | undefined
  misses: readonly NearMiss[] | undefined
}

/** A field made ready for the rules. */
export function judgedField(field: Field, format: Format, hides: boolean): JudgedField {
  const kept: Kept = {
    field,
    format,
    clozes: readClozes(field.text, format),
    hides,
    odd: undefined,
    said: undefined,
    misses: undefined,
  }
  return kept
}

/** Whether there are odd characters in a field, see `isOdd`: in most are none, and what looks for them can pass them over. */
export function isOddIn(judged: JudgedField): boolean {
  const kept = judged as Kept
  kept.odd ??= isOdd(judged.field.text)
  return kept.odd
}

/** What a field says, see `saidText`. Found once for all rules. */
export function saidIn(judged: JudgedField): string {
  const kept = judged as Kept
  kept.said ??= saidText(judged.field.text, judged.format, isOddIn(judged))
  return kept.said
}

/** What looks like the opening of a deletion in a field and is none. Found once for all rules. */
export function nearMissesIn(judged: JudgedField): readonly NearMiss[] {
  const kept = judged as Kept
  if (kept.misses === undefined) {
    const { text } = judged.field
    kept.misses = judged.clozes.plain && !text.includes('｛') ? [] : nearMisses(text, judged.format)
  }
  return kept.misses
}
