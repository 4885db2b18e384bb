import { letterPattern } from '../text/letter-pattern.js'

/** Of what a sketch is made: of the words of a text, or of the letters of a short one. */
export type SketchKind = 'words' | 'letters'

/** The pieces of a text as hashes, ascending; those with the lowest hashes where there are many. */
export interface Sketch {
  readonly kind: SketchKind
  readonly hashes: readonly number[]
}

/** How many hashes a sketch has at most. Up to that many it is the whole set; beyond, a fair sample of it. */
export const fullSketch = 40

/** From how many different words a text is long enough to be known by them. */
const longText = 10

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const values = new Uint8Array(128)
for (let value = 0; value < 64; value++) values[alphabet.charCodeAt(value)] = value

const form = { words: { mark: 'w', characters: 3 }, letters: { mark: 'l', characters: 2 } } as const

/** How many different hashes there are of a kind. */
export const hashRange: Readonly<Record<SketchKind, number>> = { words: 64 ** 3, letters: 64 ** 2 }

/** The words of a text in lower case. Scripts that are written without blanks have none, and pairs of characters stand for them. */
export function wordsOf(text: string): string[] {
  const words: string[] = []
  const isBlankless = /[\u0e00-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\ud840-\ud87f]/.test(text)
  const lower = text.toLowerCase()
  for (const run of lower.match(runs(lower)) ?? []) {
    if (!isBlankless || run.length < 3 || !blankless(run).test(run)) words.push(run)
    else for (let at = 0; at + 1 < run.length; at++) words.push(run.slice(at, at + 2))
  }
  // Formulas and the like, of signs alone, are words of their own.
  if (words.length < 3) words.push(...(text.match(signs(text)) ?? []))
  return words
}

const runs = letterPattern(String.raw`[\p{L}\p{M}\p{N}]+`, 'gu')
const signs = letterPattern(String.raw`[^\p{L}\p{M}\p{N}\s]+`, 'gu')
const blankless = letterPattern(
  String.raw`[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]`,
  'u',
)

/** Which kind of sketch suits words. */
export function kindFor(words: readonly string[]): SketchKind {
  return words.length >= longText && (words.length >= 4 * longText || new Set(words).size >= longText)
    ? 'words'
    : 'letters'
}

/** The sketch of a text's words. */
export function sketchOf(words: readonly string[], kind: SketchKind): Sketch {
  return { kind, hashes: allHashes(words, kind).slice(0, fullSketch) }
}

/** The hashes of all pieces of a text, ascending. */
export function allHashes(words: readonly string[], kind: SketchKind): number[] {
  const hashes = new Set<number>()
  for (const word of words) {
    if (kind === 'words') hashes.add(hashOf(word) >>> 14)
    else {
      const padded = ` ${word} `
      for (let at = 0; at + 2 < padded.length || at === 0; at++) hashes.add(hashOf(padded.slice(at, at + 3)) >>> 20)
    }
  }
  // A typed array sorts by number, and quickly.
  return Array.from(Int32Array.from(hashes).sort())
}

/** A sketch as text: `w` or `l`, then the hashes in characters of six bits. */
export function writtenSketch({ kind, hashes }: Sketch): string {
  const { mark, characters } = form[kind]
  const codes = [mark.charCodeAt(0)]
  for (const hash of hashes)
    for (let shift = (characters - 1) * 6; shift >= 0; shift -= 6) codes.push(alphabet.charCodeAt((hash >> shift) & 63))
  return String.fromCharCode(...codes)
}

/** The sketch that a text of the lock is. What is damaged in it counts as other words. */
export function readSketch(text: string): Sketch {
  const kind: SketchKind = text.startsWith(form.words.mark) ? 'words' : 'letters'
  const { characters } = form[kind]
  const hashes: number[] = []
  for (let at = 1; at + characters <= text.length; at += characters) {
    let hash = 0
    for (let offset = 0; offset < characters; offset++)
      hash = hash * 64 + (values[text.charCodeAt(at + offset) & 127] ?? 0)
    hashes.push(hash)
  }
  return { kind, hashes }
}

/** A quick hash of 32 bits, well mixed in the upper ones. */
function hashOf(piece: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < piece.length; at++) hash = Math.imul(hash ^ piece.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d)
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39)
  return (hash ^ (hash >>> 15)) >>> 0
}
