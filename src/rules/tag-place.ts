import type { Note } from '../model/note.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'

/**
 * Finds where tags are written, as words of their own: in their note, or above it where they are given for several
 * notes. A tag of which no place is known, one of the project, is told at the first note that has it, and then no more.
 */
export function tagPlaces(): (note: Note, tag: string) => Span | undefined {
  const told = new Set<string>()
  return (note, tag) => {
    const { file, start, end } = note.span
    const place = wordIn(file, tag, start, end) ?? givenAbove(file, tag, start)
    if (place !== undefined) return place
    if (told.has(tag)) return undefined
    told.add(tag)
    return note.head
  }
}

/** A tag in a line of tags above a note. */
function givenAbove(file: SourceFile, tag: string, before: number): Span | undefined {
  const lines = [...file.text.slice(0, before).matchAll(/^[ \t]*(?:<!--[ \t]*)?tags?[ \t]*:.*(?:\n[ \t]*-[ \t].*)*/gim)]
  for (const { 0: line, index } of lines.reverse()) {
    const place = wordIn(file, tag, index, index + line.length)
    if (place !== undefined) return place
  }
  return undefined
}

function wordIn(file: SourceFile, tag: string, start: number, end: number): Span | undefined {
  const { text } = file
  for (let at = text.indexOf(tag, start); at !== -1 && at + tag.length <= end; at = text.indexOf(tag, at + 1)) {
    const isWord =
      /^[\s,:["'\u3000]?$/.test(text[at - 1] ?? '') && /^[\s,\]"'\u3000]?$/.test(text[at + tag.length] ?? '')
    if (isWord) return spanOf(file, at, at + tag.length)
  }
  return undefined
}
