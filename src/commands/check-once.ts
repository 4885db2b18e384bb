import { type Diagnostic, isError } from '../diagnostics/diagnostic.js'
import { guardInputs } from '../io/outputs.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { type CheckFixOptions, type Fixed, fixableLine } from './check-fix.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { counted } from './counted.js'
import { elapsed } from './elapsed.js'
import type { Standing } from './gather.js'
import type { NewFindingsOptions } from './new-findings.js'
import { reportTargets, tellReports } from './reports.js'
import { type Survey, surveyed } from './survey.js'
import { findingsLine, summarise, tellNothing, tellPassedOver } from './tell.js'
import { isEmptyShard, tellShard } from './tell-shard.js'
import { timed } from './timed.js'

/** What a check may be told beside what is to be read. */
export interface CheckOptions extends SourceOptions, NewFindingsOptions, CheckFixOptions, Omit<TalkOptions, 'format'> {
  /** How findings are told, and where: `pretty`, `sarif=out.sarif`. */
  readonly formats: readonly string[]
  /** Whether warnings fail the check, too. */
  readonly strict: boolean
  /** How many warnings are allowed, as it was written. */
  readonly maxWarnings?: string
  /** Whether it is done again whenever something is saved. */
  readonly watch: boolean
  /** The version of deckwright, for reports that name it. */
  readonly version: string
}

/** A check from beginning to end. */
export interface CheckRun {
  readonly exitCode: ExitCode
  readonly survey: Survey
}

/** What a program that stays brings to each check. */
export interface CheckStanding extends Standing {
  /** The task of an earlier check, where nothing has changed but notes. */
  readonly task: Survey['task'] | undefined
  /** The findings that are worth telling this time. */
  readonly news: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
}

/** Checks once, mends if it is told to, and says what came of it. */
export async function checkOnce(
  written: readonly string[],
  given: CheckOptions,
  terminal: Terminal,
  standing?: CheckStanding,
): Promise<CheckRun> {
  const started = Date.now()
  const { options, tellTiming } = timed(given, terminal)
  const voice = options.fix && written.includes('-') ? aside(terminal) : terminal
  const targets = reportTargets(options.formats, voice.stdout)
  const allowed = warningsAllowed(options)
  const look = (of?: Standing) => surveyed(written, options, terminal, of ?? standing, standing?.task)
  const fixed: Fixed | undefined = options.fix
    ? await (await import('./fix-files.js')).fixFiles(look, options, terminal)
    : undefined
  const survey = fixed?.survey ?? (await look())
  const { task, gathered, told: diagnostics, chosen, known, said: ofOld } = survey
  const { passedOver, files, notes, cards } = gathered
  const failures = [...(fixed?.failures ?? []), ...gathered.failures]
  terminal.progress(undefined)

  const summary = summarise(diagnostics, gathered)
  const warningsFail = summary.warnings > allowed
  // What fails the check is told also to those who want to hear little.
  const wanted = options.quiet && !warningsFail ? diagnostics.filter(isError) : diagnostics
  const report = { diagnostics: wanted, summary, version: options.version, warningsFail }
  const aloud = standing && { ...report, diagnostics: standing.news(wanted) }
  await options.stopwatch.of('report', () => tellReports(targets, report, guardInputs(gathered.inputs), voice, aloud))
  for (const reason of failures) terminal.say(`deckwright: ${reason}`)
  // Where the baseline knows of errors, there may be no note and still something to check.
  const nothing = notes === 0 && known === 0 && !isEmptyShard(gathered)
  if (nothing && summary.errors === 0 && failures.length === 0) tellNothing(task.args, terminal)
  if (!options.quiet) {
    const said = findingsLine(diagnostics, summary) ?? 'no findings'
    const part = chosen ? ` (looked for ${options.only.join(', ')} only)` : ''
    const read = [counted(files, 'file'), counted(notes, 'note'), counted(cards, 'card')]
    terminal.say(`${read.join(' · ')} checked in ${elapsed(started)}: ${said}${part}`)
    for (const line of [...(fixed?.said ?? []), ...fixableLine(diagnostics, fixed), ...ofOld]) terminal.say(`  ${line}`)
    tellShard(gathered, options, terminal)
    tellPassedOver(passedOver, options, terminal)
  }
  if (warningsFail && !options.strict) {
    terminal.say(`deckwright: ${counted(summary.warnings, 'warning')}, and --max-warnings allows ${allowed}`)
  }
  await tellTiming()
  if (fixed?.content !== undefined) await terminal.print(fixed.content)
  const exitCode = failures.length > 0 ? 2 : summary.errors > 0 || warningsFail || nothing ? 1 : 0
  return { exitCode, survey }
}

/** A terminal whose results go where it talks. */
function aside(terminal: Terminal): Terminal {
  const print = async (content: string | Uint8Array) => terminal.say(String(content).replace(/\n$/, ''))
  return { ...terminal, stdout: terminal.stderr, print }
}

/** How many warnings do not fail the check. */
function warningsAllowed({ strict, maxWarnings }: CheckOptions): number {
  if (strict && maxWarnings !== undefined) throw failure('--strict allows no warning: leave out --max-warnings')
  if (strict) return 0
  if (maxWarnings === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(maxWarnings)) throw failure(`--max-warnings takes a number, and \`${maxWarnings}\` is none`)
  return Number(maxWarnings)
}
