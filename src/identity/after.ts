import type { Lock, LockedType } from './lock.js'
import type { Matching, NoteMatch } from './matching.js'
import type { Numbering } from './numbering.js'

/** What a build made of a note: undefined for notes that an error kept out. */
export interface BuiltNote {
  readonly numbering: Numbering
  /** `shownHash` of what goes into Anki. */
  readonly shown: string
}

/** What a build brings, beside the notes. */
export interface BuildFacts {
  /** The time of the build, in seconds. */
  readonly time: number
  readonly builtOf: (match: NoteMatch) => BuiltNote | undefined
  /** The note types in use; their `mod` is the lowest that they may have. */
  readonly types: readonly LockedType[]
}

/** The lock after a build. */
export function lockAfter(lock: Lock, _matching: Matching, _build: BuildFacts): Lock {
  return lock
}
