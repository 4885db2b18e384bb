import type { NoteFacts } from './facts.js'
import type { LockedNote } from './lock.js'

/** By what a note was known again; `new` where it was not. */
export type MatchedBy = 'id' | 'content' | 'first-field' | 'similar' | 'returned' | 'accepted' | 'new'

/** Which note of the lock a note of today is. */
export interface NoteMatch {
  readonly facts: NoteFacts
  readonly guid: string
  /** What the lock remembers of it; undefined for a new note. */
  readonly before: LockedNote | undefined
  readonly by: MatchedBy
  /** The guid that the writer's own id gives, where there is one. The note may keep another one that it had before. */
  readonly key: string | undefined
}

/** Why a note of today that looks like one of the lock was not taken for it. */
export type UnclearReason =
  /** They are alike, but not enough to be sure. */
  | 'alike'
  /** Another note is about as much like it. */
  | 'rivals'
  /** It stands in a file that this build did not read, and may still be there. */
  | 'unread'

/** A note of today that is taken for a new one although it may be one of the lock's. */
export interface Unclear {
  readonly match: NoteMatch
  /** The line `<!-- id: GUID -->`, with this note's guid, above the note of today says that it is the same. */
  readonly candidate: LockedNote
  readonly reason: UnclearReason
}

/** A note that is in the lock under another note type. Anki takes no other type for a guid that it knows. */
export interface Retyped {
  readonly match: NoteMatch
  readonly before: LockedNote
  /** Whether the writer's own id forced the old guid on the note of the new type: Anki will not take it. */
  readonly stuck: boolean
}

/** Which note is which. */
export interface Matching {
  /** One for each note of today, in their order. */
  readonly matches: readonly NoteMatch[]
  /** Notes that were there when the lock was written and are not any more, in the order of the lock. */
  readonly gone: readonly LockedNote[]
  readonly unclear: readonly Unclear[]
  readonly retyped: readonly Retyped[]
}

/** What matching depends on, beside the notes and the lock. */
export interface MatchOptions {
  /**
   * Whether a file of the lock may still hold notes that are not among today's: it is there and was not read, or not
   * wholly. Notes of such files neither go nor are anyone else's.
   */
  readonly isUnread: (file: string) => boolean
  /** The keys of new notes, as `noteKey` of the model makes them of type, deck and first field as HTML. */
  readonly keysOf: (facts: readonly NoteFacts[]) => Promise<readonly string[]>
  /** Whether an unclear pair is accepted: asked with the guid of the lock. */
  readonly accepts?: (guid: string) => boolean
}
