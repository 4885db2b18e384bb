import { resolve } from 'node:path'
import { type Identified, identify } from '../identify.js'
import type { Lock } from '../identity/lock.js'
import { isPrinted, lockPieces } from '../identity/print-lock.js'
import { united } from '../identity/unite.js'
import type { Fate } from '../io/compare-file.js'
import { alone } from '../io/lock-file.js'
import { isThere, type ProjectFiles, pathInProject, readProjectFile } from '../io/project-files.js'
import type { RememberingView } from '../io/remembering-view.js'
import { failure } from '../io/system-error.js'
import { type Written, writeFile } from '../io/write-file.js'
import type { Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import { packagedType } from '../model/packaged-note-type.js'
import { typeInUse } from '../project/identify-note-type.js'
import type { Gathering } from './gather.js'
import { type OpenedLock, openLock } from './open-lock.js'

/** Finds out which of the gathered notes is which in the lock. */
export function identifyGathered(
  gathered: Gathering,
  lock: Lock,
  { project }: OpenedLock,
  options: { readonly time: number; readonly accepts?: ((name: string) => boolean) | undefined },
): Promise<Identified> {
  const files = new Map<string, string>()
  const inProject = (path: string): string => {
    const known = files.get(path) ?? pathInProject(project, path)
    files.set(path, known)
    return known
  }
  const read = new Map(gathered.sources.map(({ compiled }) => [inProject(compiled.file.path), compiled]))
  return identify(gathered.compilation, lock, {
    media: gathered.media,
    time: options.time,
    fileOf: (note: Note) => inProject(note.span.file.path),
    isUnread: (file) => !read.has(file) && isThere(project, file),
    isBroken: (file) => read.get(file)?.failed === true,
    ...(options.accepts === undefined ? {} : { accepts: options.accepts }),
    typesOf: ({ notes, noteTypes }) => {
      const used = new Set(notes.map((note) => note.type))
      return noteTypes.filter((type) => used.has(type.name)).map((type) => typeInUse(packagedType(type)))
    },
  })
}

/** What writing a lock would do to the one that lies there. */
export function lockFate({ text, project }: OpenedLock, lock: Lock): Fate {
  if (isPrinted(lock, text)) return 'unchanged'
  return project.hasLock ? 'changed' : 'new'
}

/** A lock that was written. */
export interface SavedLock {
  readonly written: Written
  /** Whether another build wrote meanwhile, so that there are lines of it. */
  readonly isShared: boolean
}

/**
 * Writes a lock, if it says anything new. Lines that another build wrote meanwhile are kept.
 *
 * @returns What was written; undefined where there was nothing to write.
 */
export async function saveLock(
  opened: OpenedLock,
  lock: Lock,
  standing?: LockStanding,
): Promise<SavedLock | undefined> {
  const { project, text } = opened
  if (isPrinted(lock, text)) return undefined
  const saved = await alone(project.lock, async () => {
    const isAsRead = !isThere(project, 'deckwright.lock') || readProjectFile(project.lock).file?.text === text
    const there = isAsRead ? undefined : openLock({ ...project, hasLock: true })
    if (there !== undefined && there.lock === undefined) {
      throw failure(`cannot write \`${project.lock}\`: it was changed meanwhile and cannot be read now`)
    }
    const all = there?.lock === undefined ? lock : bothOf(lock, there.lock)
    return { written: await writeFile(project.lock, lockPieces(all)), isShared: all !== lock }
  })
  if (standing !== undefined) remember(project, lock, standing)
  return saved
}

/** What a program that stays needs to know a lock again that it wrote itself. */
export interface LockStanding {
  readonly view: RememberingView
  readonly memory: Memory
}

/** Reading back what was just written would cost as much as the build. */
function remember(project: ProjectFiles, lock: Lock, { view, memory }: LockStanding): void {
  view.notice({ written: new Set([resolve(project.lock)]), moved: false, again: true })
  const { file } = readProjectFile(project.lock, view)
  if (file !== undefined && isPrinted(lock, file.text))
    memory.of(file, 'lock', [], () => ({ lock, faults: [], clashes: [] }))
}

/** Two locks that grew from one, with the lines of both. */
function bothOf(one: Lock, other: Lock): Lock {
  const notes = new Map(one.notes)
  for (const [guid, note] of other.notes) {
    const own = notes.get(guid)
    notes.set(guid, own === undefined ? note : united(own, note))
  }
  return { ...one, types: new Map([...other.types, ...one.types]), notes }
}
