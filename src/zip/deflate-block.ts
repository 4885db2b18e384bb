import type { BitWriter } from './bit-writer.js'
import { codeLengths, codesOf } from './prefix-codes.js'
import { distanceSymbol, distances, lengthSymbol, lengths } from './ranges.js'

/** A symbol that ends a block; below it are bytes, above it lengths. */
const blockEnd = 256

/** How to write the symbols of a block. */
interface Code {
  /** How many bits each has. */
  readonly lengths: Uint8Array
  readonly codes: Uint16Array
}

/**
 * Writes a block that others follow, with codes of its own (RFC 1951, §3.2.7). It holds tokens: bytes that stand for
 * themselves, and repeats, each its length in the upper 16 bits and in the lower ones how far back it lies.
 */
export function writeBlock(bits: BitWriter, tokens: Uint32Array): void {
  const [bytes, back] = codesFor(tokens)
  bits.put(0b100, 3)
  writeCodes(bits, bytes.lengths, back.lengths)
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token < blockEnd) {
      bits.put(bytes.codes[token]!, bytes.lengths[token]!)
      continue
    }
    const [length, distance] = [token >>> 16, token & 0xffff]
    const long = lengthSymbol(length)
    bits.put(bytes.codes[blockEnd + 1 + long]!, bytes.lengths[blockEnd + 1 + long]!)
    bits.put(length - lengths.starts[long]!, lengths.bits[long]!)
    const far = distanceSymbol(distance)
    bits.put(back.codes[far]!, back.lengths[far]!)
    bits.put(distance - distances.starts[far]!, distances.bits[far]!)
  }
  bits.put(bytes.codes[blockEnd]!, bytes.lengths[blockEnd]!)
}

/** The best codes for the bytes and lengths of tokens, and for how far back they lie. */
function codesFor(tokens: Uint32Array): readonly [bytes: Code, back: Code] {
  const counts = new Uint32Array(blockEnd + 1 + lengths.bits.length)
  const backCounts = new Uint32Array(distances.bits.length)
  counts[blockEnd] = 1
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index]!
    if (token < blockEnd) counts[token]!++
    else {
      counts[blockEnd + 1 + lengthSymbol(token >>> 16)]!++
      backCounts[distanceSymbol(token & 0xffff)]!++
    }
  }
  return [codeFor(counts, 15), codeFor(backCounts, 15)]
}

function codeFor(counts: Uint32Array, limit: number): Code {
  const lengths = codeLengths(counts, limit)
  return { lengths, codes: codesOf(lengths) }
}

/** The order in which the lengths of the codes that say lengths are told. */
const told = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]

/** Says how long the codes of a block are, in a code of its own. */
function writeCodes(bits: BitWriter, bytes: Uint8Array, back: Uint8Array): void {
  const [bytesUsed, backUsed] = [used(bytes), used(back)]
  const runs = runsOf(Uint8Array.of(...bytes.subarray(0, bytesUsed), ...back.subarray(0, backUsed)))
  const counts = new Uint32Array(told.length)
  for (const { symbol } of runs) counts[symbol]!++
  const { lengths, codes } = codeFor(counts, 7)
  const order = told.slice(0, Math.max(4, 1 + told.findLastIndex((symbol) => lengths[symbol] !== 0)))
  bits.put(bytesUsed - 257, 5)
  bits.put(backUsed - 1, 5)
  bits.put(order.length - 4, 4)
  for (const symbol of order) bits.put(lengths[symbol]!, 3)
  for (const { symbol, more, width } of runs) {
    bits.put(codes[symbol]!, lengths[symbol]!)
    bits.put(more, width)
  }
}

function used(lengths: Uint8Array): number {
  return 1 + lengths.findLastIndex((length) => length !== 0)
}

/** A length, or a symbol for several equal ones and what says how many, in so many bits. */
interface Run {
  readonly symbol: number
  readonly more: number
  readonly width: number
}

function runsOf(lengths: Uint8Array): Run[] {
  const runs: Run[] = []
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at]!
    let end = at + 1
    while (lengths[end] === length) end++
    // The same as before can be said only behind it.
    if (length !== 0) runs.push({ symbol: lengths[at++]!, more: 0, width: 0 })
    while (end - at > 2) {
      const [symbol, least, most, width] =
        length !== 0 ? [16, 3, 6, 2] : end - at > 10 ? [18, 11, 138, 7] : [17, 3, 10, 3]
      const times = Math.min(most!, end - at)
      runs.push({ symbol: symbol!, more: times - least!, width: width! })
      at += times
    }
    for (; at < end; at++) runs.push({ symbol: length, more: 0, width: 0 })
  }
  return runs
}
