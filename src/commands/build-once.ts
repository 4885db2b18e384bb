import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { inOrder } from '../diagnostics/order.js'
import type { EmitOptions } from '../emitters/emitter.js'
import { unmarkedGone, withMarked } from '../identity/mark-gone.js'
import { type Destination, destinationOf } from '../io/destination.js'
import { defaultFolder, guardInputs, planOutputs, refuseCollisions } from '../io/outputs.js'
import { usualJobs, usualThreads } from '../io/processors.js'
import { recordingView } from '../io/recording-view.js'
import { type Shard, shardPath } from '../io/shard.js'
import type { Terminal } from '../io/terminal.js'
import { forgetful } from '../model/memory.js'
import { refuseForScreen, refuseIdle, refuseInShard, refuseOutsideProject } from './build-refusals.js'
import { timeOf } from './build-time.js'
import { chosenNotes } from './chosen-notes.js'
import { detailsOf, resultOf, tellMade } from './closing.js'
import type { ExitCode, TalkOptions } from './command.js'
import { tellDryRun } from './dry-run.js'
import { emittersFor } from './formats.js'
import { frozen } from './frozen.js'
import type { Gathering } from './gather.js'
import { gatherInProject, type ProjectGathering } from './gather-in-project.js'
import { type Made, makeOutputs } from './make-outputs.js'
import { type ProjectOptions, type Task, taskInProject } from './open-project.js'
import { type LockStanding, lockFate, saveLock } from './project-lock.js'
import { readNextTime } from './read-next-time.js'
import { recordBuild } from './record-build.js'
import { isSheet, sheetTask, type WrittenSheet } from './sheet-task.js'
import { findingsLine, passedOverLines, summarise, tellNothing, tellPassedOver, told } from './tell.js'
import { projectLines, tellProject } from './tell-project.js'
import { isEmptyShard, tellShard } from './tell-shard.js'
import { timed } from './timed.js'
import { isRepeatable } from './unchanged-build.js'
import { filesOf } from './write-artifacts.js'

/** What a build may be told beside what is to be read. */
export interface BuildOptions extends ProjectOptions, TalkOptions {
  readonly keepGoing: boolean
  /** Whether it is only said what would be written. */
  readonly dryRun: boolean
  /** Whether it is done again whenever something is saved. */
  readonly watch: boolean
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
  /** How many outputs are made at a time, with as many threads; without it as many as the machine is good for. */
  readonly jobs?: number
  /** For sheets only. */
  readonly sheet: WrittenSheet
}

/** A build from beginning to end. */
export interface BuildRun {
  readonly exitCode: ExitCode
  readonly task: Task<BuildOptions>
  readonly gathered: Gathering
  readonly made: readonly Made[]
}

/** What a program that stays brings to each build. */
export interface BuildStanding extends LockStanding {
  /** Whether it was told to end: no further output is begun then. */
  readonly isOver: () => boolean
  /** The task of an earlier build, where nothing has changed but notes. */
  readonly task: Task<BuildOptions> | undefined
  /** The findings that are worth telling this time. */
  readonly news: (diagnostics: readonly Diagnostic[]) => readonly Diagnostic[]
}

