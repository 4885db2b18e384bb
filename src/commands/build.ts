import { inOrder } from '../diagnostics/order.js'
import type { EmitOptions, Emitter } from '../emitters/emitter.js'
import { type Destination, destinationOf } from '../io/destination.js'
import { defaultFolder, guardInputs, planOutputs, refuseCollisions } from '../io/outputs.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { timeOf } from './build-time.js'
import { tellMade } from './closing.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { emittersFor } from './formats.js'
import { gather } from './gather.js'
import { makeOutputs } from './make-outputs.js'
import { taskInProject } from './open-project.js'
import { findingsLine, summarise, tellNothing, tellPassedOver, told } from './tell.js'

/** What a build may be told beside what is to be read. */
export interface BuildOptions extends SourceOptions, TalkOptions {
  readonly output?: string
  readonly to?: string
  readonly keepGoing: boolean
  readonly timestamp?: string
  /** For text files only. */
  readonly csvHeader: EmitOptions['csvHeader'] | undefined
  /** For text files only. */
  readonly noteTypes: EmitOptions['noteTypes'] | undefined
  /** For text that is a source again only. */
  readonly withoutDeck: boolean | undefined
}

/** Makes packages, text files and Markdown of notes. What it finds wrong goes to standard error. */
export async function build(written: readonly string[], given: BuildOptions, terminal: Terminal): Promise<ExitCode> {
  const started = Date.now()
  const { args, options, project } = await taskInProject(written, given)
  const destination = destinationOf(options.output)
  const emitters = emittersFor(options.to, destination)
  refuseIdle(options, emitters)
  const time = timeOf(options.timestamp)
  if (destination.kind === 'stdout' && terminal.stdout.interactive && emitters.some(({ name }) => name === 'apkg')) {
    throw failure('a package is not for the screen: name a file with --output, or pipe it into a program')
  }

  const gathered = await gather(args, options, foldersOfOutput(destination), terminal, project)
  const planned = planOutputs(
    gathered.sources.map(({ input }) => input),
    emitters,
    destination,
  )
  refuseCollisions(planned)
  const guard = guardInputs(gathered.inputs)
  for (const { path } of planned) guard(path)

  const settings = {
    timestamp: time.seconds,
    remember: !time.told,
    media: gathered.media,
    csvHeader: options.csvHeader ?? 'anki',
    noteTypes: options.noteTypes ?? 'own',
    withoutDeck: options.withoutDeck === true,
    keepGoing: options.keepGoing,
  }
  const { made, ...making } = await makeOutputs(planned, gathered, settings, terminal)
  terminal.progress(undefined)

  const diagnostics = inOrder([...gathered.diagnostics, ...making.diagnostics], gathered.read)
  const failures = [...gathered.failures, ...making.failures]
  const summary = summarise(diagnostics, gathered)
  const report = await told(diagnostics, summary, options, terminal.stderr)
  if (report !== '') terminal.say(report.slice(0, -1))
  for (const message of failures) terminal.say(`deckwright: ${message}`)
  if (made.length === 0 && summary.errors === 0 && failures.length === 0) tellNothing(args, terminal)
  if (!options.quiet && options.format !== 'json') {
    const findings = findingsLine(diagnostics, summary)
    if (findings !== undefined) terminal.say(findings)
    tellMade({ made, destination, started, gathered, options }, terminal)
    tellPassedOver(gathered.passedOver, options, terminal)
  }
  if (failures.length > 0) return 2
  return summary.errors > 0 || made.length === 0 ? 1 : 0
}

/** The folders that are filled, not read. */
function foldersOfOutput(destination: Destination): string[] {
  return destination.kind === 'folder' ? [defaultFolder, destination.path] : [defaultFolder]
}

/** Throws if an option is given that speaks of a format which is not written. */
function refuseIdle({ csvHeader, noteTypes, withoutDeck }: BuildOptions, emitters: readonly Emitter[]): void {
  const idle = (option: string, given: boolean, ...formats: Emitter['name'][]) => {
    if (!given || emitters.some(({ name }) => formats.includes(name))) return
    throw failure(`${option} is for ${formats.join(' and ')} only: add --to ${formats[0]}`)
  }
  idle('--csv-header', csvHeader !== undefined, 'csv', 'tsv')
  idle('--note-types', noteTypes !== undefined, 'csv', 'tsv')
  idle('--no-deck', withoutDeck === true, 'markdown', 'dash-cloze')
}
