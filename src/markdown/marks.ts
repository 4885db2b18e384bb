import type { Deletion } from '../cloze/deletion.js'

/** A stretch of a text that belongs to the writing of a deletion: `{{c1::`, `::hint` or `}}`. */
export interface Mark {
  readonly kind: 'open' | 'hint' | 'close'
  readonly start: number
  readonly end: number
  readonly deletion: Deletion
}

/** All that is written of deletions, in the order of the text. */
export function marksOf(deletions: readonly Deletion[]): Mark[] {
  const marks: Mark[] = []
  const add = (deletion: Deletion) => {
    marks.push({ kind: 'open', start: deletion.start, end: deletion.textStart, deletion })
    const { hint } = deletion
    if (hint !== undefined) marks.push({ kind: 'hint', start: hint.start - 2, end: hint.end, deletion })
    for (const nested of deletion.nested) add(nested)
    marks.push({ kind: 'close', start: deletion.end - 2, end: deletion.end, deletion })
  }
  for (const deletion of deletions) add(deletion)
  return marks.sort((a, b) => a.start - b.start)
}
