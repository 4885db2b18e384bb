import { letterPattern } from '../text/letter-pattern.js'
import { escapeProse } from './escape.js'

/** Marks that mean something to Markdown wherever they stand, or nearly so. */
const anywhere = /[\\`*_\0\r]|<[A-Za-z/!?]|&#?\w+;|~[\s\S]*~|\]\(|\]:|!\[\[|:\/\/|www\.|@|\n[ \t\n]|^\n/i

/** Lines that begin something: a heading, a quote, a list, a fence, a table, a rule under a heading. */
const start = String.raw`^(?:[#>=|:~]|[-+](?![\p{L}\p{N}])|\d{1,9}[.)](?:[ \t]|$)|[ \t])`
const atStart = letterPattern(start, 'u')
const atLineStart = letterPattern(start, 'mu')

/** Whether Markdown means nothing in a text: it is one paragraph, which says what it says. */
export function isPlain(text: string): boolean {
  if (anywhere.test(text)) return false
  if (!text.includes('\n')) return !atStart(text).test(text)
  return !atLineStart(text).test(text) && !/[|\t]/.test(text)
}

/** A bit of plain text as HTML, its lines joined as Markdown joins them. */
export function plainHtml(text: string): string {
  const escaped = escapeProse(text)
  if (!escaped.includes('\n')) return escaped
  const lines = escaped.split('\n')
  const last = lines.pop() ?? ''
  // By hand, since a pattern would go over a long run of blanks again and again.
  const joined = lines.map((line) => {
    const trimmed = withoutBlanksAtEnd(line)
    return trimmed + (line.length - trimmed.length < 2 ? ' ' : '<br>')
  })
  return joined.join('') + last
}

/** A text without the blanks, tabs and line breaks at its end. */
export function withoutBlanksAtEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\n'.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
