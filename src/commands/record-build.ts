import { dirname, join, resolve } from 'node:path'
import { type BuildRecord, type BuildWords, keepRecord, markOf, namesIn, programMark } from '../io/build-record.js'
import { ignoreFile, ignoreFilesAbove } from '../io/ignore-rules.js'
import { configName, lockName } from '../io/project-files.js'
import type { RecordingView } from '../io/recording-view.js'
import { statsOf } from '../io/stats-of.js'
import type { Channel } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'
import type { Made } from './make-outputs.js'
import type { Project } from './open-project.js'
import { recordKey } from './unchanged-build.js'

/** A build in a project that made all there is to make. */
interface SoundBuild {
  readonly written: readonly string[]
  readonly options: BuildOptions
  readonly project: Project
  readonly made: readonly Made[]
  /** Whether the lock was written. */
  readonly locked: boolean
  readonly words: BuildWords
  /** Where it said them. */
  readonly channel: Channel
  /** When it began, in milliseconds. */
  readonly started: number
}

/** How much later than a file's own time a build must begin for a change to show in that time, in milliseconds. */
const tick = { fine: 50, coarse: 2000 }

/** Keeps a record of a build, unless something changed meanwhile, or so shortly before that a change might not show. */
export async function recordBuild(build: SoundBuild, view: RecordingView): Promise<void> {
  const { written, options, project, made, started } = build
  const marks: Record<string, string> = {}
  const own = new Set(
    [...(build.locked ? [project.files.lock] : []), ...made.flatMap(({ files }) => files.map(({ path }) => path))].map(
      whole,
    ),
  )
  for (const [path, mark] of view.seen) {
    if (own.has(path)) continue
    if (markOf(path) !== mark || isFresh(path, started)) return
    marks[path] = mark
  }
  const finds = await view.findAgain()
  if (finds.some(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is))) return
  const looked = finds.flatMap(({ is }) => [...is.folders, ...is.inputs.map(({ path }) => dirname(path))])
  const folders = new Set([...looked, ...Object.keys(marks).map((path) => dirname(path))].map(whole))
  for (const path of ignoreFilesFor(finds.flatMap(({ args }) => args)).concat([...folders].map(ignoreFileIn))) {
    if (isFresh(path, started)) return
    marks[path] ??= markOf(path)
  }
  for (const path of own) marks[path] = markOf(path)
  const record: BuildRecord = {
    command: recordKey(written, options, build.channel),
    program: programMark(),
    words: build.words,
    marks,
    folders: Object.fromEntries([...folders].map((path) => [path, namesIn(path)])),
    present: present([...nearerProjects(project, options), ...repositories([...folders])]),
  }
  keepRecord(record)
}

/** Whether a file changed so shortly before a moment that another change may leave it with the same time. */
function isFresh(path: string, moment: number): boolean {
  const { mtimeMs = 0, ctimeMs = 0 } = statsOf(path) ?? {}
  const last = Math.max(mtimeMs, ctimeMs)
  return last > moment - (last % 1000 === 0 ? tick.coarse : tick.fine)
}

function ignoreFilesFor(args: readonly string[]): string[] {
  return args.flatMap((arg) => ignoreFilesAbove(arg)).map(whole)
}

function ignoreFileIn(folder: string): string {
  return join(folder, ignoreFile)
}

/** What would make another folder the project: the files of one between here and the one that there is. */
function nearerProjects({ files }: Project, { project: named }: BuildOptions): string[] {
  const end = resolve(files.folder)
  const paths = [join(end, configName), join(end, lockName)]
  if (named === undefined) {
    for (let at = resolve('.'); at !== end && at !== dirname(at); at = dirname(at))
      paths.push(join(at, configName), join(at, lockName))
  }
  return paths
}

/** What makes a folder a repository, in which files above the notes may leave some of them out. */
function repositories(folders: readonly string[]): string[] {
  const paths = new Set<string>()
  for (const folder of folders)
    for (let at = folder; ; at = dirname(at)) {
      if (paths.has(join(at, '.git'))) break
      paths.add(join(at, '.git'))
      if (at === dirname(at)) break
    }
  return [...paths]
}

function present(paths: readonly string[]): Record<string, boolean> {
  return Object.fromEntries(paths.map((path) => [path, markOf(path) !== '']))
}

function whole(path: string): string {
  return resolve(path)
}
