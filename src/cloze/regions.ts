import type { Format } from '../model/note.js'
import { blocksOf } from './blocks.js'
import { scanInline } from './inline-regions.js'

/** A stretch of a field in which nothing is Markdown: code or math. */
export interface Region {
  readonly kind: 'code' | 'math'
  /** Whether it stands apart from the text around it: a code block, displayed math. */
  readonly block: boolean
  readonly start: number
  readonly end: number
  /** What lies between its delimiters. */
  readonly contentStart: number
  readonly contentEnd: number
  /** Set on a fence that nothing closes. */
  readonly unclosed?: boolean
}

/** Without any of these a text holds neither code nor math. Looking for each is quicker than one expression for all. */
const hints = ['`', '$', '~', '\t', '\\(', '\\[', '    ']

/** Whether a field's text may hold code or math: a quick look that errs on the side of yes. */
export function mayHoldRegions(text: string, format: Format): boolean {
  if (format === 'html') return text.includes('\\(') || text.includes('\\[')
  for (const hint of hints) if (text.includes(hint)) return true
  return false
}

/** What was found last: who reads a field asks for its regions several times, one after the other. */
let last: { readonly text: string; readonly format: Format; readonly regions: readonly Region[] } | undefined

/** The code and math of a field's text, in their order; no two overlap. In HTML only `\(…\)` and `\[…\]` count. */
export function regionsOf(text: string, format: Format): readonly Region[] {
  if (!mayHoldRegions(text, format)) return []
  if (last?.text !== text || last.format !== format) last = { text, format, regions: foundIn(text, format) }
  return last.regions
}

function foundIn(text: string, format: Format): readonly Region[] {
  if (format === 'html') return scanInline(text, 0, 'html')
  const { code, segments } = blocksOf(text)
  const inline: Region[] = []
  for (const { start, end, raw } of segments) {
    for (const region of scanInline(text.slice(start, end), start, raw ? 'raw' : 'markdown')) inline.push(region)
  }
  return merged(code, inline)
}

function merged(some: readonly Region[], others: readonly Region[]): readonly Region[] {
  if (some.length === 0) return others
  return [...some, ...others].sort((a, b) => a.start - b.start)
}
