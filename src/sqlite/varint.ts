// https://www.sqlite.org/fileformat2.html#varint: seven bits a byte, the high ones first, each byte but the last with
// its eighth bit set. A ninth byte has all eight.

/** How many bytes a whole number takes. */
export function varintLength(value: number): number {
  if (value < 0) return 9
  // Numbers of 28 bits at most are told without a division.
  const beyond = value < 2 ** 28 ? 0 : Math.floor(value / 2 ** 28)
  if (beyond === 0) return value < 2 ** 7 ? 1 : value < 2 ** 14 ? 2 : value < 2 ** 21 ? 3 : 4
  return 4 + (beyond < 2 ** 7 ? 1 : beyond < 2 ** 14 ? 2 : beyond < 2 ** 21 ? 3 : 4)
}

/** Writes a whole number that JavaScript holds exactly, and gives the place behind it. */
export function writeVarint(bytes: Uint8Array, at: number, value: number): number {
  if (value >= 0 && value < 128) {
    bytes[at] = value
    return at + 1
  }
  if (value < 0) return writeNine(bytes, at, value)
  const end = at + varintLength(value)
  // Bits are worked with 28 at a time: four bytes.
  let rest = value < 2 ** 28 ? value : value % 2 ** 28
  for (let place = end - 1; place >= at; place--) {
    if (place === end - 5) rest = Math.floor(value / 2 ** 28)
    bytes[place] = (rest & 127) | (place === end - 1 ? 0 : 128)
    rest >>>= 7
  }
  return end
}

/** A negative number: as if it were one of 64 bits without a sign. */
function writeNine(bytes: Uint8Array, at: number, value: number): number {
  let rest = BigInt.asUintN(64, BigInt(value))
  bytes[at + 8] = Number(rest & 255n)
  rest >>= 8n
  for (let place = at + 7; place >= at; place--) {
    bytes[place] = Number(rest & 127n) | 128
    rest >>= 7n
  }
  return at + 9
}

/** Reads a number, which must be one that JavaScript holds exactly; gives it and the place behind it. */
export function readVarint(bytes: Uint8Array, at: number): readonly [value: number, behind: number] {
  let value = 0
  for (let place = at; place < at + 7; place++) {
    const byte = byteAt(bytes, place)
    value = value * 128 + (byte & 127)
    if (byte < 128) return [value, place + 1]
  }
  return readLong(bytes, at, BigInt(value))
}

/** A number of eight or nine bytes, given what the first seven say. */
function readLong(bytes: Uint8Array, at: number, high: bigint): readonly [value: number, behind: number] {
  const eighth = byteAt(bytes, at + 7)
  const value = (high << 7n) | BigInt(eighth & 127)
  const whole = eighth < 128 ? value : BigInt.asIntN(64, (value << 8n) | BigInt(byteAt(bytes, at + 8)))
  const exact = Number(whole)
  if (!Number.isSafeInteger(exact)) throw new RangeError('A number is too large')
  return [exact, at + (eighth < 128 ? 8 : 9)]
}

function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at]
  if (byte === undefined) throw new RangeError('A number goes on behind the end')
  return byte
}
