import { letterPattern, unspaced } from '../../text/letter-pattern.js'

/** How far around a dash words are looked for. */
const reach = 40

let segmenter: Intl.Segmenter | undefined

const kana = /[\u3041-\u3096\u30a1-\u30fa]/
/** What Japanese writes a noun with, however many words it is made of. */
const nounAtEnd = letterPattern(String.raw`[\p{Script=Han}\p{Script=Katakana}ー々]+$`, 'u')

/** The word just before an offset, in a script that puts no blanks between words; none where none ends there. */
export function wordBefore(text: string, at: number): string | undefined {
  const before = text.slice(Math.max(0, at - reach), at)
  const last = before.slice(-2)
  if (!unspaced(last).test(last)) return undefined
  const noun = kana.test(before) ? nounAtEnd(before).exec(before)?.[0] : undefined
  const word = noun ?? wordsIn(before).at(-1)
  return word !== undefined && before.endsWith(word) ? word : undefined
}

/** The word just behind an offset, in a script that puts no blanks between words; none where none begins there. */
export function wordBehind(text: string, at: number): string | undefined {
  const behind = text.slice(at, at + reach)
  const first = behind.slice(0, 2)
  if (!unspaced(first).test(first)) return undefined
  const [word] = wordsIn(behind)
  return word !== undefined && behind.startsWith(word) ? word : undefined
}

function wordsIn(text: string): string[] {
  segmenter ??= new Intl.Segmenter('ja', { granularity: 'word' })
  const words: string[] = []
  for (const { segment, isWordLike } of segmenter.segment(text)) if (isWordLike === true) words.push(segment)
  return words
}
