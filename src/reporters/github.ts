import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { positionAt } from '../text/position.js'
import type { Report } from './reporter.js'
import { isNoPath, repositoryPath } from './repository-path.js'
import { visible } from './visible.js'

/** How many errors, and how many warnings, GitHub shows of one step. */
const shown = 10

/** The findings as workflow commands, which GitHub shows beside the lines. The worst come first, as it hides the rest. */
export function github({ diagnostics, folder = '' }: Report): string {
  const errors = diagnostics.filter(isError)
  const warnings = diagnostics.filter((one) => !isError(one))
  const commands = [...errors, ...warnings].map((diagnostic) => `${commandOf(diagnostic, folder)}\n`).join('')
  const hidden = [...more(errors.length, 'error'), ...more(warnings.length, 'warning')]
  if (hidden.length === 0) return commands
  const total = hidden.reduce((sum, { count }) => sum + count, 0)
  const what = hidden.map(({ count, noun }) => `${count} more ${noun}${count === 1 ? '' : 's'}`).join(' and ')
  const notice = `GitHub shows ${shown} errors and ${shown} warnings of a step. ${what} ${total === 1 ? 'is' : 'are'} in its log only`
  return `${commands}::notice title=deckwright::${data(notice)}\n`
}

function more(count: number, noun: string): { readonly count: number; readonly noun: string }[] {
  return count > shown ? [{ count: count - shown, noun }] : []
}

function commandOf({ problem, message, span, hint, related }: Diagnostic, folder: string): string {
  const properties = [`title=${property(`deckwright (${problem.code})`)}`, ...placeOf(span, folder)]
  const text = [
    // The log shows neither the file nor the line of a command, so that they are said once more.
    `${told(span)}: ${visible(message)}`,
    ...related.map((one) => `${told(one.span)}: ${visible(one.message)}`),
    ...(hint === undefined ? [] : [`hint: ${visible(hint)}`]),
    `why: deckwright explain ${problem.code}`,
  ].join('\n')
  return `::${problem.severity} ${properties.join(',')}::${data(text)}`
}

function placeOf({ file, start, end }: Diagnostic['span'], folder: string): string[] {
  if (isNoPath(file.path)) return []
  const from = positionAt(file, start)
  const to = positionAt(file, end)
  const name = `file=${property(repositoryPath(folder, file.path))}`
  // GitHub refuses columns where the lines differ.
  if (from.line !== to.line) return [name, `line=${from.line}`, `endLine=${to.line}`]
  return [name, `line=${from.line}`, `col=${from.column}`, `endLine=${to.line}`, `endColumn=${to.column}`]
}

function told({ file, start }: Diagnostic['span']): string {
  const { line, column } = positionAt(file, start)
  return `${visible(file.path)}:${line}:${column}`
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(visible(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
