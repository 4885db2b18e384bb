import { crc32 } from 'node:zlib'
import { type Packed, packedAtOnce } from './deflate.js'

/** A file that is to go into a zip. */
export interface FileToZip {
  /** Its name, in ASCII. */
  readonly name: string
  /** What it holds, asked for when its turn has come. */
  readonly content: () => Uint8Array | Packed
  /** Whether it is worth packing. What would be no smaller is left as it is all the same. */
  readonly pack: boolean
}

/** A file as it lies in a zip, before its place is known. */
interface Stored extends Packed {
  /** How it was packed: not at all, or by deflate. */
  readonly method: 0 | 8
  readonly packedSize: number
}

/** What the directory says of a file that has been written. */
export interface Written extends Omit<Stored, 'pieces'> {
  readonly name: Buffer
  readonly offset: number
}

/** Noon of the first day that a zip can tell, in the two numbers with which it tells time and date. */
const time = 12 << 11
const date = (1 << 5) | 1

/** What does not fit into 32 or 16 bits is said in 64 behind, and these stand in its place. */
const tooLong = 0xffffffff
const tooMany = 0xffff

/**
 * The bytes of a zip piece by piece, each file asked for only when its turn has come. The same for the same files.
 *
 * APPNOTE.TXT of PKWARE, §4.3: before each file its head, behind them all the directory, and in the end where that lies.
 */
export function* zipPieces(files: Iterable<FileToZip>): Generator<Uint8Array> {
  const written: Written[] = []
  let offset = 0
  for (const { name, content, pack } of files) {
    const { pieces, ...stored } = storedFile(content(), pack)
    const file = { ...stored, name: Buffer.from(name, 'latin1'), offset }
    written.push(file)
    const head = localHead(file)
    yield head
    yield* pieces
    offset += head.length + file.packedSize
  }
  const directory = Buffer.concat(written.map(directoryEntry))
  yield directory
  yield directoryEnd(written.length, directory.length, offset)
}

function storedFile(content: Uint8Array | Packed, pack: boolean): Stored {
  if (!(content instanceof Uint8Array)) return asPacked(content)
  const smaller = pack ? asPacked(packedAtOnce(content)) : undefined
  if (smaller !== undefined && smaller.packedSize < content.length) return smaller
  const size = content.length
  return { method: 0, pieces: [content], size, packedSize: size, checksum: crc32(content) }
}

function asPacked(content: Packed): Stored {
  return { ...content, method: 8, packedSize: content.pieces.reduce((sum, { length }) => sum + length, 0) }
}

/** What stands before a file (§4.3.7). Long sizes both stand behind its name (§4.5.3). */
function localHead({ name, method, size, packedSize, checksum }: Written): Buffer {
  const long = size >= tooLong || packedSize >= tooLong
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(long ? 45 : 20, 4)
  head.writeUInt16LE(method, 8)
  head.writeUInt16LE(time, 10)
  head.writeUInt16LE(date, 12)
  head.writeUInt32LE(checksum, 14)
  head.writeUInt32LE(long ? tooLong : packedSize, 18)
  head.writeUInt32LE(long ? tooLong : size, 22)
  const behind = long ? longNumbers([size, packedSize]) : Buffer.alloc(0)
  head.writeUInt16LE(name.length, 26)
  head.writeUInt16LE(behind.length, 28)
  return Buffer.concat([head, name, behind])
}

/** What the directory says of a file (§4.3.12). Only the numbers that are long stand behind its name. */
export function directoryEntry({ name, method, size, packedSize, checksum, offset }: Written): Buffer {
  const long = [size, packedSize, offset].filter((number) => number >= tooLong)
  const behind = long.length === 0 ? Buffer.alloc(0) : longNumbers(long)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  for (const version of [4, 6]) entry.writeUInt16LE(long.length === 0 ? 20 : 45, version)
  entry.writeUInt16LE(method, 10)
  entry.writeUInt16LE(time, 12)
  entry.writeUInt16LE(date, 14)
  entry.writeUInt32LE(checksum, 16)
  entry.writeUInt32LE(Math.min(packedSize, tooLong), 20)
  entry.writeUInt32LE(Math.min(size, tooLong), 24)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(behind.length, 30)
  entry.writeUInt32LE(Math.min(offset, tooLong), 42)
  return Buffer.concat([entry, name, behind])
}

function longNumbers(numbers: readonly number[]): Buffer {
  const field = Buffer.alloc(4 + 8 * numbers.length)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8 * numbers.length, 2)
  numbers.forEach((number, index) => {
    field.writeBigUInt64LE(BigInt(number), 4 + 8 * index)
  })
  return field
}

/** Where the directory lies (§4.3.14 to §4.3.16), in long numbers too where the short ones do not hold it. */
export function directoryEnd(files: number, length: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  for (const at of [8, 10]) end.writeUInt16LE(Math.min(files, tooMany), at)
  end.writeUInt32LE(Math.min(length, tooLong), 12)
  end.writeUInt32LE(Math.min(offset, tooLong), 16)
  if (files < tooMany && length < tooLong && offset < tooLong) return end
  const long = Buffer.alloc(56)
  long.writeUInt32LE(0x06064b50, 0)
  long.writeUInt32LE(44, 4)
  for (const version of [12, 14]) long.writeUInt16LE(45, version)
  for (const at of [24, 32]) long.writeBigUInt64LE(BigInt(files), at)
  long.writeBigUInt64LE(BigInt(length), 40)
  long.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x07064b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + length), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([long, locator, end])
}
