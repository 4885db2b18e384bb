import { dirname, join, resolve } from 'node:path'
import type { Lock } from '../identity/lock.js'
import {
  type BuildRecord,
  type BuildWords,
  keepRecord,
  markOf,
  markOfWritten,
  namesIn,
  programMark,
  timesOf,
} from '../io/build-record.js'
import { ignoreFile, ignoreFilesAbove } from '../io/ignore-rules.js'
import { whole } from '../io/inputs.js'
import { configName, isThere, lockName } from '../io/project-files.js'
import type { RecordingView } from '../io/recording-view.js'
import { statsOf } from '../io/stats-of.js'
import type { Channel } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'
import type { Made } from './make-outputs.js'
import type { Project } from './open-project.js'
import type { SavedLock } from './project-lock.js'
import { recordKey } from './unchanged-build.js'

/** A build in a project that made all there is to make. */
interface SoundBuild {
  readonly written: readonly string[]
  readonly options: BuildOptions
  readonly project: Project
  readonly made: readonly Made[]
  /** The lock as it is now, and what of it was written. */
  readonly lock: { readonly after: Lock | undefined; readonly saved: SavedLock | undefined }
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
  const { saved } = build.lock
  const now = Date.now()
  // Of what another build found out in the meantime this one has said nothing.
  if (saved?.isShared) return
  const own = new Map(made.flatMap(({ files }) => files.map(({ path, mark = '' }) => [whole(path), mark])))
  if (saved !== undefined) own.set(whole(project.files.lock), markOfWritten(project.files.lock, saved.written))
  const marks: Record<string, string> = {}
  for (const [path, mark] of view.seen) {
    if (own.has(path)) continue
    marks[path] = mark
    if (isFresh(mark, started, now)) return
  }

  const args = view.found.flatMap((one) => one.args)
  const read = view.found.flatMap(({ was }) => was.inputs)
  // What comes by a pipe is not there to be compared.
  if (read.some(({ path, piped }) => piped === true || statsOf(path)?.isFIFO() !== false)) return
  const within = new Set(view.found.flatMap(({ was }) => was.folders).map(whole))
  const files = [...args, ...read.map(({ path }) => path), ...Object.keys(marks)].map(whole)
  const around = files.filter((path) => !within.has(path)).map((path) => dirname(path))
  const folders = new Set([...within, ...around, ...view.open])
  const ruled = [...ignoreFilesFor(args), ...[...folders].map(ignoreFileIn)]
  for (const path of ruled) {
    const mark = marks[path] ?? markOf(path)
    marks[path] = mark
    if (isFresh(mark, started, now)) return
  }
  const until = limitOf(Object.values(marks), now)
  for (const [path, mark] of own) marks[path] = mark
  const record: BuildRecord = {
    command: recordKey(written, options, build.channel),
    program: programMark(),
    words: build.words,
    marks,
    folders: Object.fromEntries([...folders].map((path) => [path, namesIn(path)])),
    ...(until !== undefined && { until }),
    present: {
      ...projectFiles(project, options, saved !== undefined),
      ...Object.fromEntries(repositories([...folders]).map((path) => [path, markOf(path) !== ''])),
      ...lockedFiles(build, new Set(read.map(({ path }) => whole(path)))),
    },
  }
  // At last, so that whatever came while this was taken down is found here or shows later.
  const again = await view.findAgain()
  if (again.some(({ was, is }) => JSON.stringify(was) !== JSON.stringify(is))) return
  if (Object.entries(marks).every(([path, mark]) => markOf(path) === mark)) keepRecord(record)
}

/**
 * Whether a file changed so shortly before a build began, or while it went on, that another change may leave it with the
 * same mark. That it was written at a time to come may be a copier's word; that it changed then is the disk's, whose
 * clock is another one.
 */
function isFresh(mark: string, started: number, now: number): boolean {
  const { written = 0, changed = 0 } = timesOf(mark)
  // Some disks are exact about one of the two times only.
  if (changed > started - tickOf(changed)) return true
  return written > started - tickOf(written) && written <= now + tickOf(written)
}

/** Until when marks that are not fresh tell all changes, in milliseconds: what is written then may have the very time. */
function limitOf(marks: readonly string[], now: number): number | undefined {
  const limits = marks.flatMap((mark) => {
    const { written = 0 } = timesOf(mark)
    return written > now ? [written - tickOf(written)] : []
  })
  return limits.sort((one, other) => one - other)[0]
}

function tickOf(time: number): number {
  return time % 1000 === 0 ? tick.coarse : tick.fine
}

function ignoreFilesFor(args: readonly string[]): string[] {
  return args.flatMap((arg) => ignoreFilesAbove(arg)).map(whole)
}

function ignoreFileIn(folder: string): string {
  return join(folder, ignoreFile)
}

/** What makes the folder the project that it is, and what would make one between here and there the project. */
function projectFiles(
  { files }: Project,
  { project: named }: BuildOptions,
  isLocked: boolean,
): Record<string, boolean> {
  const end = resolve(files.folder)
  const there: Record<string, boolean> = {
    [join(end, configName)]: files.config !== undefined,
    [join(end, lockName)]: files.hasLock || isLocked,
  }
  if (named === undefined) {
    for (let at = resolve('.'); at !== end && at !== dirname(at); at = dirname(at))
      for (const name of [configName, lockName]) there[join(at, name)] = false
  }
  return there
}

/** Files that are no part of this build and that the lock knows: while one is there, its notes are not gone. */
function lockedFiles({ lock, project }: SoundBuild, read: ReadonlySet<string>): Record<string, boolean> {
  const files = new Set([...(lock.after?.notes.values() ?? [])].map(({ file }) => file))
  const others = [...files].filter((file) => !read.has(resolve(project.files.folder, file)))
  return Object.fromEntries(others.map((file) => [resolve(project.files.folder, file), isThere(project.files, file)]))
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
