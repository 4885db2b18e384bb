// RFC 1951, §3.2.5: a match is written as a symbol for its length and one for its distance, each of which stands for a
// range, with some bits behind it that say where in the range.

/** The longest match. */
export const longestMatch = 258

/** How far back a match may lie. */
export const windowSize = 32768

/** How many bits stand behind the symbol of a length, counted from the first such symbol, 257. */
export const lengthBits = [
  0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
] as const

/** How many bits stand behind the symbol of a distance. */
export const distanceBits: readonly number[] = Array.from({ length: 30 }, (_, symbol) => Math.max(0, (symbol >> 1) - 1))

/** The smallest length of each symbol. The longest match has one of its own. */
export const lengthBase: readonly number[] = [...starts(3, lengthBits.slice(0, 28)), longestMatch]

/** The smallest distance of each symbol. */
export const distanceBase: readonly number[] = starts(1, distanceBits)

/** The symbol of each length, counted from 257. */
export const lengthSymbol: Uint8Array = symbols(longestMatch + 1, lengthBase, (length) => length)

const nearSymbol = symbols(256, distanceBase, (index) => index + 1)
const farSymbol = symbols(256, distanceBase, (index) => index * 128 + 1)

/** The symbol of a distance less one, in two tables: from 256 on, a symbol's range is 128 wide or more. */
export const distanceSymbols: Uint8Array = Uint8Array.from([...nearSymbol, ...farSymbol])

/** Where in those tables a distance stands. */
export function distancePlace(distance: number): number {
  return distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)
}

function starts(first: number, bits: readonly number[]): number[] {
  let start = first
  return bits.map((width) => {
    const own = start
    start += 1 << width
    return own
  })
}

function symbols(size: number, bases: readonly number[], rangeOf: (index: number) => number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, index) => {
    const value = rangeOf(index)
    return Math.max(
      0,
      bases.findLastIndex((base) => base <= value),
    )
  })
}
