import type { Problem } from '../diagnostics/problem.js'
import type { Terminal } from '../io/terminal.js'
import { byCode } from '../reporters/rules-page.js'
import { columnsOf, hanging } from '../reporters/wrap.js'
import type { ExitCode } from './command.js'
import { counted } from './counted.js'

/** How the rules are listed. */
export interface RulesOptions {
  readonly format: 'text' | 'json'
}

/** Lists everything that can be wrong. */
export async function rules(
  problems: readonly Problem[],
  { format }: RulesOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const sorted = byCode(problems)
  if (format === 'json') {
    await terminal.print(`${JSON.stringify({ version: 1, rules: sorted }, null, 2)}\n`)
    return 0
  }
  const longest = Math.max(...sorted.map(({ code }) => columnsOf(code)))
  // A program wants a rule in one line, however long.
  const columns = terminal.stdout.interactive ? terminal.stdout.width : Number.POSITIVE_INFINITY
  const lines = sorted.map(
    ({ code, severity, onRequest, summary }) =>
      `${hanging(`${(onRequest ? 'off' : severity).padEnd(7)}  ${code.padEnd(longest)}  `, summary, columns)}\n`,
  )
  await terminal.print(lines.join(''))
  const errors = sorted.filter(({ severity }) => severity === 'error').length
  const off = sorted.filter(({ onRequest }) => onRequest).length
  const warnings = counted(sorted.length - errors - off, 'warning')
  const figures = [counted(errors, 'error'), warnings, ...(off === 0 ? [] : [`${off} off unless asked for`])].join(', ')
  terminal.say(`${counted(sorted.length, 'rule')}: ${figures} (deckwright explain CODE says more)`)
  return 0
}
