import {
  type Dirent,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cacheFolder } from './cache-folder.js'
import type { Written } from './write-file.js'

/**
 * What a build saw and left behind. As long as all of it lies there as it lay, the same build would do nothing. Paths
 * are absolute. Of the notes it holds only what was said of them.
 */
export interface BuildRecord {
  /** As `commandKey` has it. */
  readonly command: string
  /** The program that built. */
  readonly program: string
  readonly words: BuildWords
  /** What lay at each path that was read or written, by `markOf`. */
  readonly marks: Readonly<Record<string, string>>
  /** What stands in each folder that was looked through, by `namesIn`. */
  readonly folders: Readonly<Record<string, string>>
  /** Until when its marks tell all changes, in milliseconds: a file may say that it was written at a time to come. */
  readonly until?: number
  /** Places where it mattered whether something is there, and whether it was. */
  readonly present: Readonly<Record<string, boolean>>
}

/** What a build says that changes nothing. */
export interface BuildWords {
  /** Lines about what it found. */
  readonly before: readonly string[]
  /** What it made; with it is said how long that took. */
  readonly result: string
  readonly after: readonly string[]
}

/** After how many days a record that nobody asked for is thrown away. */
const keptDays = 60

/** A command line, and what else tells it from others. */
export function commandKey(written: readonly string[], options: object): string {
  return JSON.stringify([2, process.cwd(), process.env.SOURCE_DATE_EPOCH ?? '', written, options])
}

/**
 * What lies at a path, so that it is told from anything that may lie there later: its size, its times and its place on
 * the disk; empty where nothing does.
 */
export function markOf(path: string): string {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats === undefined ? '' : `${stats.size} ${stats.mtimeMs} ${stats.ctimeMs} ${stats.ino}`
  } catch {
    // A closed door, or a link in a circle.
    return ''
  }
}

/** The mark of what was written to a path; empty if another program has written there since. */
export function markOfWritten(path: string, { size, mtimeMs, ino }: Written): string {
  const mark = markOf(path)
  // A renaming sets the third.
  const [sizeThere, changedThere, , placeThere] = mark.split(' ').map(Number)
  return sizeThere === size && changedThere === mtimeMs && placeThere === ino ? mark : ''
}

/** When what a mark tells of was written, and when anything of it changed, in milliseconds; none where nothing lay. */
export function timesOf(mark: string): { readonly written?: number; readonly changed?: number } {
  if (mark === '') return {}
  const [, written = 0, changed = 0] = mark.split(' ').map(Number)
  return { written, changed }
}

/**
 * Where a folder lies and the names in it as a short text, without those of hidden files, which hold no notes. A file of
 * a name is told from a folder, and a link from one that leads elsewhere: what lay there may not have been read.
 */
export function namesIn(folder: string): string {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
    const names = entries.flatMap((entry) =>
      isSeen(entry.name) ? `${kindOf(entry)}${entry.name}${aim(folder, entry)}` : [],
    )
    return `${names.length} ${hashOf([realpathSync.native(folder), ...names.sort()].join('/'))}`
  } catch {
    return ''
  }
}

function isSeen(name: string): boolean {
  return !name.startsWith('.') || name === '.gitignore'
}

function kindOf(entry: Dirent | Stats): string {
  return entry.isFile() ? 'f' : entry.isDirectory() ? 'd' : entry.isSymbolicLink() ? 'l' : 'o'
}

/** Where a link leads, and to what. */
function aim(folder: string, entry: Dirent): string {
  if (!entry.isSymbolicLink()) return ''
  const path = join(folder, entry.name)
  try {
    return `//${kindOf(statSync(path))}${realpathSync.native(path)}`
  } catch {
    // To nowhere, as yet.
    return '//'
  }
}

/** The program that runs, told from any other, be it of the same version. */
export function programMark(): string {
  return markOf(join(dirname(fileURLToPath(import.meta.url)), 'cli.js'))
}

/** The record of a command, if it still holds. */
export function standingRecord(command: string): BuildRecord | undefined {
  const path = pathFor(command)
  if (path === undefined) return undefined
  try {
    const record = JSON.parse(readFileSync(path, 'utf8')) as BuildRecord
    return record.command === command && isTellable(record) && holds(record) ? record : undefined
  } catch {
    // Not there, or not what we wrote.
    return undefined
  }
}

/** Keeps a record, where there is a place to keep it. That there is none changes nothing but the time of later builds. */
export function keepRecord(record: BuildRecord): void {
  const path = pathFor(record.command)
  if (path === undefined) return
  const temporary = `${path}.${process.pid}.tmp`
  try {
    makeFolder(dirname(path))
    writeFileSync(temporary, JSON.stringify(record), { mode: 0o600 })
    renameSync(temporary, path)
    throwOldAway(dirname(path))
  } catch {
    remove(temporary)
  }
}

function isTellable({ words: { before, result, after } }: BuildRecord): boolean {
  return [...before, result, ...after].every((line) => typeof line === 'string')
}

function holds({ program, until, marks, folders, present }: BuildRecord): boolean {
  return (
    program === programMark() &&
    (until === undefined || Date.now() < until) &&
    Object.entries(present).every(([path, there]) => (markOf(path) !== '') === there) &&
    Object.entries(folders).every(([path, names]) => namesIn(path) === names) &&
    Object.entries(marks).every(([path, mark]) => markOf(path) === mark)
  )
}

function pathFor(command: string): string | undefined {
  const folder = cacheFolder()
  return folder && join(folder, 'builds', `${hashOf(command)}.json`)
}

/** Makes a folder and those around it. What Node has for that never ends where none can be made, as below `/proc`. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  mkdirSync(path, { mode: 0o700 })
}

function throwOldAway(folder: string): void {
  const oldest = Date.now() - keptDays * 86_400_000
  for (const name of readdirSync(folder)) {
    // The folder may have been named by hand, and hold what is not ours.
    if (!/^[\da-f]{16}\.json(?:\.\d+\.tmp)?$/.test(name)) continue
    const path = join(folder, name)
    if (statSync(path).mtimeMs < oldest) remove(path)
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true })
  } catch {
    // Below a file, or behind a closed door: nothing of ours is there.
  }
}

/** A hash of 64 bits. It tells apart what nobody made to be alike; Node's own take longer to load than all else here. */
function hashOf(text: string): string {
  let one = 0x811c9dc5
  let other = 0xdeadbeef
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one ^ unit, 0x01000193)
    other = Math.imul(other ^ unit, 0x5bd1e995) + at
    other = (other << 13) | (other >>> 19)
  }
  return [one, other].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
