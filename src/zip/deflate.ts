import { crc32 } from 'node:zlib'
import { bitWriter } from './bit-writer.js'
import { joinedChecksum } from './checksum.js'
import { writeBlock } from './deflate-block.js'
import { repeatFinder } from './repeats.js'

/** What was packed, as it goes into a zip. */
export interface Packed {
  readonly pieces: readonly Uint8Array[]
  /** Its size and checksum before it was packed. */
  readonly size: number
  readonly checksum: number
}

/** Packs what is given to it, piece by piece. */
export interface Packing {
  /** Packs a piece, which is the giver's again when this returns. */
  add(piece: Uint8Array): void
  /** What was packed. A head is put before all of it, for what is known last. */
  done(head?: Uint8Array): Packed
}

/**
 * Packs pieces one after the other, as deflate does (RFC 1951). Node's own packs differently from build to build, and
 * packages must be the same everywhere; libraries in JavaScript take half as long again for as many bytes.
 */
export function packing(): Packing {
  const stream = streaming()
  return {
    add: (piece) => stream.add(piece),
    done(head) {
      const body = stream.end('last')
      if (head === undefined) return body
      const before = streaming()
      before.add(head)
      const { pieces, size, checksum } = before.end('more')
      return {
        pieces: [...pieces, ...body.pieces],
        size: size + body.size,
        checksum: joinedChecksum(checksum, body.checksum, body.size),
      }
    },
  }
}

/** Bytes packed at once. */
export function packedAtOnce(bytes: Uint8Array): Packed {
  const stream = streaming()
  stream.add(bytes)
  return stream.end('last')
}

function streaming() {
  const pieces: Uint8Array[] = []
  const bits = bitWriter()
  let size = 0
  let checksum = 0
  const repeats = repeatFinder((tokens) => {
    writeBlock(bits, tokens)
    pieces.push(bits.taken())
  })
  return {
    add(piece: Uint8Array): void {
      size += piece.length
      checksum = crc32(piece, checksum)
      repeats.add(piece)
    },
    /** Ends on a whole byte, by a block of nothing: a last one, or one behind which `more` can stand. */
    end(what: 'last' | 'more'): Packed {
      repeats.end()
      if (what === 'last') {
        bits.put(0b011, 10)
        bits.align()
      } else {
        bits.put(0, 3)
        bits.align()
        bits.put(0, 16)
        bits.put(0xffff, 16)
      }
      return { pieces: [...pieces, bits.taken()], size, checksum }
    },
  }
}
