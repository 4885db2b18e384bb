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
  return (origin[low * 2 + 1] ?? 0) + offset - (origin[low * 2] ?? 0)
}

/** A text put together of pieces, each of which remembers where it came from. */
export interface TracedText {
  readonly text: string
  readonly origin: Origin
}

/** Puts a traced text together piece by piece. */
export function tracedText(): { add(piece: string, from: number): void; done(): TracedText } {
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
    done: () => ({ text: pieces.join(''), origin: origin.length === 0 ? [0, 0] : origin }),
  }
}
