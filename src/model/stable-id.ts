import { hash } from '../text/hash.js'

/** The first millisecond of the range from which ids are taken: February 2009. Anki's ids are times, never of the future. */
const rangeStart = 1_234_567_890_000

/** How many milliseconds the range is wide: 2^38, close to nine years. */
const rangeWidth = 2 ** 38

/** An id as Anki's database has them, in milliseconds of a past time, always the same for the same seed. Never 0. */
export function stableId(seed: string): number {
  // Ten hex digits hold 40 bits; a number of JavaScript holds them exactly.
  return rangeStart + (Number.parseInt(hash('sha256', seed).slice(0, 10), 16) % rangeWidth)
}

/** The id itself, or the next one that is free; takes it. */
export function takeId(id: number, taken: Set<number>): number {
  let free = id
  while (taken.has(free)) free++
  taken.add(free)
  return free
}
