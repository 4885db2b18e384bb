import type { Format } from '../model/note.js'
import { regionsOf } from './regions.js'

/** Something that looks like the opening of a deletion and is none. */
export interface NearMiss {
  readonly start: number
  readonly end: number
  /** What was probably meant: `{{c1::`. */
  readonly meant: string
}

const misspelt = new RegExp(
  [
    // A blank, an upper-case letter, one colon, a wide character: each alone or together.
    '[{｛]\\s?[{｛]\\s{0,2}[cCсС]\\s{0,2}[\\d０-９]{1,3}(?:,\\s?\\d{1,3}){0,4}\\s{0,2}(?:[:：]\\s?[:：]|[:：;])',
    '[{｛]\\s?[{｛]\\s{0,2}\\d{1,3}[:：]{2}',
    '[{｛][cC]\\d{1,3}[:：]{2}',
    '[{｛]{2}[cC]l?[:：]{2}',
  ].join('|'),
  'g',
)
const right = /^\{\{c[\d,]+::$/

/** What looks like a deletion's opening and is none, with a closing brace after it on the same line or the next ones. */
export function nearMisses(text: string, format: Format): NearMiss[] {
  if (!text.includes('{') && !text.includes('｛')) return []
  if (!/[{｛]\s?[{｛]|[{｛][cC]/.test(text)) return []
  const lastBrace = Math.max(text.lastIndexOf('}'), text.lastIndexOf('｝'))
  const code = regionsOf(text, format).filter((region) => region.kind === 'code')
  const misses: NearMiss[] = []
  let region = 0
  for (const found of text.matchAll(misspelt)) {
    const [written] = found
    const start = found.index
    const end = start + written.length
    if (right.test(written) || end > lastBrace) continue
    // `{{c1::` with one brace more before it, or an escaped brace, is no slip.
    if (written.startsWith('{c') && text[start - 1] === '{') continue
    if (format === 'markdown' && isEscaped(text, start)) continue
    while (region < code.length && (code[region]?.end ?? 0) <= start) region++
    const around = code[region]
    if (around !== undefined && around.start <= start) continue
    const number = written.normalize('NFKC').match(/\d+/)?.[0] ?? '1'
    misses.push({ start, end, meant: `{{c${number}::` })
  }
  return misses
}

function isEscaped(text: string, at: number): boolean {
  let backslashes = 0
  while (text[at - 1 - backslashes] === '\\') backslashes++
  return backslashes % 2 === 1
}
