import type { Line } from '../text/lines.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'

/** What a comment for deckwright sets: an identity, a note type, tags, or which findings are not wanted. */
export type CommentKey = 'id' | 'type' | 'tags' | 'deckwright'

/** A line that is only a comment for deckwright. It makes no note and reaches no card. */
export interface Comment {
  readonly key: CommentKey
  readonly value: string
  readonly span: Span
  readonly valueSpan: Span
}

/**
 * The deckwright comment that a line is.
 *
 *     > | <!-- type: Basic (and reversed card) -->
 *     > | <!-- deckwright-disable-next-line skipped-number -->
 */
export function commentIn(file: SourceFile, line: Line): Comment | undefined {
  if (!line.text.includes('<!--')) return undefined
  const match = /^[ \t]*<!--[ \t]*(?:(id|type|tags?)[ \t]*:|deckwright-)[ \t]*(.*?)[ \t]*-->[ \t]*$/i.exec(line.text)
  if (match === null || match[2]?.includes('-->')) return undefined
  const [, word, value = ''] = match
  const start = line.start + line.text.lastIndexOf(value, line.text.lastIndexOf('-->'))
  return {
    key: word === undefined ? 'deckwright' : word.toLowerCase() === 'tag' ? 'tags' : (word.toLowerCase() as CommentKey),
    value,
    span: spanOf(file, line.start, line.end),
    valueSpan: spanOf(file, start, start + value.length),
  }
}
