import type { Edit } from '../diagnostics/fix.js'
import { type Field, sourceSpan } from '../model/note.js'
import { type Span, textOf } from '../text/span.js'

/**
 * Another text in the place of a stretch of a field. None where the file does not hold that stretch as it is: it may be
 * the braces of a deletion that was hidden with dashes, or be written in JSON with a backslash.
 */
export function rewritten(field: Field, start: number, end: number, text: string): Edit | undefined {
  const span = sourceSpan(field, start, end)
  return textOf(span) === field.text.slice(start, end) ? { span, text } : undefined
}

/** Another name in a place that holds a name, by itself or as a string of JSON. None where it holds something else. */
export function renamed(place: Span | undefined, name: string, meant: string | undefined): Edit | undefined {
  if (place === undefined || meant === undefined) return undefined
  const written = textOf(place)
  if (written === name) return { span: place, text: meant }
  return written === JSON.stringify(name) ? { span: place, text: JSON.stringify(meant) } : undefined
}
