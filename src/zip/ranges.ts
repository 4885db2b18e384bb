/** What lengths or distances are told by (RFC 1951, §3.2.5): a symbol for a range, and how far in it they lie. */
export interface Ranges {
  /** Where the range of each symbol begins. */
  readonly starts: Uint16Array
  /** How many bits say the place in it. */
  readonly bits: Uint8Array
}

/** The lengths of repeats, from 3 to 258. The longest has a symbol of its own. */
export const lengths: Ranges = {
  starts: Uint16Array.of(
    ...[3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31],
    ...[35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258],
  ),
  bits: Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0),
}

/** How far back repeats lie, from 1 to 32,768: two ranges of each width, and then they are twice as wide. */
export const distances: Ranges = {
  starts: Uint16Array.from({ length: 30 }, (_, symbol) =>
    symbol < 2 ? symbol + 1 : 1 + ((2 + (symbol & 1)) << ((symbol >> 1) - 1)),
  ),
  bits: Uint8Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1)),
}

const lengthSymbols = new Uint8Array(259)
lengths.starts.forEach((start, symbol) => {
  lengthSymbols.fill(symbol, start)
})

/** Distances up to 256 one by one, longer ones by the 128: their ranges are no narrower. */
const nearSymbols = new Uint8Array(257)
const farSymbols = new Uint8Array(256)
distances.starts.forEach((start, symbol) => {
  nearSymbols.fill(symbol, start)
  farSymbols.fill(symbol, (start - 1) >> 7)
})

/** The symbol of a length. */
export function lengthSymbol(length: number): number {
  return lengthSymbols[length]!
}

/** The symbol of a distance. */
export function distanceSymbol(distance: number): number {
  return distance <= 256 ? nearSymbols[distance]! : farSymbols[(distance - 1) >> 7]!
}
