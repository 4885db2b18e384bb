import { hash } from '../text/hash.js'

/** The things in an order that is drawn by a seed: the same for the same seed and number of things, everywhere. */
export function shuffled<Thing>(things: readonly Thing[], seed: string): Thing[] {
  const lots = things.map((thing, index) => ({ thing, lot: hash('sha256', `${seed}\0${index}`) }))
  return lots.sort((one, other) => (one.lot < other.lot ? -1 : 1)).map(({ thing }) => thing)
}
