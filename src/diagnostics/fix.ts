import type { Span } from '../text/span.js'

/** A stretch of a file, and what is to stand there instead. Of length nothing it is a place where text is put in. */
export interface Edit {
  readonly span: Span
  readonly text: string
}

/** A way to mend what a finding tells of, that a program can go. */
export interface Fix {
  /** What it does, imperative, in words for the writer. */
  readonly title: string
  /** All in the file of the finding, in the order of their places, none over another. */
  readonly edits: readonly Edit[]
  /** Whether it changes nothing that someone who studies the card could see. */
  readonly safe: boolean
}
