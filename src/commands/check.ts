import { defaultFolder } from '../io/outputs.js'
import type { Terminal } from '../io/terminal.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { counted } from './counted.js'
import { gather } from './gather.js'
import { taskInProject } from './open-project.js'
import { openLock } from './project-lock.js'
import { elapsed, findingsLine, summarise, tellNothing, tellPassedOver, told } from './tell.js'

/** Says what is wrong with notes, and writes nothing. The findings are its result: they go to standard output. */
export async function check(
  written: readonly string[],
  given: SourceOptions & TalkOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = Date.now()
  const { args, options, project } = await taskInProject(written, given)
  // The folder that a build would fill is left out here as there, so that both see the same files.
  const opened = project === undefined ? undefined : openLock(project.files)
  const identities = { lock: opened?.lock, time: undefined }
  const gathered = await gather(args, options, [defaultFolder], terminal, project, identities)
  const { failures, passedOver, files, notes, cards } = gathered
  const diagnostics = [...(opened?.diagnostics ?? []), ...gathered.diagnostics]
  terminal.progress(undefined)

  const summary = summarise(diagnostics, gathered)
  const report = await told(diagnostics, summary, options, terminal.stdout)
  if (report !== '') await terminal.print(report)
  for (const failure of failures) terminal.say(`deckwright: ${failure}`)
  if (notes === 0 && summary.errors === 0 && failures.length === 0) tellNothing(args, terminal)
  if (!options.quiet) {
    const found = findingsLine(diagnostics, summary) ?? 'no findings'
    const read = [counted(files, 'file'), counted(notes, 'note'), counted(cards, 'card')]
    terminal.say(`${read.join(' · ')} checked in ${elapsed(started)}: ${found}`)
    tellPassedOver(passedOver, options, terminal)
  }
  if (failures.length > 0) return 2
  return summary.errors > 0 || notes === 0 ? 1 : 0
}
