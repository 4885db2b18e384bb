import { statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { shown, stdinPath } from './inputs.js'
import type { InputText } from './read-input.js'
import { failure } from './system-error.js'
import { theDisk, type View } from './view.js'

/** The file that makes a folder a project and says how it is built. */
export const configName = 'deckwright.json'

/** The file in which a project remembers which note is which. */
export const lockName = 'deckwright.lock'

/** A project as it lies on the disk. */
export interface ProjectFiles {
  /** Its folder, as the user would write it: `.`, `../..`, or as it was named. */
  readonly folder: string
  /** The path of `deckwright.json`; undefined where the project has none. */
  readonly config: string | undefined
  /** The path of `deckwright.lock`, whether or not it is there. */
  readonly lock: string
  readonly hasLock: boolean
}

/** The folder of the innermost project around a folder, by its full path. */
export function projectFolderAround(folder: string): string | undefined {
  for (let at = resolve(folder); ; at = dirname(at)) {
    if (projectIn(at) !== undefined) return at
    if (dirname(at) === at) return undefined
  }
}

/** The project in a folder that was named, or else the innermost one around the current folder. */
export function findProject(named: string | undefined): ProjectFiles | undefined {
  if (named !== undefined) {
    const found = projectIn(named)
    if (found !== undefined) return found
    throw failure(`there is no \`${configName}\` or \`${lockName}\` in \`${named}\`: run \`deckwright init\` there`)
  }
  const folder = projectFolderAround('.')
  return folder === undefined ? undefined : projectIn(relative(resolve('.'), folder) || '.')
}

/** A path that is seen from a project's folder, as the user would write it. Whether it ends in a slash stays as it is. */
export function fromProject({ folder }: Pick<ProjectFiles, 'folder'>, path: string): string {
  return shown(/^(?:[\\/]|[a-z]:[\\/])/i.test(path) ? path : join(folder, path))
}

/** A path as it is seen from the project's folder, with `/`: the same wherever the user works. */
export function pathInProject({ folder }: Pick<ProjectFiles, 'folder'>, path: string): string {
  return path === stdinPath ? path : relative(resolve(folder), resolve(path)).replaceAll('\\', '/')
}

/** Whether a file is there, by its path as it is seen from the project's folder. */
export function isThere(project: Pick<ProjectFiles, 'folder'>, path: string): boolean {
  return isFile(join(project.folder, path))
}

/** Reads a file of a project. */
export function readProjectFile(path: string, view: View = theDisk): InputText {
  return view.read({ path, name: '', folder: dirname(path), named: true }, new Uint8Array())
}

function projectIn(folder: string): ProjectFiles | undefined {
  const config = shown(join(folder, configName))
  const lock = shown(join(folder, lockName))
  const hasConfig = isFile(config)
  const hasLock = isFile(lock)
  if (!hasConfig && !hasLock) return undefined
  return { folder: shown(folder), config: hasConfig ? config : undefined, lock, hasLock }
}

function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === true
  } catch {
    // A folder on the way up that is closed to us holds no project of ours.
    return false
  }
}
