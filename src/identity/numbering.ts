import type { LockedCard } from './lock.js'
import type { LockedCards } from './lock-columns.js'

/** A cloze number that stood for one thing and now stands for another. */
export interface ChangedHands {
  readonly number: number
  /** What the number hid before. */
  readonly before: LockedCard
  /** What it hides now. */
  readonly now: LockedCard
  /** The number under which what it hides now was before; undefined where that is new. */
  readonly from: number | undefined
}

/** Which number each deletion of a note has. */
export interface Numbering {
  /** The new number of each number that deckwright gave and that changes; empty where all stay. */
  readonly numbers: ReadonlyMap<number, number>
  /**
   * The note's cards under their final numbers, and those that were there once, those included that went now. Undefined
   * where they are as the lock has them.
   */
  readonly cards: LockedCards | undefined
  /** The cards of the last build that went. */
  readonly gone: readonly LockedCard[]
  /** Numbers of the writer's that changed hands. */
  readonly handed: readonly ChangedHands[]
  /** Whether a deletion needs a number above the highest that Anki knows. */
  readonly full: boolean
}
