import type { ClozeReading } from '../cloze/reading.js'

/** A stretch of a field's text. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

/** What a field hides first: its first deletion that counts; where none is closed, an opening that is not. */
export function firstHidden(
  clozes: ClozeReading,
  counts: (hidden: Stretch) => boolean = () => true,
): Stretch | undefined {
  return clozes.deletions.find(counts) ?? clozes.faults.find((fault) => fault.kind === 'unclosed' && counts(fault))
}
