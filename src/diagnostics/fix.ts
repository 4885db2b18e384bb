import { type Span, spanOf } from '../text/span.js'

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
  /** Set where it takes the file's byte order mark away, at which no edit can point. */
  readonly unmarks?: true
}

/** Which kind of fix the findings of a problem may have. */
export type FixKind = 'safe' | 'unsafe'

/** A fix that changes nothing on a card; none where one of its edits cannot be made. */
export function safeFix(title: string, ...edits: readonly (Edit | undefined)[]): Fix | undefined {
  return madeOf(title, edits, true)
}

/** A fix that someone should look at; none where one of its edits cannot be made. */
export function unsafeFix(title: string, ...edits: readonly (Edit | undefined)[]): Fix | undefined {
  return madeOf(title, edits, false)
}

/** Another text in the place of a stretch. */
export function replaced(span: Span, text: string): Edit {
  return { span, text }
}

/** A text put in at a place. */
export function inserted(file: Span['file'], at: number, text: string): Edit {
  return { span: spanOf(file, at, at), text }
}

/** The lines of a stretch taken out, with what ends them. */
export function linesOut({ file, start, end }: Span): Edit {
  const from = file.text.lastIndexOf('\n', start - 1) + 1
  const newline = file.text.indexOf('\n', end)
  // The last line, where nothing ends it, takes the end of the one before along.
  return newline === -1
    ? { span: spanOf(file, Math.max(0, from - 1), file.text.length), text: '' }
    : { span: spanOf(file, from, newline + 1), text: '' }
}

function madeOf(title: string, edits: readonly (Edit | undefined)[], safe: boolean): Fix | undefined {
  const made = edits.filter((edit) => edit !== undefined)
  return made.length < edits.length ? undefined : { title, edits: made, safe }
}
