import type { SourceFile } from '../text/source-file.js'
import type { Note } from './note.js'

/** Finds the note in which an offset of a file lies; notes do not overlap. */
export function notesByPlace(notes: readonly Note[]): (file: SourceFile, offset: number) => Note | undefined {
  const files = new Map<SourceFile, Note[]>()
  for (const note of notes) {
    const inFile = files.get(note.span.file)
    if (inFile === undefined) files.set(note.span.file, [note])
    else inFile.push(note)
  }
  for (const inFile of files.values()) inFile.sort((a, b) => a.span.start - b.span.start)
  return (file, offset) => {
    const inFile = files.get(file) ?? []
    let low = 0
    let high = inFile.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((inFile[middle]?.span.start ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const note = inFile[low - 1]
    return note !== undefined && offset <= note.span.end ? note : undefined
  }
}
