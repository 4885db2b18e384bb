import type { Deletion } from '../cloze/deletion.js'

/**
 * What stands around the number of something that was cut out of the text: punctuation to CommonMark, as braces are, so
 * that emphasis beside it reads as it would beside them, and so rare that texts do without.
 */
const before = '\u2e24'
const after = '\u2e25'

/** A bit of HTML that is done: braces of a deletion as Anki is to read them, or anything else. */
export interface Chunk {
  readonly html: string
  /** Whether Anki is to read the cloze braces in it. In all others they are hidden from it. */
  readonly live: boolean
}

/** Something that was cut out of the text before Markdown is read, to be put back afterwards. */
export type Piece =
  | { readonly kind: 'open' | 'close'; readonly deletion: Deletion }
  /** What is HTML by itself: math, a sound, an embedded picture. In code and attributes it stands as it was written. */
  | { readonly kind: 'atom'; readonly chunks: readonly Chunk[]; readonly source: string }

/** What stands in the text for a piece. */
export function placeholder(index: number): string {
  return `${before}${index}${after}`
}

/** The characters of which placeholders are made, where a text has them by itself. */
export const placeholderCharacters = /[\u2e24\u2e25]/g

const placeholders = /\u2e24(\d+)\u2e25/g

/** A text taken apart: the pieces whose placeholders stand in it, and the text between them. */
export function takenApart(text: string, pieces: readonly Piece[]): (string | Piece)[] {
  const parts: (string | Piece)[] = []
  let from = 0
  for (const found of text.matchAll(placeholders)) {
    const piece = pieces[Number(found[1])]
    if (piece === undefined) continue
    if (found.index > from) parts.push(text.slice(from, found.index))
    parts.push(piece)
    from = found.index + found[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

/** A text with what was cut out of it, but for the braces of deletions. */
export function asWritten(text: string, pieces: readonly Piece[]): string {
  if (!text.includes(before)) return text
  return takenApart(text, pieces)
    .map((part) => (typeof part === 'string' ? part : part.kind === 'atom' ? part.source : ''))
    .join('')
}
