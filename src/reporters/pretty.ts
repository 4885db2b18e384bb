import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { frameOf } from './frame.js'
import { type Ink, inkFor } from './ink.js'
import type { Look, Report } from './reporter.js'
import { visible } from './visible.js'
import { hanging } from './wrap.js'

/** Each finding with the line it speaks of and what to do about it, for people. */
export function pretty({ diagnostics }: Report, look: Look): string {
  const ink = inkFor(look.color)
  return diagnostics.map((diagnostic) => told(diagnostic, look, ink)).join('')
}

function told({ problem, message, span, hint, related }: Diagnostic, look: Look, ink: Ink): string {
  const strong = problem.severity === 'error' ? ink.red : ink.yellow
  let text = `${ink.bold(placeOf(span))} ${strong(problem.severity)} ${ink.dim(problem.code)}\n`
  text += `${hanging('  ', visible(message), look.width)}\n\n${framed(span, look, ink, strong)}`
  for (const other of related) {
    const place = placeOf(other.span)
    const said = hanging(`  ${place} `, visible(other.message), look.width)
    text += `  ${ink.bold(place)}${said.slice(2 + place.length)}\n`
    text += framed(other.span, look, ink, ink.blue)
  }
  if (hint !== undefined)
    text += `${hanging('  hint: ', visible(hint), look.width).replace('hint:', ink.cyan('hint:'))}\n`
  return `${text}\n`
}

function placeOf({ file, start }: Span): string {
  const { line, column } = positionAt(file, start)
  return `${visible(file.path)}:${line}:${column}`
}

/**
 * The line with the span marked:
 *
 *     12 │ The outputs are -current output element and hidden state.
 *        │                 ^
 */
function framed(span: Span, look: Look, ink: Ink, strong: Ink): string {
  // Of a file that is no text there is no line to show.
  if (span.file.text === '') return ''
  const { line: number } = positionAt(span.file, span.start)
  const gutter = String(number)
  const columns = Math.max(20, look.width - gutter.length - 5)
  const { line, before, marked } = frameOf(span, number, columns)
  const lines = Math.max(0, positionAt(span.file, span.end).line - number)
  const more = lines > 0 && span.end > span.start + 1 ? `and ${lines} more ${lines === 1 ? 'line' : 'lines'}` : ''
  const margin = `  ${ink.dim(`${' '.repeat(gutter.length)} │`)} `
  const first = `  ${ink.dim(`${gutter} │`)} ${line}`.trimEnd()
  const second = `${margin}${' '.repeat(before)}${strong('^'.repeat(marked))}`
  if (more === '') return `${first}\n${second}\n`
  // Beside the mark where there is room, else below it.
  const between = before + marked + 1 + more.length > columns ? `\n${margin}` : ' '
  return `${first}\n${second}${between}${ink.dim(more)}\n`
}
