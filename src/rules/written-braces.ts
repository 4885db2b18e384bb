import { type Field, sourceSpan } from '../model/note.js'
import { textOf } from '../text/span.js'

/** Whether the writer hides with braces in a field, and not only with the marks of another notation. */
export function hasWrittenBraces(field: Field): boolean {
  return /[{｛]\s{0,2}[cCсС]?[l\d０-９,]*\s{0,2}[:：;]/.test(textOf(sourceSpan(field, 0, field.text.length)))
}
