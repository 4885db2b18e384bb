/** Takes numbers of some bits and makes bytes of them, the lowest bits first (RFC 1951, §3.1.1). */
export interface BitWriter {
  /** Takes the lowest bits of a number that has no others, 16 at most. */
  put(value: number, length: number): void
  /** Fills the last byte with zeros. */
  align(): void
  /** The bytes that are full and were not asked for before. */
  taken(): Uint8Array
}

/** A writer of bits that has taken none yet. */
export function bitWriter(): BitWriter {
  let bytes = new Uint8Array(2 ** 16)
  let end = 0
  let held = 0
  let count = 0

  function room(): void {
    if (end + 2 <= bytes.length) return
    const larger = new Uint8Array(2 * bytes.length)
    larger.set(bytes)
    bytes = larger
  }

  return {
    put(value, length) {
      held |= value << count
      count += length
      if (count < 16) return
      room()
      bytes[end++] = held
      bytes[end++] = held >>> 8
      held >>>= 16
      count -= 16
    },
    align() {
      room()
      for (; count > 0; count -= 8, held >>>= 8) bytes[end++] = held
      count = 0
    },
    taken() {
      const full = bytes.slice(0, end)
      end = 0
      return full
    },
  }
}
