import { dirname, parse } from 'node:path'
import { statsOf } from './stats-of.js'

/** The end of what was asked for last. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Does work that sees all paths from a folder, as if the program had been started there. One after the other: a process
 * has only one current folder.
 */
export function inFolder<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  const turn = last.then(async () => {
    process.chdir(folder)
    try {
      return await work()
    } finally {
      // Some systems let nobody delete a folder in which a process stands.
      process.chdir(parse(folder).root)
    }
  })
  last = turn.catch(() => undefined)
  return turn
}

/** The innermost folder on the way to one that is there: a file may be open in one that is not, or not yet. */
export function existingFolder(folder: string): string {
  for (let at = folder; ; at = dirname(at)) if (statsOf(at)?.isDirectory() || dirname(at) === at) return at
}
