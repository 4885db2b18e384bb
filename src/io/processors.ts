import { availableParallelism } from 'node:os'

/** How many things are done at a time where nobody says: more than four outputs wait for the disk, and take memory. */
export function usualJobs(): number {
  return Math.min(4, availableParallelism())
}
