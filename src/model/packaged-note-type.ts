import type { CardRequirement } from './card-requirements.js'
import type { NoteType } from './note-type.js'

/** What a note type is in Anki's database, beyond its fields and templates. All of it stays as it is for ever. */
export interface AnkiSide {
  readonly id: number
  /** A name that no stock type has in any of Anki's languages: Anki would put a `+` behind it. */
  readonly name: string
  /**
   * When what Anki sees of the type last changed, in seconds: Anki takes a type over only when this has risen. Undefined
   * where nothing remembers it: the time of the build.
   */
  readonly modified: number | undefined
  readonly fieldIds: readonly number[]
  readonly templateIds: readonly number[]
  /** Which fields a card needs, for clients that are older than 2.1.28. */
  readonly required: readonly CardRequirement[]
  readonly styling: string
}

/** A note type that can be written into a package. */
export interface PackagedNoteType extends NoteType {
  readonly anki: AnkiSide
}

/** A note type with what a package needs of it. Those of a run all have it. */
export function packagedType(type: NoteType): PackagedNoteType {
  if (!('anki' in type)) throw new Error(`No package can hold the note type ${type.name}`)
  return type as PackagedNoteType
}
