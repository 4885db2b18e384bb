import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import type { Note } from '../model/note.js'
import type { SourceFile } from '../text/source-file.js'
import type { Span } from '../text/span.js'

/** The notes in which an error was found: its place lies in theirs. What lies in no note breaks none. */
export function notesWithErrors(notes: readonly Note[], diagnostics: readonly Diagnostic[]): Set<Note> {
  const broken = new Set<Note>()
  const errors = byFile(diagnostics.filter(isError), ({ span }) => span)
  if (errors.size === 0) return broken
  const inFiles = byFile(notes, ({ span }) => span)
  for (const [file, found] of errors) {
    const candidates = inFiles.get(file) ?? []
    let next = 0
    for (const { span } of found) {
      // Notes do not overlap, so what lies wholly before one error lies before all that follow it.
      while ((candidates[next]?.span.end ?? Number.POSITIVE_INFINITY) < span.start) next++
      for (let at = next; at < candidates.length; at++) {
        const note = candidates[at] as Note
        if (note.span.start > span.start && note.span.start >= span.end) break
        broken.add(note)
      }
    }
  }
  return broken
}

/** Things by the file that they stand in, each file's in the order of their places. */
function byFile<Thing>(things: readonly Thing[], spanOf: (thing: Thing) => Span): Map<SourceFile, Thing[]> {
  const files = new Map<SourceFile, Thing[]>()
  for (const thing of things) {
    const { file } = spanOf(thing)
    const inFile = files.get(file)
    if (inFile === undefined) files.set(file, [thing])
    else inFile.push(thing)
  }
  for (const inFile of files.values()) inFile.sort((a, b) => spanOf(a).start - spanOf(b).start)
  return files
}
