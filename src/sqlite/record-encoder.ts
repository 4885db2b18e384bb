import { serial } from './format.js'
import type { Row, StoredValue } from './row.js'
import { writeVarint } from './varint.js'

/**
 * Makes records of rows: https://www.sqlite.org/fileformat2.html#record_format.
 *
 *     free ... │ length of the head │ a type for each value │ the values
 *              ^ start              ^ which say their length             ^ end
 *
 * A record lies in memory that the next one takes. There is room before it for what a page says of it.
 */
export interface RecordEncoder {
  readonly bytes: Buffer
  readonly start: number
  readonly end: number
  /** Makes the record of a row; the value of the `key` column is left out, for a page says it already. */
  encode(row: Row, key: number | undefined): void
}

/** Room for the two numbers that a page has before a record. */
const roomBefore = 18

/** Text no longer than this is written letter by letter: sooner done than asked of Node. */
const shortText = 24

/** An encoder of rows with a number of columns. */
export function recordEncoder(columns: number): RecordEncoder {
  const values = roomBefore + 9 * (columns + 1)
  const types = new Float64Array(columns)
  let bytes = Buffer.alloc(values + 2 ** 12)
  let start = values
  let end = values

  function encode(row: Row, key: number | undefined): void {
    if (row.length !== columns) throw new RangeError(`A row has ${row.length} values for ${columns} columns`)
    end = values
    let length = 0
    for (let column = 0; column < columns; column++) {
      const value = row[column] as StoredValue
      // Most columns of most rows are 0.
      const type = column === key ? serial.null : value === 0 ? serial.zero : append(value)
      types[column] = type
      length += type < 128 ? 1 : typeLength(type)
    }
    placeHead(length)
  }

  /** Puts a value behind the others and gives its type. */
  function append(value: StoredValue): number {
    if (typeof value === 'string') return appendText(value)
    if (value === null) return serial.null
    if (typeof value === 'bigint') {
      const exact = Number(value)
      return Number.isSafeInteger(exact) ? appendInteger(exact) : appendLong(value)
    }
    if (Number.isSafeInteger(value)) return appendInteger(value)
    // No number at all is NULL, as SQLite has it.
    if (Number.isNaN(value)) return serial.null
    room(8)
    end = bytes.writeDoubleBE(value, end)
    return serial.real
  }

  function appendText(text: string): number {
    const from = end
    room(3 * text.length)
    if (text.length > shortText || !appendedAscii(text)) end = from + bytes.write(text, from, 'utf8')
    return serial.text + 2 * (end - from)
  }

  function appendedAscii(text: string): boolean {
    for (let index = 0; index < text.length; index++) {
      const code = text.charCodeAt(index)
      if (code > 127) return false
      bytes[end + index] = code
    }
    end += text.length
    return true
  }

  function appendInteger(value: number): number {
    if (value === 0) return serial.zero
    if (value === 1) return serial.one
    room(8)
    const size = value < 0 ? -value - 1 : value
    if (size < 2 ** 7) return appendBytes(value, 1, serial.int8)
    if (size < 2 ** 15) return appendBytes(value, 2, serial.int16)
    if (size < 2 ** 23) return appendBytes(value, 3, serial.int24)
    if (size < 2 ** 31) return appendBytes(value, 4, serial.int32)
    if (size < 2 ** 47) {
      // Bits are worked with 32 at a time.
      appendBytes(Math.floor(value / 2 ** 32), 2, serial.int16)
      return appendBytes(value | 0, 4, serial.int48)
    }
    return appendLong(BigInt(value))
  }

  /** Puts the lowest bytes of a number behind the others, the highest of them first. */
  function appendBytes(value: number, length: number, type: number): number {
    for (let shift = 8 * (length - 1); shift >= 0; shift -= 8) bytes[end++] = value >> shift
    return type
  }

  function appendLong(value: bigint): number {
    room(8)
    end = bytes.writeBigInt64BE(value, end)
    return serial.int64
  }

  /** The head before the values: how long it is, itself included, and the types, which take so many bytes. */
  function placeHead(typesLength: number): void {
    // One byte says a length up to 127; a row of ours is far from needing more than two.
    const length = typesLength + (typesLength < 127 ? 1 : 2)
    start = values - length
    let at = writeVarint(bytes, start, length)
    for (let column = 0; column < columns; column++) at = writeVarint(bytes, at, types[column] as number)
  }

  function room(length: number): void {
    if (end + length <= bytes.length) return
    const larger = Buffer.alloc(Math.max(2 * bytes.length, end + length))
    bytes.copy(larger, 0, 0, end)
    bytes = larger
  }

  return {
    encode,
    get bytes() {
      return bytes
    },
    get start() {
      return start
    },
    get end() {
      return end
    },
  }
}

function typeLength(type: number): number {
  return type < 128 ? 1 : type < 16384 ? 2 : type < 2097152 ? 3 : type < 268435456 ? 4 : 5
}
