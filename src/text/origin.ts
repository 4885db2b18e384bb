/**
 * Where a text comes from: pairs of an offset in the text and the offset in its file from which it goes on until the
 * next pair. `[0, 120]` for a text that stands in the file as it is.
 */
export type Origin = readonly number[]

/** The offset in the file of an offset in a text. */
export function sourceOffset(origin: Origin, offset: number): number {
  let low = 0
  let high = origin.length / 2 - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((origin[middle * 2] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  const start = origin[low * 2 + 1] ?? 0
  const goesOn = origin[low * 2 + 3] ?? Number.POSITIVE_INFINITY
  const there = start + offset - (origin[low * 2] ?? 0)
  // A piece that was made may be longer than what it was made of.
  return goesOn < start ? there : Math.min(there, goesOn)
}

/** A text put together of pieces, each of which remembers where it came from. */
export interface TracedText {
  readonly text: string
  readonly origin: Origin
}

/**
 * Puts a traced text together piece by piece. `end` is where it ends in the file; it is needed where the last piece was
 * made longer or shorter than what it was made of.
 */
export function tracedText(): { add(piece: string, from: number): void; done(end?: number): TracedText } {
  const origin: number[] = []
  const pieces: string[] = []
  let length = 0
  let follows = -1
  return {
    add(piece, from) {
      if (piece === '') return
      if (from !== follows) origin.push(length, from)
      pieces.push(piece)
      length += piece.length
      follows = from + piece.length
    },
    done(end) {
      if (end !== undefined && end !== follows && length > 0) origin.push(length, end)
      // A copy is as long as it must be, while the list has room to grow.
      return { text: pieces.join(''), origin: origin.length === 0 ? [0, 0] : origin.slice() }
    },
  }
}
