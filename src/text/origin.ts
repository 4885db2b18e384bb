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
      return { text: pieces.join(''), origin: origin.length === 0 ? [0, 0] : origin }
    },
  }
}

/**
 * An origin in little memory, for what is kept: where a text stands in the file as it is, the offset from which on; else
 * how far each number of its pairs is from that of the pair before, written with seven bits a character.
 */
export type DenseOrigin = number | string

/** An origin as it is kept. */
export function denseOrigin(origin: Origin): DenseOrigin {
  const [at = 0, from = 0] = origin
  if (origin.length <= 2 && at === 0) return from
  let written = ''
  let codes: number[] = []
  for (const [index, offset] of origin.entries()) {
    const step = offset - (origin[index - 2] ?? 0)
    // The sign stands last, so that a small step is a small number whichever way it goes.
    let left = (step << 1) ^ (step >> 31)
    for (; left > 127; left >>>= 7) codes.push((left & 127) | 128)
    codes.push(left)
    if (codes.length < mostArguments) continue
    written += String.fromCharCode(...codes)
    codes = []
  }
  return written + String.fromCharCode(...codes)
}

/** How many characters are made at once. */
const mostArguments = 1000

/** The pairs of an origin that was kept. */
export function pairsOf(origin: DenseOrigin): Origin {
  if (typeof origin === 'number') return [0, origin]
  const pairs: number[] = []
  let [step, bits] = [0, 0]
  for (let at = 0; at < origin.length; at++) {
    const code = origin.charCodeAt(at)
    step |= (code & 127) << bits
    bits += 7
    if (code > 127) continue
    pairs.push((pairs.at(-2) ?? 0) + ((step >>> 1) ^ -(step & 1)))
    step = 0
    bits = 0
  }
  return pairs
}

/** Gives what reads the pairs of origins as `pairsOf` does, and of the same one again and again only once. */
export function pairsReader(): (origin: DenseOrigin) => Origin {
  let last: { readonly origin: DenseOrigin; readonly pairs: Origin } | undefined
  return (origin) => {
    if (last === undefined || last.origin !== origin) last = { origin, pairs: pairsOf(origin) }
    return last.pairs
  }
}
