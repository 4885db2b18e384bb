import type { Deletion } from '../cloze/reading.js'

/** Deletions with those inside them, each before what it holds. */
export function allDeletions(deletions: readonly Deletion[]): Deletion[] {
  return deletions.flatMap((deletion) => [deletion, ...allDeletions(deletion.nested)])
}
