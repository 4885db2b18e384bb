import { isError } from '../diagnostics/diagnostic.js'
import { guardInputs } from '../io/outputs.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { checkTask } from './check-task.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { counted } from './counted.js'
import { type NewFindingsOptions, refuseAtOdds } from './new-findings.js'
import { taskInProject } from './open-project.js'
import { reportTargets, tellReports } from './reports.js'
import { elapsed, findingsLine, summarise, tellNothing, tellPassedOver } from './tell.js'

/** What a check may be told beside what is to be read. */
export interface CheckOptions extends SourceOptions, NewFindingsOptions, Omit<TalkOptions, 'format'> {
  /** How findings are told, and where: `pretty`, `sarif=out.sarif`. */
  readonly formats: readonly string[]
  /** Whether warnings fail the check, too. */
  readonly strict: boolean
  /** How many warnings are allowed, as it was written. */
  readonly maxWarnings?: string
  /** The version of deckwright, for reports that name it. */
  readonly version: string
}

/** Says what is wrong with notes, and writes nothing. The findings are its result: they go to standard output. */
export async function check(written: readonly string[], given: CheckOptions, terminal: Terminal): Promise<ExitCode> {
  const started = Date.now()
  const targets = reportTargets(given.formats, terminal.stdout)
  const allowed = warningsAllowed(given)
  refuseAtOdds(written, given)
  const task = await taskInProject(written, given)
  const { args, options } = task
  const { gathered, diagnostics: found, known, said: ofOld } = await checkTask(task, terminal)
  const { failures, passedOver, files, notes, cards } = gathered
  terminal.progress(undefined)

  // Where nothing could be read, why is said whatever is asked for.
  const chosen = options.only.length > 0 && notes > 0
  const diagnostics = chosen ? found.filter(({ problem }) => options.only.includes(problem.code)) : found
  const summary = summarise(diagnostics, gathered)
  const warningsFail = summary.warnings > allowed
  // What fails the check is told also to those who want to hear little.
  const wanted = options.quiet && !warningsFail ? diagnostics.filter(isError) : diagnostics
  const report = { diagnostics: wanted, summary, version: options.version, warningsFail }
  await tellReports(targets, report, guardInputs(gathered.inputs), terminal)
  for (const reason of failures) terminal.say(`deckwright: ${reason}`)
  // Where the baseline knows of errors, there may be no note and still something to check.
  const nothing = notes === 0 && known === 0
  if (nothing && summary.errors === 0 && failures.length === 0) tellNothing(args, terminal)
  if (!options.quiet) {
    const said = findingsLine(diagnostics, summary) ?? 'no findings'
    const part = chosen ? ` (looked for ${options.only.join(', ')} only)` : ''
    const read = [counted(files, 'file'), counted(notes, 'note'), counted(cards, 'card')]
    terminal.say(`${read.join(' · ')} checked in ${elapsed(started)}: ${said}${part}`)
    for (const line of ofOld) terminal.say(`  ${line}`)
    tellPassedOver(passedOver, options, terminal)
  }
  if (warningsFail && !options.strict) {
    terminal.say(`deckwright: ${counted(summary.warnings, 'warning')}, and --max-warnings allows ${allowed}`)
  }
  if (failures.length > 0) return 2
  return summary.errors > 0 || warningsFail || nothing ? 1 : 0
}

/** How many warnings do not fail the check. */
function warningsAllowed({ strict, maxWarnings }: CheckOptions): number {
  if (strict && maxWarnings !== undefined) throw failure('--strict allows no warning: leave out --max-warnings')
  if (strict) return 0
  if (maxWarnings === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d{1,9}$/.test(maxWarnings)) throw failure(`--max-warnings takes a number, and \`${maxWarnings}\` is none`)
  return Number(maxWarnings)
}
