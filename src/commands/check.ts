import type { Terminal } from '../io/terminal.js'
import { refuseFixesAtOdds } from './check-fix.js'
import { type CheckOptions, checkOnce } from './check-once.js'
import type { ExitCode } from './command.js'
import { refuseAtOdds } from './new-findings.js'
import { surveyed } from './survey.js'

/**
 * Says what is wrong with notes. The findings are its result: they go to standard output. Nothing is written unless it
 * is told to mend; what it mends of standard input is then its result, and the findings go to standard error.
 */
export async function check(written: readonly string[], options: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  refuseFixesAtOdds(options)
  refuseAtOdds(written, options)
  if (options.watch) return (await import('./check-watch.js')).watchChecks(written, options, terminal)
  if (!options.diff) return (await checkOnce(written, options, terminal)).exitCode
  const { showFixes } = await import('./check-diff.js')
  return showFixes((standing) => surveyed(written, options, terminal, standing), options, terminal)
}
