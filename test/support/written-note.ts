import { builtinNoteTypes } from '../../src/model/builtin-note-types.js'
import type { CheckedCollection } from '../../src/model/collection.js'
import type { Note } from '../../src/model/note.js'
import { sourceFile } from '../../src/text/source-file.js'

/** A note as if it stood in a file of its own, its fields one after the other. */
export function writtenNote(
  type: string,
  fields: Record<string, string>,
  more: Partial<Note> & { path?: string } = {},
): Note {
  const { path = 'notes.md', ...rest } = more
  const file = sourceFile(path, Object.values(fields).join('\n'))
  const span = { file, start: 0, end: file.text.length }
  let at = 0
  const written = Object.entries(fields).map(([name, text]) => {
    const start = at
    at += text.length + 1
    return { name, text, span: { file, start, end: start + text.length }, origin: start }
  })
  return { type, deck: 'Test', tags: [], id: undefined, format: 'html', fields: written, span, head: span, ...rest }
}

/** Notes as a collection that passed the checks. */
export function checkedCollection(notes: readonly Note[]): CheckedCollection {
  return { notes, noteTypes: builtinNoteTypes } as unknown as CheckedCollection
}
