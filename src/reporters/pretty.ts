import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { frameText } from './frame-text.js'
import { type Ink, inkFor } from './ink.js'
import type { Look, Report } from './reporter.js'
import { visible } from './visible.js'
import { hanging } from './wrap.js'

/** Each finding with the line it speaks of and what to do about it, for people. */
export function pretty({ diagnostics }: Report, look: Look): string {
  const ink = inkFor(look.color)
  return diagnostics.map((diagnostic) => told(diagnostic, look, ink)).join('')
}

function told({ problem, message, span, hint, related, fix }: Diagnostic, look: Look, ink: Ink): string {
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
  if (fix !== undefined) {
    const way = `${visible(fix.title)} (${fix.safe ? '--fix' : '--fix --unsafe'})`
    text += `${hanging('  fix:  ', way, look.width).replace('fix:', ink.cyan('fix:'))}\n`
  }
  return `${text}\n`
}

function placeOf({ file, start }: Span): string {
  const { line, column } = positionAt(file, start)
  return `${visible(file.path)}:${line}:${column}`
}

function framed(span: Span, look: Look, ink: Ink, strong: Ink): string {
  return frameText(span, look.width - 2, { margin: ink.dim, mark: strong }).replace(/^(?=.)/gm, '  ')
}
