import type { BitWriter } from './bit-writer.js'
import {
  distanceBase,
  distanceBits,
  distancePlace,
  distanceSymbols,
  lengthBase,
  lengthBits,
  lengthSymbol,
} from './deflate-tables.js'
import { codeLengths, codesOf } from './huffman-code.js'

/** What is to be written next: bytes as they are, and matches. */
export interface Tokens {
  /** Each a byte, or a match: its distance above nine bits of its length. */
  readonly list: Int32Array
  count: number
  /** How often each byte and each length occurs, and each distance. */
  readonly literals: Uint32Array
  readonly distances: Uint32Array
}

/** Room for so many tokens. */
export function emptyTokens(most: number): Tokens {
  return {
    list: new Int32Array(most),
    count: 0,
    literals: new Uint32Array(286),
    distances: new Uint32Array(30),
  }
}

const endOfBlock = 256
const firstLength = 257

/** The order in which the lengths of the codes for code lengths are told: the likeliest first. */
const toldOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const

/** Symbols that stand for equal lengths in a row: how many bits behind them say how many, and the fewest. */
const repeats = { 16: { bits: 2, least: 3 }, 17: { bits: 3, least: 3 }, 18: { bits: 7, least: 11 } } as const

/** The longest that a token can get: two codes and the bits behind them, in bytes. */
const longestToken = 6

/** The longest head of a block. */
const longestHead = 1024

/** Writes tokens as a block with codes of its own (RFC 1951, §3.2.7), and empties them. */
export function writeBlock(tokens: Tokens, last: boolean, out: BitWriter): void {
  const { literals, distances } = tokens
  literals[endOfBlock] = 1
  const literalLengths = codeLengths(literals, 15)
  const distanceLengths = codeLengths(distances, 15)
  out.reserve(longestHead + tokens.count * longestToken)
  out.put(last ? 1 : 0, 1)
  out.put(2, 2)
  writeCodes(literalLengths, distanceLengths, out)
  writeTokens(tokens, literalLengths, distanceLengths, out)
  literals.fill(0)
  distances.fill(0)
  tokens.count = 0
}

/** Writes a block of no bytes as they are (RFC 1951, §3.2.4), behind which a byte begins. */
export function writeNothing(out: BitWriter): void {
  out.reserve(8)
  out.put(0, 3)
  out.fillByte()
  for (const byte of [0, 0, 0xff, 0xff]) out.put(byte, 8)
}

function writeCodes(literalLengths: Uint8Array, distanceLengths: Uint8Array, out: BitWriter): void {
  const literalCount = literalLengths.findLastIndex((length) => length > 0) + 1
  const distanceCount = distanceLengths.findLastIndex((length) => length > 0) + 1
  const told = inRuns([...literalLengths.subarray(0, literalCount), ...distanceLengths.subarray(0, distanceCount)])
  const frequencies = new Uint32Array(19)
  for (const { symbol } of told) frequencies[symbol]!++
  const lengths = codeLengths(frequencies, 7)
  const codes = codesOf(lengths)
  const lengthCount = Math.max(4, toldOrder.findLastIndex((symbol) => (lengths[symbol] as number) > 0) + 1)
  out.put(literalCount - firstLength, 5)
  out.put(distanceCount - 1, 5)
  out.put(lengthCount - 4, 4)
  for (const symbol of toldOrder.slice(0, lengthCount)) out.put(lengths[symbol] as number, 3)
  for (const { symbol, extra, bits } of told) {
    out.put(codes[symbol] as number, lengths[symbol] as number)
    out.put(extra, bits)
  }
}

interface Told {
  readonly symbol: number
  readonly extra: number
  readonly bits: number
}

/** Code lengths with symbols for those that repeat. */
function inRuns(lengths: readonly number[]): Told[] {
  const told: Told[] = []
  const repeat = (symbol: keyof typeof repeats, times: number) => {
    const { bits, least } = repeats[symbol]
    const taken = Math.min(times, least + (1 << bits) - 1)
    told.push({ symbol, extra: taken - least, bits })
    return taken
  }
  for (let index = 0; index < lengths.length; ) {
    const length = lengths[index] as number
    let run = 1
    while (lengths[index + run] === length) run++
    index += run
    if (length !== 0) {
      told.push({ symbol: length, extra: 0, bits: 0 })
      run--
    }
    while (run >= 3) run -= repeat(length !== 0 ? 16 : run >= 11 ? 18 : 17, run)
    for (; run > 0; run--) told.push({ symbol: length, extra: 0, bits: 0 })
  }
  return told
}

function writeTokens(tokens: Tokens, literalLengths: Uint8Array, distanceLengths: Uint8Array, out: BitWriter): void {
  const { list, count } = tokens
  const literalCodes = codesOf(literalLengths)
  const distanceCodes = codesOf(distanceLengths)
  for (let index = 0; index < count; index++) {
    const token = list[index] as number
    if (token < 256) {
      out.put(literalCodes[token] as number, literalLengths[token] as number)
      continue
    }
    const length = token & 511
    const lengthIndex = lengthSymbol[length] as number
    const symbol = firstLength + lengthIndex
    const bits = literalLengths[symbol] as number
    const within = length - (lengthBase[lengthIndex] as number)
    out.put((literalCodes[symbol] as number) | (within << bits), bits + (lengthBits[lengthIndex] as number))
    const distance = token >>> 9
    const far = distanceSymbols[distancePlace(distance)] as number
    out.put(distanceCodes[far] as number, distanceLengths[far] as number)
    out.put(distance - (distanceBase[far] as number), distanceBits[far] as number)
  }
  out.put(literalCodes[endOfBlock] as number, literalLengths[endOfBlock] as number)
}
