import { crc32, inflateRawSync } from 'node:zlib'

/** A file in a zip, which is unpacked only when it is read. */
export interface ZipEntry {
  readonly name: string
  /** Its size unpacked, as the zip says. */
  readonly size: number
  readonly checksum: number
  /** Its bytes as they lie in the zip; undefined where the zip is damaged. */
  packed(): Uint8Array | undefined
  /** Its bytes; undefined where they are damaged, or packed in a way that nobody uses for packages. */
  read(): Uint8Array | undefined
}

/** A name's last file counts where a zip holds several, as in Anki. */
export type Zip = ReadonlyMap<string, ZipEntry>

const directoryEnd = 0x06054b50
const longDirectoryEnd = 0x06064b50
const directoryEndLocator = 0x07064b50
const directoryEntry = 0x02014b50
const fileHead = 0x04034b50

/**
 * The files of a zip by their names; undefined if the bytes are no zip, or one that was cut off.
 *
 * Files that lie over each other are refused too: a few bytes would unpack to any amount.
 */
export function openZip(bytes: Uint8Array): Zip | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    const start = directoryStart(view)
    if (start === undefined) return undefined
    const files = new Map<string, ZipEntry>()
    let left = bytes.length
    let at = start
    while (view.getUint32(at, true) === directoryEntry) {
      const { entry, packedSize, next } = entryAt(view, bytes, at)
      left -= packedSize
      if (left < 0) return undefined
      files.set(entry.name, entry)
      at = next
    }
    // What the directory goes on with, where nothing is wrong with it.
    return [directoryEnd, longDirectoryEnd].includes(view.getUint32(at, true)) ? files : undefined
  } catch (error) {
    // A place behind the end of the bytes.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** Where the directory begins; undefined if there is none. */
function directoryStart(view: DataView): number | undefined {
  const last = view.byteLength - 22
  for (let at = last; at >= Math.max(0, last - 0xffff); at--) {
    if (view.getUint32(at, true) !== directoryEnd) continue
    const long = at >= 20 && view.getUint32(at - 20, true) === directoryEndLocator
    if (!long) return view.getUint32(at + 16, true)
    const end = long64(view, at - 12)
    return view.getUint32(end, true) === longDirectoryEnd ? long64(view, end + 48) : undefined
  }
  return undefined
}

function entryAt(view: DataView, bytes: Uint8Array, at: number) {
  const [flags, method] = [view.getUint16(at + 8, true), view.getUint16(at + 10, true)]
  const checksum = view.getUint32(at + 16, true)
  const nameEnd = at + 46 + view.getUint16(at + 28, true)
  const extraEnd = nameEnd + view.getUint16(at + 30, true)
  const name = new TextDecoder().decode(bytes.subarray(at + 46, nameEnd))

  // What does not fit into 32 bits stands behind the name, in this order.
  const long = longNumbers(view, nameEnd, extraEnd)
  const numberAt = (place: number) => {
    const short = view.getUint32(place, true)
    return short === 0xffffffff ? (long.next().value ?? short) : short
  }
  const size = numberAt(at + 24)
  const packedSize = numberAt(at + 20)
  const head = numberAt(at + 42)

  const packed = () => {
    if (head + 30 > bytes.length || view.getUint32(head, true) !== fileHead) return undefined
    const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true)
    return start + packedSize > bytes.length ? undefined : bytes.subarray(start, start + packedSize)
  }
  const read = () => {
    const content = packed()
    if (content === undefined || (flags & 1) !== 0) return undefined
    const unpacked = method === 0 ? content : method === 8 ? inflated(content, size) : undefined
    return unpacked?.length === size && crc32(unpacked) === checksum ? unpacked : undefined
  }
  const entry: ZipEntry = { name, size, checksum, packed, read }
  return { entry, packedSize, next: extraEnd + view.getUint16(at + 32, true) }
}

function inflated(content: Uint8Array, size: number): Uint8Array | undefined {
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) })
  } catch {
    // Not what deflate writes, or more than the zip says.
    return undefined
  }
}

function* longNumbers(view: DataView, start: number, end: number): Generator<number, undefined> {
  for (let at = start; at + 4 <= end; ) {
    const [kind, length] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    if (kind === 1) for (let place = at + 4; place + 8 <= at + 4 + length; place += 8) yield long64(view, place)
    at += 4 + length
  }
  return undefined
}

function long64(view: DataView, at: number): number {
  return Number(view.getBigUint64(at, true))
}
