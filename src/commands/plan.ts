import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { planFromLock } from '../plan/from-lock.js'
import type { Plan } from '../plan/plan.js'
import { planJson, planMarkdown, planText } from '../plan/plan-text.js'
import { timeOf } from './build-time.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { gatherInProject, type ProjectGathering } from './gather-in-project.js'
import { taskInProject } from './open-project.js'
import { plannedAgainst } from './plan-against.js'
import { summarise, told } from './tell.js'

/** What a plan may be told beside what is to be read. */
export interface PlanOptions extends SourceOptions, Omit<TalkOptions, 'format'> {
  /** A package of ours; without it the plan is made from the lock. */
  readonly against?: string
  readonly format: 'text' | 'markdown' | 'json'
  readonly accept: readonly string[]
  readonly timestamp?: string
}

/** Says what importing this build would do to someone who studies the last one. That goes to standard output. */
export async function plan(written: readonly string[], given: PlanOptions, terminal: Terminal): Promise<ExitCode> {
  const { args, options, project } = await taskInProject(written, given)
  if (project === undefined && options.against === undefined) {
    throw failure(
      'there is no project here to plan from its lock: run `deckwright init`, or name a package with --against',
    )
  }
  const time = timeOf(options.timestamp).seconds
  const identity = { time, accept: options.accept }
  const found = await gatherInProject(args, options, ['out'], terminal, project, identity)
  const { gathered } = found
  const planned = options.against === undefined ? fromLock(found) : await plannedAgainst(options.against, found, time)
  terminal.progress(undefined)

  const summary = summarise(gathered.diagnostics, gathered)
  const report = await told(
    gathered.diagnostics,
    summary,
    { quiet: options.quiet, verbose: options.verbose },
    terminal.stderr,
  )
  if (report !== '') terminal.say(report.slice(0, -1))
  for (const message of gathered.failures) terminal.say(`deckwright: ${message}`)
  if (planned !== undefined) {
    const print = { text: planText, markdown: planMarkdown, json: planJson }[options.format]
    await terminal.print(print(planned))
  }
  const leftOut = gathered.compilation.leftOut.length
  if (leftOut > 0) terminal.say(`not planned: ${leftOut} ${leftOut === 1 ? 'note' : 'notes'} with errors`)
  if (gathered.failures.length > 0) return 2
  return planned === undefined ? 1 : 0
}

function fromLock({ opened, identified }: ProjectGathering): Plan | undefined {
  if (opened?.lock === undefined || identified === undefined) return undefined
  return planFromLock({ before: opened.lock, after: identified.lock, ...identified })
}
