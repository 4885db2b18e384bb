import { distance } from 'fastest-levenshtein'

/** The known name that a misspelt one was probably meant to be, in any letter case; undefined where none is near. */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase()
  let best: string | undefined
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const name of known) {
    const far = distance(wanted, name.toLowerCase())
    if (far < least) [best, least] = [name, far]
  }
  return best
}
