import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { letterPattern } from '../text/letter-pattern.js'
import { positionAt } from '../text/position.js'
import type { Report } from './reporter.js'
import { visible } from './visible.js'

/** How many findings the table has room for: GitHub takes no summary of more than a megabyte. */
const room = 200

/** What a run found as Markdown for the page of a workflow: figures, and a table with the worst first. */
export function githubSummary({ diagnostics, summary }: Report): string {
  const { files, notes, cards, errors, warnings } = summary
  const found = errors + warnings === 0 ? 'no findings' : `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
  const figures = [counted(files, 'file'), counted(notes, 'note'), counted(cards, 'card')].join(' · ')
  const head = `### deckwright: ${found}\n\n${figures}\n`
  if (diagnostics.length === 0) return `${head}\n`
  const worstFirst = [...diagnostics.filter(isError), ...diagnostics.filter((one) => !isError(one))]
  const rows = worstFirst.slice(0, room).map(rowOf).join('')
  const left = worstFirst.length - room
  const rest = left > 0 ? `\nand ${left} more: the log has them all\n` : ''
  return `${head}\n| | place | finding | code |\n| --- | --- | --- | --- |\n${rows}${rest}\n`
}

function rowOf({ problem, message, span, hint }: Diagnostic): string {
  const { line, column } = positionAt(span.file, span.start)
  const place = `<code>${plain(`${span.file.path}:${line}:${column}`)}</code>`
  const what = hint === undefined ? worded(message) : `${worded(message)}<br>${worded(hint)}`
  return `| ${problem.severity} | ${place} | ${what} | <code>${plain(problem.code)}</code> |\n`
}

/** A message with the writer's words, which stand in backticks, as code. */
function worded(text: string): string {
  const parts = text.split('`')
  // Without its partner, a backtick is one of the writer's own characters.
  if (parts.length % 2 === 0) return plain(text)
  return parts.map((part, index) => (index % 2 === 1 ? `<code>${plain(part)}</code>` : plain(part))).join('')
}

const signs = letterPattern(String.raw`[^\p{L}\p{N}\p{M} /.,;'’“”…-]`, 'gu')

/** A text of which Markdown and HTML take no character for theirs, cut to what a cell can hold. */
function plain(text: string): string {
  const cut = text.length > 300 ? `${text.slice(0, 300)}…` : text
  const shown = visible(cut)
  return shown.replace(signs(shown), (character) => `&#${character.codePointAt(0)};`)
}

function counted(count: number, noun: string): string {
  return `${count} ${count === 1 ? noun : `${noun}s`}`
}
