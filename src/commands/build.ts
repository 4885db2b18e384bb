import { inOrder } from '../diagnostics/order.js'
import type { EmitOptions, Emitter } from '../emitters/emitter.js'
import { unmarkedGone, withMarked } from '../identity/mark-gone.js'
import { type Destination, destinationOf } from '../io/destination.js'
import { defaultFolder, guardInputs, planOutputs, refuseCollisions } from '../io/outputs.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { timeOf } from './build-time.js'
import { tellMade } from './closing.js'
import type { ExitCode, SourceOptions, TalkOptions } from './command.js'
import { emittersFor } from './formats.js'
import { frozen } from './frozen.js'
import { gatherInProject } from './gather-in-project.js'
import { makeOutputs } from './make-outputs.js'
import { taskInProject } from './open-project.js'
import { saveLock } from './project-lock.js'
import { findingsLine, summarise, tellNothing, tellPassedOver, told } from './tell.js'
import { tellProject } from './tell-project.js'
import { timed } from './timed.js'

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
  /** In a project: nothing is written, and an error said, if the lock would change. */
  readonly frozen: boolean
  /** In a project: notes that are gone are sent once more, with a tag to find them by. */
  readonly markGone: boolean
  /** What the user accepts: codes of findings, guids, names of note types. */
  readonly accept: readonly string[]
}

/** Makes packages, text files and Markdown of notes. What it finds wrong goes to standard error. */
export async function build(written: readonly string[], given: BuildOptions, terminal: Terminal): Promise<ExitCode> {
  const started = Date.now()
  const { options: asked, tellTiming } = timed(given, terminal)
  const { args, options, project } = await taskInProject(written, asked)
  const destination = destinationOf(options.output)
  const emitters = emittersFor(options.to, destination)
  refuseIdle(options, emitters)
  const time = timeOf(options.timestamp)
  if (destination.kind === 'stdout' && terminal.stdout.interactive && emitters.some(({ name }) => name === 'apkg')) {
    throw failure('a package is not for the screen: name a file with --output, or pipe it into a program')
  }

  if (project === undefined) refuseOutsideProject(options)
  const identity = { time: time.seconds, accept: options.accept }
  const skipped = foldersOfOutput(destination)
  const found = await gatherInProject(args, options, skipped, terminal, project, identity)
  const gathered = options.frozen ? frozen(found) : found.gathered
  const { identified, opened } = found
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
    remember: !time.told && identified === undefined,
    ...(identified === undefined ? {} : { guidOf: identified.guidOf, modOf: identified.modOf }),
    ...(options.markGone && identified !== undefined ? { gone: unmarkedGone(identified.lock) } : {}),
    media: gathered.media,
    csvHeader: options.csvHeader ?? 'anki',
    noteTypes: options.noteTypes ?? 'own',
    withoutDeck: options.withoutDeck === true,
    keepGoing: options.keepGoing,
    stopwatch: options.stopwatch,
  }
  const { made, sent, ...making } = await makeOutputs(planned, gathered, settings, terminal)
  const locked =
    identified !== undefined && opened !== undefined && made.length > 0
      ? await options.stopwatch.of('lock', () => saveLock(opened, withMarked(identified.lock, sent)))
      : false
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
    tellProject({ made, project, identified, locked, sent: sent.size, told: time.told, options }, terminal)
    tellPassedOver(gathered.passedOver, options, terminal)
  }
  await tellTiming()
  if (failures.length > 0) return 2
  return summary.errors > 0 || made.length === 0 ? 1 : 0
}

/** The folders that are filled, not read. */
function foldersOfOutput(destination: Destination): string[] {
  return destination.kind === 'folder' ? [defaultFolder, destination.path] : [defaultFolder]
}

/** Throws if an option is given that means something in a project only. */
function refuseOutsideProject({ frozen, markGone, accept }: BuildOptions): void {
  const [option] = [frozen && '--frozen', markGone && '--mark-gone', accept.length > 0 && '--accept'].filter(Boolean)
  if (option === undefined) return
  throw failure(`${option} is for projects, and there is none here: run \`deckwright init\` in the folder of the notes`)
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
