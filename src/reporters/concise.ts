import { positionAt } from '../text/position.js'
import type { Report } from './reporter.js'
import { visible } from './visible.js'

/** One line for each finding, as compilers write them: `file:line:column: severity code: message`. */
export function concise({ diagnostics }: Report): string {
  let lines = ''
  for (const { problem, span, message } of diagnostics) {
    const { line, column } = positionAt(span.file, span.start)
    lines += `${visible(span.file.path)}:${line}:${column}: ${problem.severity} ${problem.code}: ${visible(message)}\n`
  }
  return lines
}
