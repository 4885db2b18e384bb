import type { Note } from '../model/note.js'
import { notesByPlace } from '../model/note-places.js'
import type { Comment } from '../syntax/comment.js'
import { fenceEnds, fenceOpenedBy } from '../syntax/fence.js'
import { type Line, linesOf } from '../text/lines.js'
import { pairsOf, sourceOffset } from '../text/origin.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, textOf } from '../text/span.js'

/**
 * Tells the comments that are only shown, in a code block: those that stand in the text of a note, and outside notes
 * those between two fences.
 */
export function shownComments(notes: readonly Note[]): (comment: Comment) => boolean {
  const noteAt = notesByPlace(notes)
  const fenced = new Map<SourceFile, ReadonlySet<number>>()
  return ({ span }) => {
    const { file, start } = span
    const note = noteAt(file, start)
    if (note !== undefined) return isInText(note, span)
    const outside = fenced.get(file) ?? fencedOutside(file, (line) => noteAt(file, line.start) === undefined)
    fenced.set(file, outside)
    return outside.has(start)
  }
}

function isInText({ fields }: Note, span: Span): boolean {
  const written = textOf(span).trim()
  return fields.some(({ text, origin }) => {
    if (!text.includes(written)) return false
    const pairs = pairsOf(origin)
    for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) {
      const from = sourceOffset(pairs, at)
      if (span.start <= from && from < span.end) return true
    }
    return false
  })
}

/** Where the lines begin that stand in a code block in no note. */
function fencedOutside(file: SourceFile, isOutside: (line: Line) => boolean): ReadonlySet<number> {
  const lines = linesOf(file.text).filter(isOutside)
  const endOf = fenceEnds(lines)
  const fenced = new Set<number>()
  for (let at = 0; at < lines.length; at++) {
    const fence = fenceOpenedBy((lines[at] as Line).text)
    const end = fence === undefined ? undefined : endOf(at, fence)
    for (; end !== undefined && at < end; at++) fenced.add((lines[at] as Line).start)
  }
  return fenced
}
