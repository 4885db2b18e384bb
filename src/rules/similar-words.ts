import { letterPattern } from '../text/letter-pattern.js'

/** Words that come and go without a change of sense. */
const articles = new Set(
  'a an the der die das den dem ein eine einen einem le la les un une el los las il lo gli o os as um uma'.split(' '),
)

/** Forms of one word that have no stem in common. */
const forms = [new Set(['is', 'are', 'was', 'were']), new Set(['ist', 'sind', 'war']), new Set(['est', 'sont'])]

const telling = letterPattern(
  String.raw`(?<![\p{L}\p{N}])-(?=\p{N})|[\p{L}\p{N}\p{M}]+|[^\p{L}\p{N}\p{M}\s\p{P}\p{C}]|[#%&@/\\]`,
  'gu',
)
const digit = letterPattern(String.raw`\p{N}`, 'u')

/** The words of a text that set it apart, in small letters; signs that mean something are words, too. */
export function wordsIn(text: string): string[] {
  const plain = text.toLowerCase().normalize('NFKC')
  return (plain.match(telling(plain)) ?? []).filter((word) => !articles.has(word))
}

/** A number for the words of a text without each one of them: what two texts that differ in one word have in common. */
export function leavingOneOut(words: readonly string[]): number[] {
  const hashes = words.map(hashOf)
  // What stands before and behind each word, as two sums in which the place counts.
  const before: number[] = [words.length]
  for (const [at, hash] of hashes.entries()) before.push(Math.imul((before[at] as number) ^ hash, 0x01000193))
  let behind = 0
  const keys: number[] = []
  for (let at = words.length - 1; at >= 0; at--) {
    keys.push(((before[at] as number) >>> 0) * 0x100000 + ((Math.imul(behind, 31) + at) & 0xfffff))
    behind = Math.imul(behind ^ (hashes[at] as number), 0x85ebca6b)
  }
  return keys
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193)
  return hash
}

/** Whether texts of as many words differ in nothing, or in one word of which they have forms. */
export function similarWords(some: readonly string[], others: readonly string[]): boolean {
  if (some.length !== others.length) return false
  const at = some.findIndex((word, index) => word !== others[index])
  const [one, other] = [some[at], others[at]]
  if (one === undefined || other === undefined) return true
  if (some.some((word, index) => index > at && word !== others[index])) return false
  if (forms.some((set) => set.has(one) && set.has(other))) return true
  const shorter = Math.min(one.length, other.length)
  let shared = 0
  while (shared < shorter && one[shared] === other[shared]) shared++
  // `reflex` and `reflexes` are forms of one word; `phosphate` and `phosphite`, `1913` and `1914` are not.
  const ending = Math.max(one.length, other.length) - shared
  if (shared < 4 || shorter - shared > 1 || ending > 3) return false
  return !digit(one).test(one) && !digit(other).test(other)
}
