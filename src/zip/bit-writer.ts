/** Writes bits one after the other, the low ones first, as deflate has them. */
export interface BitWriter {
  /** Writes the lowest bits of a number, 24 of them at most. */
  put(value: number, bits: number): void
  /** Goes on to the next byte, if one has been begun. */
  fillByte(): void
  /** Fills the last byte, and passes on everything. */
  end(): void
  /** Makes sure that so many bytes can be written before it is asked again; passes on what there is, if it must. */
  reserve(bytes: number): void
}

/** A writer that passes on bytes in pieces of their own. */
export function bitWriter(write: (piece: Uint8Array) => void): BitWriter {
  let bytes = new Uint8Array(2 ** 18)
  let at = 0
  let kept = 0
  let count = 0

  function pass(): void {
    if (at > 0) write(bytes.slice(0, at))
    at = 0
  }

  function fillByte(): void {
    if (count > 0) bytes[at++] = kept
    kept = 0
    count = 0
  }

  return {
    put(value, bits) {
      kept |= value << count
      count += bits
      while (count >= 8) {
        bytes[at++] = kept
        kept >>>= 8
        count -= 8
      }
    },
    fillByte,
    end() {
      fillByte()
      pass()
    },
    reserve(wanted) {
      if (at + wanted <= bytes.length) return
      pass()
      if (wanted > bytes.length) bytes = new Uint8Array(wanted)
    },
  }
}
