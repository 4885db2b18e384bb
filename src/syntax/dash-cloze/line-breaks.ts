import { regionsOf } from '../../cloze/regions.js'

/** A change to a text: what stands from `start` to `end` becomes `text`. */
export interface Edit {
  readonly start: number
  readonly end: number
  readonly text: string
}

type LineKind = 'text' | 'list' | 'table' | 'quote' | 'divider' | 'code' | 'definition'

const marker = /^[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+\S/
const divider = /^ {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$/
const ruling = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/
const definition = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S/

/**
 * The edits that make Markdown show a paragraph's lines as they were typed: a line break that one sees, and blocks set
 * apart from the text above them, which in dash cloze they need not be.
 */
export function lineBreaks(text: string): Edit[] {
  if (!text.includes('\n') && !/^(?: {4}|[ \t]*\t)/.test(text)) return []
  const regions = regionsOf(text, 'markdown')
  const inRegion = (at: number) => regions.some((region) => region.start < at && at < region.end)
  const inCode = (at: number) =>
    regions.some((region) => region.kind === 'code' && region.block && region.start <= at && at <= region.end)

  const lines = text.split('\n')
  const kinds: LineKind[] = []
  const edits: Edit[] = []
  let start = 0
  for (const [index, line] of lines.entries()) {
    const kind = inCode(start) ? 'code' : kindOf(lines, index, kinds[index - 1])
    kinds.push(kind)
    const above = kinds[index - 1]
    if (above === undefined) edits.push(...unindented(line, start, kind))
    else if (!inRegion(start - 1) && line !== '' && lines[index - 1] !== '') {
      const join = joinOf(above, kind, lines[index - 1] ?? '')
      if (join !== '\n') edits.push({ start: start - 1, end: start, text: join })
      if (join === '\n\n') edits.push(...unindented(line, start, kind))
      // A row of `=` below text would make a heading of it.
      else if (kind === 'text' && /^ {0,3}=+[ \t]*$/.test(line)) edits.push({ start, end: start, text: '\\' })
    }
    start += line.length + 1
  }
  return edits
}

/** Four blanks at the start would make code of a line that was text. */
function unindented(line: string, start: number, kind: LineKind): Edit[] {
  const indent = /^[ \t]+/.exec(line)?.[0] ?? ''
  const deep = indent.includes('\t') || indent.length > 3
  return deep && kind !== 'code' ? [{ start, end: start + indent.length, text: '' }] : []
}

function kindOf(lines: readonly string[], index: number, above: LineKind | undefined): LineKind {
  const line = lines[index] ?? ''
  if (divider.test(line)) return 'divider'
  if (marker.test(line)) return 'list'
  if (/^ {0,3}>/.test(line)) return 'quote'
  if (definition.test(line)) return 'definition'
  if (line.includes('|')) {
    const next = lines[index + 1] ?? ''
    if (above === 'table' || (ruling.test(next) && next.includes('-') && next.includes('|'))) return 'table'
  }
  // What follows an item belongs to it, as in all Markdown.
  return above === 'list' ? 'list' : 'text'
}

function joinOf(above: LineKind, kind: LineKind, lineAbove: string): string {
  if (above !== kind || kind === 'divider') return '\n\n'
  if (kind !== 'text' && kind !== 'quote') return '\n'
  return / {2}$|\\$/.test(lineAbove) ? '\n' : '  \n'
}