/** Builds once, and says what came of it. */
export async function buildOnce(
  written: readonly string[],
  given: BuildOptions,
  terminal: Terminal,
  standing?: BuildStanding,
): Promise<BuildRun> {
  const started = Date.now()
  const { options: asked, tellTiming } = timed(given, terminal)
  const recording = standing === undefined && isRepeatable(written, given) ? recordingView() : undefined
  const looking = recording === undefined ? standing : { view: recording, memory: forgetful }
  const task = standing?.task ?? (await taskInProject(written, asked, looking?.view))
  const { args, project } = task
  const { shard } = task.options
  // No part of a project may change what all parts must agree on.
  const options = { ...task.options, frozen: task.options.frozen || shard !== undefined, stopwatch: asked.stopwatch }
  const destination = destinationOfShard(destinationOf(options.output), shard)
  const emitters = emittersFor(options.to, destination)
  refuseIdle(options, emitters)
  const time = timeOf(options.timestamp)
  if (destination.kind === 'stdout') refuseForScreen(options, emitters, terminal)
  if (project === undefined) refuseOutsideProject(task.options)
  refuseInShard(options)
  const sheets = emitters.some(isSheet) ? sheetTask(options.sheet, options.sheetInProject) : undefined
  const printer = emitters.some(({ name }) => name === 'pdf')
    ? (await import('./printing.js')).printerFor(options.sheet.browser, terminal)
    : undefined
  const identity = { time: time.seconds, accept: options.accept }
  const { gathered, opened, identified } = await gatherInProject(
    args,
    options,
    foldersOfOutput(destination),
    terminal,
    project,
    identity,
    looking,
  ).then((found) => essential(found, options.frozen))
  const inputs = gathered.sources.map(({ input }) => input)
  const planned = planOutputs(inputs, emitters, destination)
  refuseCollisions(planned)
  const isConfigured = project?.files.config !== undefined
  const guard = guardInputs(gathered.inputs, isConfigured)
  for (const { path } of planned) guard(path)

  const { keepGoing, dryRun } = options
  const isOnSheets = sheets && chosenNotes(gathered, sheets.choice)
  const { made, sent, ...making } = await makeOutputs(
    planned,
    gathered,
    {
      timestamp: time.seconds,
      timeIsTold: time.told,
      ...(sheets && isOnSheets && { sheets: { ...sheets, isChosen: isOnSheets, printer } }),
      remember: !time.told && identified === undefined,
      ...(identified === undefined ? {} : { guidOf: identified.guidOf, modOf: identified.modOf }),
      ...(options.markGone && identified !== undefined ? { gone: unmarkedGone(identified.lock) } : {}),
      media: gathered.media,
      csvHeader: options.csvHeader ?? 'anki',
      noteTypes: options.noteTypes ?? 'own',
      withoutDeck: options.withoutDeck === true,
      keepGoing,
      marked: recording !== undefined && project !== undefined,
      dryRun,
      // Where the time goes is told of things that are done one after the other.
      jobs: options.jobs ?? (options.timing === true ? 1 : usualJobs),
      threads: options.jobs === undefined ? usualThreads() : options.jobs - 1,
      isOver: standing?.isOver,
      stopwatch: options.stopwatch,
    },
    terminal,
  ).finally(() => printer?.close())
  const after = identified !== undefined && opened !== undefined && made.length > 0 ? identified.lock : undefined
  const lock = opened && after && { opened, after: withMarked(after, sent) }
  const saved =
    lock && !dryRun ? await options.stopwatch.of('lock', () => saveLock(lock.opened, lock.after, standing)) : undefined
  const locked = saved !== undefined
  terminal.progress(undefined)

  const diagnostics = inOrder([...gathered.diagnostics, ...making.diagnostics], gathered.read)
  // What keeps one output from being made may keep all from it, and is said once.
  const failures = [...new Set([...gathered.failures, ...making.failures])]
  const summary = summarise(diagnostics, gathered)
  const report = await told(standing?.news(diagnostics) ?? diagnostics, summary, options, terminal.stderr)
  if (report !== '') terminal.say(report.slice(0, -1))
  for (const message of failures) terminal.say(`deckwright: ${message}`)
  if (dryRun) {
    const ofLock = lock && [{ path: lock.opened.project.lock, fate: lockFate(lock.opened, lock.after) }]
    await tellDryRun([...filesOf(made), ...(ofLock ?? [])], terminal)
  }
  const isEmpty = isEmptyShard(gathered)
  const findings = findingsLine(diagnostics, summary)
  const closing = { made, destination, started, gathered, options }
  const ofProject = { made, project, gone: identified?.gone, sent: sent.size, told: time.told, options }
  if (made.length === 0 && summary.errors === 0 && failures.length === 0 && !isEmpty) tellNothing(args, terminal)
  if (!options.quiet && options.format !== 'json') {
    if (findings !== undefined) terminal.say(findings)
    if (!isEmpty) tellMade(closing, terminal)
    tellProject({ ...ofProject, locked }, terminal)
    for (const line of await readNextTime(made, args, gathered, isConfigured)) terminal.say(`  ${line}`)
    tellShard(gathered, options, terminal)
    tellPassedOver(gathered.passedOver, options, terminal)
  }
  await tellTiming()
  const exitCode = failures.length > 0 ? 2 : summary.errors > 0 || (made.length === 0 && !isEmpty) ? 1 : 0
  if (recording !== undefined && project !== undefined && exitCode === 0 && sheets === undefined) {
    const details = [...detailsOf(closing), ...projectLines({ ...ofProject, locked: false })].map((line) => `  ${line}`)
    const words = {
      before: [report.slice(0, -1), findings ?? ''].filter((line) => line !== ''),
      result: resultOf(closing),
      after: [...details, ...passedOverLines(gathered.passedOver, options)],
    }
    const channel = terminal.stderr
    const locking = { after: identified?.lock, saved }
    await recordBuild({ written, options: given, project, made, lock: locking, started, words, channel }, recording)
  }
  return { exitCode, task, gathered, made }
}

/** What is built of, without what only told which note is which: that takes as much memory as the notes. */
function essential(found: ProjectGathering, isFrozen: boolean) {
  const { opened, identified } = found
  return {
    gathered: isFrozen ? frozen(found) : found.gathered,
    opened,
    identified: identified && {
      guidOf: identified.guidOf,
      modOf: identified.modOf,
      lock: identified.lock,
      gone: identified.matching.gone.length,
    },
  }
}

/** A place of the shard's own: others must not write over what it writes. */
function destinationOfShard(destination: Destination, shard: Shard | undefined): Destination {
  if (shard === undefined) return destination
  // One file may be all of a shard, and has its place among the others all the same.
  if (destination.kind === 'default') return { kind: 'folder', path: defaultFolder }
  return destination.kind === 'file' ? { ...destination, path: shardPath(destination.path, shard) } : destination
}

/** The folders that are filled, not read. */
function foldersOfOutput(destination: Destination): string[] {
  return destination.kind === 'folder' ? [defaultFolder, destination.path] : [defaultFolder]
}
