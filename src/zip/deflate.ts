import { bitWriter } from './bit-writer.js'
import { emptyTokens, writeBlock, writeNothing } from './deflate-block.js'
import { windowSize } from './deflate-tables.js'
import { findMatches, moveSearched, searchedBytes } from './find-matches.js'

/** Packs bytes that come piece by piece. What is written depends on the bytes alone, not on how they were cut. */
export interface Deflater {
  push(piece: Uint8Array): void
  /** Packs what is left. Nothing may be pushed after it. */
  end(): void
  /** Packs what is left, too, but so that what another deflater writes may follow. */
  pause(): void
}

/** How many bytes are packed at a time, with those before them in sight. */
const stretch = 2 ** 18
/** How many tokens share their codes. */
const tokensInBlock = 2 ** 15

/** A deflater (RFC 1951) in JavaScript: Node's own differs from build to build, and packages must be the same everywhere. */
export function deflater(write: (piece: Uint8Array) => void): Deflater {
  const searched = searchedBytes(windowSize + stretch)
  const tokens = emptyTokens(tokensInBlock)
  const out = bitWriter(write)
  let next = windowSize
  let filled = windowSize

  function pack(): void {
    findMatches(searched, next, filled, tokens, () => writeBlock(tokens, false, out))
    next = filled
  }

  return {
    push(piece) {
      for (let at = 0; at < piece.length; ) {
        const taken = Math.min(piece.length - at, searched.bytes.length - filled)
        searched.bytes.set(piece.subarray(at, at + taken), filled)
        filled += taken
        at += taken
        if (filled < searched.bytes.length) continue
        pack()
        moveSearched(searched, stretch)
        next = windowSize
        filled = windowSize
      }
    },
    end() {
      pack()
      writeBlock(tokens, true, out)
      out.end()
    },
    pause() {
      pack()
      writeBlock(tokens, false, out)
      writeNothing(out)
      out.end()
    },
  }
}
