import { availableParallelism } from 'node:os'

/** How many outputs are made at a time where nobody says: while one waits for the disk, another is made. */
export const usualJobs = 4

/**
 * How many threads may help where nobody says. Two processors are busy without: Node tidies up memory and makes machine
 * code beside what runs. As measured, threads that share them with it take as long as they save.
 */
export function usualThreads(): number {
  return Math.max(0, Math.min(usualJobs, availableParallelism() - 1) - 1)
}
