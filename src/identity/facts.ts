import type { Note } from '../model/note.js'
import { lastingName, type NoteType } from '../model/note-type.js'
import { shortHash } from './short-hash.js'

/** What is asked of a note of today to find it in the lock. */
export interface NoteFacts {
  readonly note: Note
  /** The name by which its type is known from build to build. */
  readonly type: string
  /** The deck's full name in Anki's form. */
  readonly deck: string
  /** The path of its file, relative to the project, with `/`. */
  readonly file: string
  /** The names of its type's fields. */
  readonly names: readonly string[]
  /** Hash of the texts as they are. */
  readonly text: string
  /** Whether an error keeps it out of what is built. It is matched all the same, so that nobody takes its place. */
  readonly leftOut: boolean
}

/** What is known of a note beside itself. */
export interface NoteSetting {
  readonly type: NoteType
  readonly deck: string
  readonly file: string
  readonly leftOut?: boolean
}

/** The facts of a note. Quick: what costs more is found when it is asked for, see `content.ts`. */
export function factsOf(note: Note, { type, deck, file, leftOut = false }: NoteSetting): NoteFacts {
  const { fields: names } = type
  const text = shortHash(textsOf({ note, names }).join('\x1f'), 11)
  return { note, type: lastingName(type), deck, file, names, text, leftOut }
}

/** The texts of a note's fields in the order of its type, up to the last that says anything. */
export function textsOf({ note, names }: Pick<NoteFacts, 'note' | 'names'>): string[] {
  const texts = names.map((name) => note.fields.find((field) => field.name === name)?.text ?? '')
  while (texts.at(-1) === '') texts.pop()
  return texts
}
