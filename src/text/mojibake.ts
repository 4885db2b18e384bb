import { letterPattern } from './letter-pattern.js'

/** A stretch of text whose letters are bytes read in the wrong encoding. */
export interface Mojibake {
  readonly start: number
  readonly end: number
  /** What it was; undefined where that cannot be told any more. */
  readonly meant: string | undefined
}

/** The characters that Windows-1252 has for the bytes from 0x80 on; those that it has none for stand for themselves. */
const upper = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ'
const bytes = new Map([...upper].map((character, index) => [character, 0x80 + index]))

/** What a byte behind the first one of a character looks like. */
const more = `[\\x80-\\xbf${upper}]`

/**
 * What nobody writes. The letters `Â`, `Ã` and `â` are real ones: what follows them must be a sign that does not stand
 * behind a letter, and no quote, dash or ellipsis that might.
 */
const sure = letterPattern(
  [
    'â(?:€|\\x80)',
    `â[‚„†ˆ‰œ\\x82\\x84\\x86\\x88\\x89\\x9c]${more}`,
    '(?<!\\p{Lu})Ã[\\x80-\\x84\\x86-\\x9f€‚ƒ„†‡ˆ‰ŠŒŽ˜šœžŸ¡-ª¬-º¼-¿]',
    'Ã[\\x80-\\x84\\x86-\\x9f€‚ƒ„†‡ˆ‰ŠŒŽ˜šœžŸ¡-ª¬-º¼-¿](?=\\p{L})',
    '(?<=\\d)Â[°½¼¾¢µ]|Â[£¥](?=\\d)|(?<=[\\d\\p{Ll}])Â\\xa0',
    `(?:[ÐÑÎÏØÙ]${more}){3,}|(?:×[\\x90-\\xaa‘’“”•–—˜™š›œžŸ]){3,}`,
    `(?:[ã-é]${more}{2}){2,}|ð[Ÿ\\x9f]${more}{2}`,
    '(?<=\\p{L})\\ufffd|\\ufffd(?=\\p{L})',
  ].join('|'),
  'u',
)

const loose = letterPattern(
  `(?:[Â-ß]${more}|[à-ï]${more}{2}|[ð-ô]${more}{3})+|â€(?!${more})|(?<=\\p{L})\\ufffd+|\\ufffd+(?=\\p{L})`,
  'gu',
)

/** The stretches of a text that were read in the wrong encoding. Only where one is sure, others are looked for at all. */
export function mojibakeIn(text: string): Mojibake[] {
  if (!sure(text).test(text)) return []
  return [...text.matchAll(loose(text))].flatMap(({ 0: written, index }) => {
    const meant = decoded(written)
    if (meant === undefined && !/\ufffd|â€/.test(written)) return []
    return [{ start: index, end: index + written.length, meant }]
  })
}

/** The text that was meant: some went through the wrong encoding more than once. */
function decoded(written: string): string | undefined {
  let meant: string | undefined
  for (let times = 0; times < 3; times++) {
    const next = decodedOnce(meant ?? written)
    if (next === undefined) break
    meant = next
  }
  return meant
}

const unassigned = letterPattern(String.raw`\p{Cn}`, 'u')

function decodedOnce(written: string): string | undefined {
  const points = [...written].map((character) => bytes.get(character) ?? character.codePointAt(0) ?? 0)
  if (points.some((point) => point > 0xff) || !points.some((point) => point > 0x7f)) return undefined
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(points))
    return unassigned(text).test(text) ? undefined : text
  } catch {
    return undefined
  }
}
