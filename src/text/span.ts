import type { SourceFile } from './source-file.js'

/** A stretch of a source file, as half-open UTF-16 offsets into its text. */
export interface Span {
  readonly file: SourceFile
  readonly start: number
  readonly end: number
}

/** The stretch from `start` up to `end`. */
export function spanOf(file: SourceFile, start: number, end: number): Span {
  return { file, start, end }
}

/** The text that a span covers. */
export function textOf(span: Span): string {
  return span.file.text.slice(span.start, span.end)
}

/** Whether `inner` lies wholly in `outer`. */
export function covers(outer: Span, inner: Span): boolean {
  return outer.file === inner.file && outer.start <= inner.start && inner.end <= outer.end
}
