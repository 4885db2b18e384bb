import type { Position, Range, TextEdit } from 'vscode-languageserver'
import { usualEnding } from '../text/edited.js'
import { positionAt, startsOf } from '../text/position.js'
import type { SourceFile } from '../text/source-file.js'
import type { Span } from '../text/span.js'

/**
 * A place as editors count it: from 0, in UTF-16 units. Lines are the same whatever ends them, so that it does not matter
 * that our text has only `\n`; a byte order mark that an editor shows counts as a character of the first line.
 */
export function positionOf(file: SourceFile, offset: number): Position {
  const { line, column } = positionAt(file, offset)
  return { line: line - 1, character: column - 1 + (line === 1 && file.marked ? 1 : 0) }
}

/** The stretch of a span. */
export function rangeOf({ file, start, end }: Span): Range {
  return { start: positionOf(file, start), end: positionOf(file, end) }
}

/** The offset in our text of a place; what lies beyond the end of a line, or of the file, is its end. */
export function offsetAt(file: SourceFile, { line, character }: Position): number {
  const starts = startsOf(file)
  const start = starts[line]
  if (start === undefined) return file.text.length
  const end = (starts[line + 1] ?? file.text.length + 1) - 1
  return Math.min(start + Math.max(0, character - (line === 0 && file.marked ? 1 : 0)), end)
}

/** An edit as a client makes it: with the line endings of the file. */
export function textEdit({ span, text }: { readonly span: Span; readonly text: string }): TextEdit {
  return { range: rangeOf(span), newText: text.replaceAll('\n', usualEnding(span.file)) }
}
