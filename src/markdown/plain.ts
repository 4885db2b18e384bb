import { escapeProse } from './escape.js'

/** Marks that mean something to Markdown wherever they stand, or nearly so. */
const anywhere =
  /[\\`*_\0]|<[A-Za-z/!?]|&#?\w+;|~[\s\S]*~|\]\(|\]:|!\[\[|:\/\/|www\.|@|[ \t]\n[ \t]|\n[ \t]*\n|\t\n|\n[ \t]/i

/** Lines that begin something: a heading, a quote, a list, a fence, a table, a rule under a heading. */
const atLineStart = /^(?:[#>=|:~]|[-+](?![\p{L}\p{N}])|\d{1,9}[.)](?:[ \t]|$)|[ \t])/mu

/** Whether Markdown means nothing in a text: it is one paragraph, which says what it says. */
export function isPlain(text: string): boolean {
  if (anywhere.test(text) || atLineStart.test(text)) return false
  return !text.includes('\n') || !text.includes('|')
}

/** A bit of plain text as HTML, its lines joined as Markdown joins them. */
export function plainHtml(text: string): string {
  const escaped = escapeProse(text)
  return escaped.includes('\n') ? escaped.replace(/ {2,}\n/g, '<br>').replace(/ ?\n/g, ' ') : escaped
}
