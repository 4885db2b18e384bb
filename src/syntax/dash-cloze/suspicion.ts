import { joiningWords } from '../../text/joining-words.js'
import { letterPattern } from '../../text/letter-pattern.js'
import { delimitersIn } from './delimiters.js'
import type { DashDeletion, DashInlines } from './nodes.js'

/** What stands between the words of languages that are written without blanks. */
export const particles = new Set('は が を に の と も や で から まで へ より か 和 或 与 的 及 是 在 了'.split(' '))

const conjunctions =
  'and|or|to|vs|versus|through|as|than|nor|und|oder|bis|bzw|beziehungsweise|statt|wie|sowie|noch|et|ou|y|o|e|u|i|и|или'
const suspension = letterPattern(
  `^-(?:,?\\s+(?:${conjunctions})(?![\\p{L}\\p{N}])|[,/]\\s*\\p{L}[\\p{L}\\p{M}]*-|/)`,
  'iu',
)

const firstHalf = letterPattern(`^-[ \\t]+(?:${conjunctions})(?![\\p{L}\\p{N}])`, 'iu')

const runs = letterPattern(String.raw`[\p{L}\p{N}]+`, 'gu')
const betweenTwo = letterPattern(String.raw`^[,;)\]}”»、。]|^[.:!?](?![\p{L}\p{N}:=.])|[([“«„]$`, 'u')

/** Whether a deletion covers nothing but joining words. */
export function hidesOnlyJoiningWords(text: string, deletion: DashDeletion): boolean {
  const hidden = hiddenBy(text, deletion).toLowerCase()
  if (particles.has(hidden)) return true
  const words = hidden.match(runs(hidden)) ?? []
  return words.length > 0 && words.every((word) => joiningWords.has(word))
}

/** Whether what a deletion hides looks like what should stand between two of them: `, and`, `and`, `(`. */
export function isSuspicious(text: string, deletion: DashDeletion): boolean {
  const hidden = hiddenBy(text, deletion)
  if (betweenTwo(hidden).test(hidden)) return true
  return !isBalanced(hidden) || hidesOnlyJoiningWords(text, deletion)
}

/** What a deletion hides. */
export function hiddenBy(text: string, { open, close }: DashDeletion): string {
  return text.slice(open + 1, close)
}

function isBalanced(hidden: string): boolean {
  if (!/[()]/.test(hidden)) return true
  let depth = 0
  for (const character of hidden) {
    if (character === '(') depth++
    else if (character === ')' && --depth < 0) return false
  }
  return depth === 0
}

/** Whether a dash waits for the second half of its word, as in `short- and long-term` and `Haupt-, Neben- und`. */
export function isSuspended(text: string, dash: number): boolean {
  const behind = text.slice(dash, dash + 60)
  return suspension(behind).test(behind)
}

/** Whether the second half of a word follows at once, as in `short- and long-term`. */
export function isFirstHalf(text: string, dash: number): boolean {
  const behind = text.slice(dash, dash + 20)
  return firstHalf(behind).test(behind)
}

/** Whether a dash stands alone between brackets or quotes, `(-)`: nobody opens a deletion there. */
export function isAlone(text: string, dash: number): boolean {
  const around = text.slice(Math.max(0, dash - 1), dash) + text.slice(dash + 1, dash + 2)
  return pairs.has(around)
}

const pairs = new Set(['()', '[]', '{}', '""', "''", '“”', '‘’', '„“', '«»', '»«', '（）', '「」'])

const minus = letterPattern(String.raw`^-(?:[|=+/<>%^&~]|\s?[$€£¥]\d|\p{Sm}|\.\d)`, 'u')
const called = letterPattern(String.raw`\p{L}\($`, 'u')
const argument = letterPattern(String.raw`^-[\p{L}\p{N}]{1,3}\)`, 'u')
const endOfWord = letterPattern(
  String.raw`[\p{L}\p{N}][+%°'’"”»*_~\x60$>)\]]+$|[\x60$>+%°\p{So}\p{Emoji_Modifier}\p{Regional_Indicator}]\ufe0f?$|\p{L}\.\p{L}\.$`,
  'u',
)

/**
 * Whether a dash that could open a deletion, and that nothing closes, was meant to open one. It was not where it ties
 * two words, `$n$-th` or `C++-style`, or stands for minus, `-$20` and `f(-x)`, or for itself, `|-|`.
 */
export function isMeantToOpen(text: string, dash: number): boolean {
  const behind = text.slice(dash, dash + 6)
  if (isAlone(text, dash) || minus(behind).test(behind)) return false
  const before = text.slice(Math.max(0, dash - 40), dash)
  if (called(before).test(before) && argument(behind).test(behind)) return false
  // Behind what ends a word or follows one, but not behind the full stop of a group key.
  if (endOfWord(before).test(before)) return false
  const code = Math.max(...['<code', '<pre', '<kbd', '<samp'].map((tag) => text.lastIndexOf(tag, dash)))
  return code === -1 || /<\/(?:code|pre|kbd|samp)>/.test(text.slice(code, dash))
}

/** How much looks wrong with the dashes of a text. */
export function faultsLeft(text: string, inlines: DashInlines = delimitersIn(text)): number {
  const { deletions, unclosed, idle } = inlines
  const idleClosers = idle.filter(
    (dash) => /\S/.test(text[dash - 1] ?? '') && !isSuspended(text, dash) && !isAlone(text, dash),
  )
  return (
    unclosed.filter((dash) => isMeantToOpen(text, dash)).length * 2 +
    deletions.filter((deletion) => isSuspicious(text, deletion)).length * 2 +
    idleClosers.length
  )
}
