import { fstatSync, type Stats } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { type FSWatcher, watch } from 'chokidar'
import { ignoreFile } from './ignore-rules.js'
import { markEnding } from './lock-file.js'
import { lockName } from './project-files.js'
import { statsOf } from './stats-of.js'

/** What is watched, as paths. */
export interface WatchedPlaces {
  /** Files and folders with all below them. */
  readonly deep: readonly string[]
  /** Folders of which only the files in them matter. */
  readonly shallow: readonly string[]
  /** Folders in which nothing is of interest: outputs. */
  readonly skipped: readonly string[]
}

/** What happened in a moment. */
export interface Changes {
  /** Absolute paths of files whose bytes may have changed. */
  readonly written: ReadonlySet<string>
  /** Whether files or folders came, went or were renamed. */
  readonly moved: boolean
  /** Whether these files were told of before, a moment ago. */
  readonly again: boolean
  /** Whether more may have changed than is told: a place was not there to be watched. */
  readonly unseen?: boolean
}

/** A watch that goes on. */
export interface Watching {
  close(): Promise<void>
}

/** Milliseconds of quiet that end a burst, and the longest that a burst is waited for. */
const quiet = 12
const longest = 80

/** Milliseconds after which what changed is looked at once more: a second change soon after the first may go unsaid. */
const again = 150

/** Milliseconds between looks at a place that is not there. */
const absence = 500

/** Watches files. `changed` is told of a burst of changes once, and of the same files a little later once more. */
export async function watchFiles(places: WatchedPlaces, changed: (changes: Changes) => void): Promise<Watching> {
  const burst = gathered(changed)
  const skipped = places.skipped.map((path) => resolve(path))
  const named = [...places.deep, ...places.shallow].map((path) => resolve(path))
  const settings = (depth?: number) => ({
    ignoreInitial: true,
    followSymlinks: true,
    ...(depth === undefined ? {} : { depth }),
    ignored: (path: string) => isOfNoInterest(path, skipped, named),
  })
  const open = async (): Promise<FSWatcher[]> => {
    // Whoever watches nothing is never ready, and who watches what is not there says so too early.
    const deep = places.deep.filter(isThere)
    const shallow = places.shallow.filter(isThere)
    const fresh = [
      ...(deep.length === 0 ? [] : [watch(deep, settings())]),
      ...(shallow.length === 0 ? [] : [watch(shallow, settings(0))]),
    ]
    for (const watcher of fresh) {
      watcher.on('all', (event, path) => {
        if (event === 'unlink' || event === 'unlinkDir') absent.left(path)
        if (event === 'change' && isOwnTalk(path)) return
        burst(resolve(path), event !== 'change')
      })
      // What cannot be watched is read when something else changes.
      watcher.on('error', () => {})
    }
    await Promise.all(fresh.map(ready))
    return fresh
  }
  let isOver = false
  let watchers: readonly FSWatcher[] = []
  let opening = Promise.resolve()
  const openAnew = () => {
    opening = opening.then(async () => {
      if (isOver) return
      const before = watchers
      watchers = await open()
      await Promise.all(before.map((watcher) => watcher.close()))
    })
    return opening
  }
  // A watch does not follow a place that went and came back: another one begins.
  const absent = watchAbsent([...places.deep, ...places.shallow], {
    gone: (path) => burst(resolve(path), true),
    back: () => void openAnew().then(() => changed({ written: new Set(), moved: true, again: false, unseen: true })),
  })
  await openAnew()
  return {
    async close() {
      isOver = true
      absent.close()
      await opening
      await Promise.all(watchers.map((watcher) => watcher.close()))
    },
  }
}

/** Whether a file is what the program itself says: it may have been sent there, and would set off what it tells of. */
function isOwnTalk(path: string): boolean {
  const stats = statsOf(path)
  return stats !== undefined && [1, 2].some((stream) => isSameFile(stats, fstatSync(stream)))
}

function isThere(path: string): boolean {
  return statsOf(path) !== undefined
}

function isSameFile(one: Stats, other: Stats): boolean {
  return one.isFile() && one.dev === other.dev && one.ino === other.ino
}

function ready(watcher: FSWatcher): Promise<void> {
  return new Promise((done) => watcher.once('ready', () => done()))
}

/** Gathers what happens until it is quiet for a moment. */
function gathered(changed: (changes: Changes) => void): (path: string, moved: boolean) => void {
  let written = new Set<string>()
  let moved = false
  let began = 0
  let timer: NodeJS.Timeout | undefined
  const tell = () => {
    const changes = { written, moved, again: false }
    written = new Set()
    moved = false
    timer = undefined
    changed(changes)
    setTimeout(() => changed({ written: changes.written, moved: false, again: true }), again).unref()
  }
  return (path, isMove) => {
    if (timer === undefined) began = Date.now()
    written.add(path)
    moved ||= isMove
    clearTimeout(timer)
    timer = setTimeout(tell, Math.max(0, Math.min(quiet, began + longest - Date.now())))
  }
}

/**
 * Looks out for places that are not there: nothing tells when they are there again. `left` is told of all that went
 * away, for a place may be there again before it is looked at.
 */
function watchAbsent(
  paths: readonly string[],
  tell: { readonly gone: (path: string) => void; readonly back: () => void },
): { readonly left: (path: string) => void; readonly close: () => void } {
  const there = new Map(paths.map((path) => [path, identityOf(path)]))
  const timer = setInterval(() => {
    for (const [path, was] of there) {
      const is = identityOf(path)
      if (is === was) continue
      there.set(path, is)
      if (is === undefined) tell.gone(path)
      else tell.back()
    }
  }, absence)
  timer.unref()
  return {
    left(path) {
      if (there.has(path)) there.set(path, undefined)
    },
    close: () => clearInterval(timer),
  }
}

/** What tells a folder from another one that is made in its place; undefined where there is none. A file may be replaced. */
function identityOf(path: string): string | undefined {
  const stats = statsOf(path)
  return stats && (stats.isDirectory() ? `${stats.dev} ${stats.ino} ${stats.birthtimeMs}` : 'file')
}

/** Whether a path lies in what is hidden, installed or put out, seen from the place that was named. */
function isOfNoInterest(path: string, skipped: readonly string[], places: readonly string[]): boolean {
  const whole = resolve(path)
  // It comes and goes whenever a build writes the lock.
  if (whole.endsWith(sep + lockName + markEnding)) return true
  if (skipped.some((folder) => whole === folder || whole.startsWith(folder + sep))) return true
  const place = places.find((one) => whole === one || whole.startsWith(one.endsWith(sep) ? one : one + sep))
  if (place === undefined) return false
  // What is hidden, but for what says which files are left out.
  return relative(place, whole)
    .split(sep)
    .some((part, at, parts) => {
      if (part === 'node_modules') return true
      return part.startsWith('.') && (part !== ignoreFile || at < parts.length - 1)
    })
}
