import { type Stats, statSync } from 'node:fs'

/** What lies at a path; undefined if nothing does, or if what does is not to be looked at (a link in a circle, a closed door). */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // Whoever needs it will meet the reason.
    return undefined
  }
}
