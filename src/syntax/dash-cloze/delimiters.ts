import { letterPattern, unspaced } from '../../text/letter-pattern.js'
import type { DashDeletion, DashInlines } from './nodes.js'
import { opaqueIn } from './opaque.js'

/** Letters, digits and `_`, but not the letters of scripts that put no blanks between words. */
const word = letterPattern(String.raw`[\p{L}\p{N}_]`, 'u')
const mark = letterPattern(String.raw`\p{M}`, 'u')
const blank = /\s/

const nothing: DashInlines = { deletions: [], unclosed: [], idle: [] }

/** The dashes of a paragraph, paired from left to right. Deletions do not nest. */
export function delimitersIn(text: string): DashInlines {
  if (!text.includes('-')) return nothing
  const deletions: DashDeletion[] = []
  const unclosed: number[] = []
  const idle: number[] = []
  const opaque = opaqueIn(text)
  let passed = 0
  let open = -1
  for (let at = text.indexOf('-'); at !== -1; at = text.indexOf('-', at + 1)) {
    while (passed < opaque.length && (opaque[passed + 1] ?? 0) <= at) passed += 2
    if ((opaque[passed] ?? text.length) <= at) {
      at = (opaque[passed + 1] ?? at) - 1
      continue
    }
    if (!isDelimiter(text, at)) continue
    const before = charBefore(text, at)
    const after = charAfter(text, at)
    const closes = before !== '' && !isBlank(before) && !isWord(after)
    const opens = after !== '' && !isBlank(after) && !isWord(before) && !')]}'.includes(before || ' ')
    if (open !== -1 && closes) {
      const group = groupKey(text, open)
      deletions.push({ group, start: group === undefined ? open : open - group.length - 1, open, close: at })
      open = -1
    } else if (opens) {
      if (open !== -1) unclosed.push(open)
      open = at
    } else if (closes || (!isWord(before) && isBlank(after))) idle.push(at)
  }
  if (open !== -1) unclosed.push(open)
  if (unclosed.length === 0) return { deletions, unclosed, idle }
  // A minus sign is written to be one.
  return { deletions, unclosed: unclosed.filter((dash) => !/\d/.test(text[dash + 1] ?? '')), idle }
}

/** Whether a dash could open a deletion and could close one, for what stands beside it. */
export function isAmbiguous(text: string, at: number): boolean {
  const [before, after] = [charBefore(text, at), charAfter(text, at)]
  if (before === '' || after === '' || isBlank(before) || isBlank(after)) return false
  return !isWord(before) && !isWord(after) && !')]}'.includes(before)
}

/** Whether the dash at an offset is a single, unescaped one and no part of an arrow. */
function isDelimiter(text: string, at: number): boolean {
  if (text[at - 1] === '-' || text[at + 1] === '-' || text[at + 1] === '>' || text[at - 1] === '<') return false
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 0
}

/**
 * The digits of the group key that touches a dash.
 *
 *     > | lack of 1.-talent-
 *                 ^
 */
function groupKey(text: string, dash: number): string | undefined {
  if (text[dash - 1] !== '.') return undefined
  let start = dash - 1
  while (/\d/.test(text[start - 1] ?? '')) start--
  const before = charBefore(text, start)
  if (start === dash - 1 || isWord(before) || /[.,:/-]/.test(before)) return undefined
  return text.slice(start, dash - 1)
}

function isWord(char: string): boolean {
  if (char.length === 1 && char < '\x80') return isAsciiWord(char.charCodeAt(0))
  return word(char).test(char) && !unspaced(char).test(char)
}

function isBlank(char: string): boolean {
  return char === ' ' || ((char < '!' || char > '\x7f') && blank.test(char))
}

function isAsciiWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95
}

/** The character before an offset; of one with combining marks, the letter below them. */
function charBefore(text: string, at: number): string {
  const plain = text.charAt(at - 1)
  if (plain < '\x80') return plain
  let end = at
  let char = ''
  do {
    char = text.slice(Math.max(0, end - (isLowSurrogate(text, end - 1) ? 2 : 1)), end)
    end -= char.length
  } while (end > 0 && mark(char).test(char) && !unspaced(char).test(char))
  return char
}

function charAfter(text: string, at: number): string {
  const plain = text.charAt(at + 1)
  if (plain < '\x80') return plain
  const point = text.codePointAt(at + 1)
  return point === undefined ? '' : String.fromCodePoint(point)
}

function isLowSurrogate(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff
}
