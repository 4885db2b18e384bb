import type { Note } from '../model/note.js'
import type { Comment } from '../syntax/comment.js'
import { fenceEnds, fenceOpenedBy } from '../syntax/fence.js'
import { type Line, linesOf } from '../text/lines.js'
import { sourceOffset } from '../text/origin.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, textOf } from '../text/span.js'

/**
 * Tells the comments of a file that are only shown, in a code block: those that stand in the text of a note, and outside
 * notes those between two fences. `notes` are the file's own.
 */
export function shownComments(file: SourceFile, notes: readonly Note[]): (comment: Comment) => boolean {
  const inOrder = [...notes].sort((a, b) => a.span.start - b.span.start)
  let fenced: ReadonlySet<number> | undefined
  return ({ span }) => {
    const note = noteAt(inOrder, span.start)
    if (note !== undefined) return isInText(note, span)
    fenced ??= fencedOutside(file, inOrder)
    return fenced.has(span.start)
  }
}

/** The note in which an offset lies. Notes do not overlap. */
function noteAt(inOrder: readonly Note[], offset: number): Note | undefined {
  let low = 0
  let high = inOrder.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.span.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const note = inOrder[low - 1]
  return note !== undefined && offset <= note.span.end ? note : undefined
}

function isInText({ fields }: Note, span: Span): boolean {
  const written = textOf(span).trim()
  return fields.some(({ text, origin }) => {
    for (let at = text.indexOf(written); at !== -1; at = text.indexOf(written, at + 1)) {
      const from = sourceOffset(origin, at)
      if (span.start <= from && from < span.end) return true
    }
    return false
  })
}

/** Where the lines begin that stand in a code block in no note. */
function fencedOutside(file: SourceFile, inOrder: readonly Note[]): ReadonlySet<number> {
  const lines = linesOf(file.text).filter((line) => noteAt(inOrder, line.start) === undefined)
  const endOf = fenceEnds(lines)
  const fenced = new Set<number>()
  for (let at = 0; at < lines.length; at++) {
    const fence = fenceOpenedBy((lines[at] as Line).text)
    const end = fence === undefined ? undefined : endOf(at, fence)
    for (; end !== undefined && at < end; at++) fenced.add((lines[at] as Line).start)
  }
  return fenced
}
