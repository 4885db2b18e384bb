import { crc32 } from 'node:zlib'
import { joinedChecksum } from './checksum.js'
import { deflater } from './deflate.js'

/** What was packed, as it goes into a zip. */
export interface Packed {
  readonly pieces: readonly Uint8Array[]
  /** Its size and checksum before it was packed. */
  readonly size: number
  readonly checksum: number
}

/**
 * Packs what `fill` writes piece by piece. If it gives back bytes, they go before the others: the first ones of some
 * files are known last.
 */
export function packed(fill: (write: (piece: Uint8Array) => void) => Uint8Array | undefined): Packed {
  const pieces: Uint8Array[] = []
  let size = 0
  let checksum = 0
  const others = deflater((piece) => pieces.push(piece))
  const first = fill((piece) => {
    size += piece.length
    checksum = crc32(piece, checksum)
    others.push(piece)
  })
  others.end()
  if (first === undefined) return { pieces, size, checksum }
  const firstPieces: Uint8Array[] = []
  const before = deflater((piece) => firstPieces.push(piece))
  before.push(first)
  before.pause()
  return {
    pieces: [...firstPieces, ...pieces],
    size: first.length + size,
    checksum: joinedChecksum(crc32(first), checksum, size),
  }
}
