import type { Tokens } from './deflate-block.js'
import { distancePlace, distanceSymbols, lengthSymbol, longestMatch, windowSize } from './deflate-tables.js'

// How hard is looked for matches. Measured with collections of 1,000 to 100,000 notes: more takes longer for little.

/** How many earlier places are looked at. */
const mostTries = 24
/** How many, where there is a match of some length already, and the next place might have a longer one. */
const laterTries = 6
const someLength = 8
/** From this length on, a match is taken without looking whether the next place has a longer one. */
const noLazierThan = 32
/** A match of this length is taken without looking at further places. */
const longEnough = 64
/** Of a match longer than this, only so many places at its end are remembered: the others are, where it matched. */
const wellKnown = 32
const rememberedEnd = 16

/** The shortest match that is looked for. */
const shortestMatch = 4
const hashBits = 15
const windowMask = windowSize - 1

/** Bytes among which matches are looked for, and where in them four bytes were met before. */
export interface SearchedBytes {
  readonly bytes: Uint8Array
  readonly view: DataView
  /** The last place for each hash of four bytes, -1 where there is none. */
  readonly heads: Int32Array
  /** For each place in the window, the one before it with the same hash. */
  readonly chain: Int32Array
}

/** Room for so many bytes. */
export function searchedBytes(size: number): SearchedBytes {
  const bytes = new Uint8Array(size)
  return {
    bytes,
    view: new DataView(bytes.buffer),
    heads: new Int32Array(1 << hashBits).fill(-1),
    chain: new Int32Array(windowSize).fill(-1),
  }
}

/** Forgets the first bytes: all places move towards the front. */
export function moveSearched({ bytes, heads, chain }: SearchedBytes, by: number): void {
  bytes.copyWithin(0, by)
  for (const places of [heads, chain]) {
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number
      places[index] = place < by ? -1 : place - by
    }
  }
}

/**
 * Adds tokens for the bytes from one place to another; `makeRoom` is called when there is room for no more.
 *
 * One long function on values of its own, for half of the time of a package is spent here.
 */
export function findMatches(
  searched: SearchedBytes,
  start: number,
  end: number,
  tokens: Tokens,
  makeRoom: () => void,
): void {
  const { bytes, view, heads, chain } = searched
  const { list, literals, distances } = tokens
  const hashedEnd = end - shortestMatch + 1
  let at = start
  // The match of the place before this one, which waits for a longer one here.
  let length = 0
  let distance = 0

  while (at < end) {
    let found = 0
    let best = length === 0 ? shortestMatch - 1 : length
    if (at < hashedEnd) {
      const word = view.getInt32(at, true)
      const hash = Math.imul(word, 0x9e3779b1) >>> (32 - hashBits)
      let earlier = heads[hash] as number
      chain[at & windowMask] = earlier
      heads[hash] = at
      const most = end - at < longestMatch ? end - at : longestMatch
      if (length < noLazierThan && best < most) {
        const enough = longEnough < most ? longEnough : most
        const limit = at > windowSize ? at - windowSize : -1
        let tail = view.getInt32(at + best - 3, true)
        for (let tries = length < someLength ? mostTries : laterTries; tries > 0 && earlier > limit; tries--) {
          // Only a match that has the four bytes with which it would be longer than the best one can be it.
          if (view.getInt32(earlier + best - 3, true) === tail && view.getInt32(earlier, true) === word) {
            let same = shortestMatch
            while (same + 4 <= most && view.getInt32(earlier + same, true) === view.getInt32(at + same, true)) same += 4
            while (same < most && bytes[earlier + same] === bytes[at + same]) same++
            if (same > best) {
              best = same
              found = at - earlier
              if (same >= enough) break
              tail = view.getInt32(at + best - 3, true)
            }
          }
          earlier = chain[earlier & windowMask] as number
        }
      }
    }

    if (tokens.count === list.length) makeRoom()
    if (length !== 0 && found === 0) {
      // The match that waited is the one.
      list[tokens.count++] = (distance << 9) | length
      literals[257 + (lengthSymbol[length] as number)]!++
      distances[distanceSymbols[distancePlace(distance)] as number]!++
      const behind = at - 1 + length
      if (length > wellKnown && behind - rememberedEnd > at) at = behind - rememberedEnd
      else at++
      const stop = behind < hashedEnd ? behind : hashedEnd
      for (; at < stop; at++) {
        const hash = Math.imul(view.getInt32(at, true), 0x9e3779b1) >>> (32 - hashBits)
        chain[at & windowMask] = heads[hash] as number
        heads[hash] = at
      }
      at = behind
      length = 0
      continue
    }
    if (length !== 0 || found === 0) {
      const byte = bytes[length === 0 ? at : at - 1] as number
      list[tokens.count++] = byte
      literals[byte]!++
    }
    length = found === 0 ? 0 : best
    distance = found
    at++
  }
  if (length === 0) return
  if (tokens.count === list.length) makeRoom()
  list[tokens.count++] = (distance << 9) | length
  literals[257 + (lengthSymbol[length] as number)]!++
  distances[distanceSymbols[distancePlace(distance)] as number]!++
}
