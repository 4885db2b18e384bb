import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import type { Channel, Terminal } from '../io/terminal.js'
import { reporters } from '../reporters/registry.js'
import type { Summary } from '../reporters/reporter.js'
import type { TalkOptions } from './command.js'
import { counted } from './counted.js'

/** The findings of a run in figures. */
export function summarise(
  diagnostics: readonly Diagnostic[],
  made: { readonly files: number; readonly notes: number; readonly cards: number },
): Summary {
  const errors = diagnostics.filter(isError).length
  const { files, notes, cards } = made
  return { files, notes, cards, errors, warnings: diagnostics.length - errors }
}

/** The findings as text, as the options and the reader's screen ask for them. With `quiet`, only errors. */
export async function told(
  diagnostics: readonly Diagnostic[],
  summary: Summary,
  options: TalkOptions,
  channel: Channel,
): Promise<string> {
  const format = options.format ?? (channel.interactive ? 'pretty' : 'concise')
  const wanted = options.quiet ? diagnostics.filter(isError) : diagnostics
  const reporter = await reporters[format]()
  return reporter({ diagnostics: wanted, summary }, channel)
}

/** `3 errors, 1 warning in 2 files`; undefined where nothing was found. */
export function findingsLine(diagnostics: readonly Diagnostic[], summary: Summary): string | undefined {
  if (diagnostics.length === 0) return undefined
  const parts = [
    ...(summary.errors > 0 ? [counted(summary.errors, 'error')] : []),
    ...(summary.warnings > 0 ? [counted(summary.warnings, 'warning')] : []),
  ]
  const files = new Set(diagnostics.map(({ span }) => span.file)).size
  return `${parts.join(', ')} in ${counted(files, 'file')}`
}

/** Says that nothing was found that could be read, if nothing else says why. */
export function tellNothing(args: readonly string[], terminal: Terminal): void {
  terminal.say(`deckwright: no notes were found in ${args.map((arg) => `\`${arg}\``).join(', ')}`)
}

/** Says which files were found and hold no notes: how many, and with `verbose` which. */
export function tellPassedOver(paths: readonly string[], options: TalkOptions, terminal: Terminal): void {
  for (const line of options.quiet ? [] : passedOverLines(paths, options)) terminal.say(line)
}

/** The same, a line each. */
export function passedOverLines(paths: readonly string[], { verbose }: TalkOptions): string[] {
  if (paths.length === 0) return []
  const what = paths.length === 1 ? '1 file holds no notes and was' : `${paths.length} files hold no notes and were`
  const line = `  ${what} passed over${verbose ? ':' : ' (--verbose says which)'}`
  return verbose ? [line, ...paths.map((path) => `    ${path}`)] : [line]
}
