import type { Region } from './regions.js'
import { endBeyondWords } from './words-in-math.js'

const markdownMarks = /[`$\\<]|https?:\/\/[^\s<>`]*|\]\([^\s()<>`]*/g
const rawMarks = /[$\\<]|https?:\/\/[^\s<>`]*/g
const htmlMarks = /\\/g
const marksOf = { markdown: markdownMarks, raw: rawMarks, html: htmlMarks } as const
const tagOrAutolink =
  /<!--[\s\S]*?-->|<\/?[a-z][a-z0-9-]*(?:[^<>"'a-z0-9-](?:[^<>"']|"[^"]*"|'[^']*')*)?>|<[a-z][a-z0-9+.-]{1,31}:[^\s<>]*>/iy

/**
 * The code spans and the math of one piece of inline text, whose first character stands at `base`. `raw` is HTML among
 * Markdown, in which backticks are no code; in `html` only MathJax's own delimiters count.
 *
 * Where the end of a stretch is looked up, it is looked up in a list made beforehand, so that no text takes longer than
 * its length.
 */
export function scanInline(text: string, base: number, kind: keyof typeof marksOf): Region[] {
  const regions: Region[] = []
  const marks = new RegExp(marksOf[kind])
  const first = marks.exec(text)
  if (first === null) return regions
  const closers = closersOf(text)
  const lastComment = text.lastIndexOf('-->')
  let noDollarBefore = 0

  const add = (found: 'code' | 'math', block: boolean, start: number, width: number, contentEnd: number) => {
    const end = contentEnd + width
    const contentStart = start + width
    regions.push({
      kind: found,
      block,
      start: base + start,
      end: base + end,
      contentStart: base + contentStart,
      contentEnd: base + contentEnd,
    })
    marks.lastIndex = end
  }

  for (let mark: RegExpExecArray | null = first; mark !== null; mark = marks.exec(text)) {
    const at = mark.index
    const character = text.charAt(at)
    if (character === '`') {
      const width = runLength(text, at)
      const close = closers.ticks(width, at + width)
      if (close === -1) marks.lastIndex = at + width
      else add('code', false, at, width, close)
    } else if (character === '\\') {
      const next = text.charAt(at + 1)
      const ends = next === '(' ? closers.round : next === '[' ? closers.square : undefined
      const close = ends === undefined ? -1 : endBeyondWords(text, at + 2, ends(at + 2), ends)
      if (close !== -1) add('math', next === '[', at, 2, close)
      // A browser's MathJax knows no escaped backslash before an opening, so HTML has none either.
      else marks.lastIndex = kind === 'html' ? at + 1 : at + 2
    } else if (character === '<') {
      if (text.startsWith('<!--', at) && lastComment < at) continue
      tagOrAutolink.lastIndex = at
      const tag = tagOrAutolink.exec(text)
      if (tag !== null) marks.lastIndex = at + tag[0].length
    } else if (character !== '$') {
      // Dollars in an address are no math, but code and tags may follow it at once.
      noDollarBefore = at + mark[0].length
      marks.lastIndex = at + 2
    } else if (at >= noDollarBefore) {
      const width = text[at + 1] === '$' ? 2 : 1
      const ends = width === 2 ? closers.dollars : closers.dollar
      const close = endBeyondWords(text, at + width, ends(at + width), ends)
      const isMath = width === 2 ? close > at + 2 : close !== -1 && touches(text, at, close)
      if (isMath && bracesHold(text, at + width, close) && !cutsCode(text, at + width, close, closers)) {
        add('math', width === 2, at, width, close)
      } else marks.lastIndex = at + width
    }
  }
  return regions
}

/** Pandoc's rule for dollars: no blank inside the delimiters, no digit behind them. */
function touches(text: string, open: number, close: number): boolean {
  return (
    close > open + 1 &&
    !/\s/.test(text.charAt(open + 1)) &&
    !/\s/.test(text.charAt(close - 1)) &&
    !/\d/.test(text.charAt(close + 1))
  )
}

/** Whether TeX's braces never close what they did not open: where they do, the dollars are money in two deletions. */
function bracesHold(text: string, start: number, end: number): boolean {
  let depth = 0
  for (let at = start; at < end; at++) {
    const character = text[at]
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === '}' && --depth < 0) return false
  }
  return true
}

/** Whether a code span begins inside and ends outside: then the second dollar is code. */
function cutsCode(text: string, start: number, end: number, closers: Closers): boolean {
  const tick = text.slice(start, end).indexOf('`')
  if (tick === -1) return false
  const width = runLength(text, start + tick)
  return closers.ticks(width, start + tick + width) > end
}

function runLength(text: string, start: number): number {
  let end = start + 1
  while (text[end] === text[start]) end++
  return end - start
}

/** Where, from an offset on, the next end of a kind stands; -1 where none does. */
type NextCloser = (from: number) => number

interface Closers {
  readonly ticks: (width: number, from: number) => number
  readonly round: NextCloser
  readonly square: NextCloser
  readonly dollar: NextCloser
  readonly dollars: NextCloser
}

function closersOf(text: string): Closers {
  const ticks = new Map<number, number[]>()
  const round: number[] = []
  const square: number[] = []
  const dollar: number[] = []
  const dollars: number[] = []
  for (const run of text.matchAll(/`+|(\\*)(\$+)|(\\+)([)\]])/g)) {
    const at = run.index
    const [whole, before, money, backslashes] = run
    if (backslashes !== undefined) {
      if (backslashes.length % 2 === 1) (whole.endsWith(')') ? round : square).push(at + backslashes.length - 1)
    } else if (money !== undefined) {
      const skipped = before?.length ?? 0
      const first = at + skipped + (skipped % 2)
      const end = at + whole.length
      for (let one = first; one < end; one++) dollar.push(one)
      for (let two = first; two + 1 < end; two += 2) dollars.push(two)
    } else {
      const places = ticks.get(whole.length)
      if (places === undefined) ticks.set(whole.length, [at])
      else places.push(at)
    }
  }
  return {
    ticks: (width, from) => firstFrom(ticks.get(width) ?? [], from),
    round: (from) => firstFrom(round, from),
    square: (from) => firstFrom(square, from),
    dollar: (from) => firstFrom(dollar, from),
    dollars: (from) => firstFrom(dollars, from),
  }
}

/** The first of the ascending numbers that is at least `from`. */
function firstFrom(numbers: readonly number[], from: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < from) low = middle + 1
    else high = middle
  }
  return numbers[low] ?? -1
}
