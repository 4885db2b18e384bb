import { crc32 } from 'node:zlib'
import { joinedChecksum } from './checksum.js'
import { deflated } from './zlib.js'

/** What was packed, as it goes into a zip. */
export interface Packed {
  readonly pieces: readonly Uint8Array[]
  /** Its size and checksum before it was packed. */
  readonly size: number
  readonly checksum: number
}

/** How many bytes are gathered and then packed by themselves: what is packed need not be in memory as a whole. */
const stretch = 2 ** 20

/** What stretches were gathered in: so much memory, taken anew for each of many small packages, costs more than they do. */
const unused: Uint8Array[] = []

/** Packs what is given to it, piece by piece. */
export interface Packing {
  /** Packs a piece, which is the giver's again when this returns. */
  add(piece: Uint8Array): void
  /** What was packed. A head is put before all of it, for what is known last. */
  done(head?: Uint8Array): Packed
}

/**
 * Packs pieces one after the other, as deflate does. Not by Node's own zlib, which differs from build to build: packages
 * must be the same everywhere.
 */
export function packing(): Packing {
  const pieces: Uint8Array[] = []
  const waiting = unused.pop() ?? new Uint8Array(stretch)
  let filled = 0
  let size = 0
  let checksum = 0

  return {
    add(piece) {
      size += piece.length
      checksum = crc32(piece, checksum)
      for (let at = 0; at < piece.length; ) {
        if (filled === stretch) {
          pieces.push(...deflated(waiting, 'goesOn'))
          filled = 0
        }
        const taken = Math.min(piece.length - at, stretch - filled)
        waiting.set(piece.subarray(at, at + taken), filled)
        filled += taken
        at += taken
      }
    },
    done(head) {
      const all = [...pieces, ...deflated(waiting.subarray(0, filled), 'ends')]
      unused.push(waiting)
      if (head === undefined) return { pieces: all, size, checksum }
      return {
        pieces: [...deflated(head, 'goesOn'), ...all],
        size: head.length + size,
        checksum: joinedChecksum(crc32(head), checksum, size),
      }
    },
  }
}

/** Bytes packed at once. */
export function packedAtOnce(bytes: Uint8Array): Packed {
  return { pieces: deflated(bytes, 'ends'), size: bytes.length, checksum: crc32(bytes) }
}
