import type { Note } from './note.js'
import type { NoteType } from './note-type.js'

/** All notes of a run, with the note types that they may be of. */
export interface Collection {
  readonly notes: readonly Note[]
  readonly noteTypes: readonly NoteType[]
}

declare const checked: unique symbol

/** A collection without a note of which anything graver than a warning was said. Only the rules' `check` makes one. */
export type CheckedCollection = Collection & { readonly [checked]: true }

/** The note type of a name, in any letter case. */
export function noteTypeNamed(collection: Collection, name: string): NoteType | undefined {
  return (
    collection.noteTypes.find((type) => type.name === name) ??
    collection.noteTypes.find((type) => type.name.toLowerCase() === name.toLowerCase())
  )
}
