import { type CheckedCollection, noteTypeNamed } from '../model/collection.js'
import { deckNameOf } from '../model/deck-name.js'
import { forgetful, type Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import { factsOf, type NoteFacts } from './facts.js'

/** Notes that are to be found in a lock, those that are not built among them. */
interface SoughtNotes {
  readonly collection: CheckedCollection
  readonly leftOut: readonly Note[]
  readonly deckOf: (note: Note) => string
}

/**
 * What is asked of notes to find them in a lock, in the order of their files. `fileOf` gives the path of a note's file
 * from the project's folder; with a memory, what has not changed is not found out again.
 */
export function allFacts(
  { collection, leftOut, deckOf }: SoughtNotes,
  fileOf: (note: Note) => string,
  memory: Memory = forgetful,
): NoteFacts[] {
  const broken = new Set(leftOut)
  const facts: NoteFacts[] = []
  for (const note of inOrder(collection.notes, leftOut)) {
    const type = noteTypeNamed(collection, note.type)
    if (type === undefined) continue
    const deck = deckNameOf(deckOf(note))
    const file = fileOf(note)
    const isLeft = broken.has(note)
    const make = () => factsOf(note, { type, deck, file, leftOut: isLeft })
    facts.push(memory.of(note, 'facts', [type, deck, file, isLeft], make, (before) => ({ ...before, note })))
  }
  return facts
}

/** The notes that are built and those that are not, in the order of their files. */
function inOrder(notes: readonly Note[], leftOut: readonly Note[]): readonly Note[] {
  if (leftOut.length === 0) return notes
  const files = new Map<unknown, Note[]>()
  for (const note of [...notes, ...leftOut]) {
    const list = files.get(note.span.file)
    if (list === undefined) files.set(note.span.file, [note])
    else list.push(note)
  }
  return [...files.values()].flatMap((list) => list.sort((a, b) => a.span.start - b.span.start))
}
