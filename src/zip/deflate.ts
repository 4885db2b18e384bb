import { crc32 } from 'node:zlib'
import { Deflate } from 'fflate'

/** What was packed, as it goes into a zip. */
export interface Packed {
  readonly pieces: readonly Uint8Array[]
  /** Its size and checksum before it was packed. */
  readonly size: number
  readonly checksum: number
}

/** How many bytes are given to the library at a time: what it writes depends on how they are cut. */
const stretch = 2 ** 16

/** As measured: lower levels save a quarter of the time and make packages up to a sixth longer. */
const level = 6

/**
 * Packs pieces one after the other, as deflate does. By a library in JavaScript: Node's own differs from build to build,
 * and packages must be the same everywhere.
 */
export function deflated(pieces: Iterable<Uint8Array>): Packed {
  const packed: Uint8Array[] = []
  const stream = new Deflate({ level }, (piece) => {
    if (piece.length > 0) packed.push(piece)
  })
  const waiting = new Uint8Array(stretch)
  let filled = 0
  let size = 0
  let checksum = 0
  for (const piece of pieces) {
    size += piece.length
    checksum = crc32(piece, checksum)
    for (let at = 0; at < piece.length; ) {
      const taken = Math.min(piece.length - at, stretch - filled)
      waiting.set(piece.subarray(at, at + taken), filled)
      filled += taken
      at += taken
      if (filled < stretch) continue
      stream.push(waiting)
      filled = 0
    }
  }
  stream.push(waiting.subarray(0, filled), true)
  return { pieces: packed, size, checksum }
}
