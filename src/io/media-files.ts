import { accessSync, constants, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import type { FoundMedia, MediaLookup } from '../media/lookup.js'
import { statsOf } from './stats-of.js'
import { failure, reasonOf } from './system-error.js'

/**
 * Pictures and sounds on the disk.
 *
 * They may lie in `root`, or anywhere in `folders`: those that were named, and those in which files that were named lie.
 */
export function mediaFiles(root: string | undefined, folders: Iterable<string>): MediaLookup {
  if (root !== undefined && !statsOf(root)?.isDirectory()) {
    throw failure(`there is no folder \`${root}\` in which pictures and sounds could lie (--media-root)`)
  }
  const open = [...folders, ...(root === undefined ? [] : [root])].flatMap((folder) => realPath(folder) ?? [])
  const listings = new Map<string, readonly string[]>()

  function names(folder: string): readonly string[] {
    let known = listings.get(folder)
    if (known === undefined) {
      known = listing(folder)
      listings.set(folder, known)
    }
    return known
  }

  /** The path with every name in it as `choose` finds it in its folder; undefined where one is not found. */
  function respelled(path: string, choose: (name: string, names: readonly string[]) => string | undefined) {
    let at = path.startsWith('/') ? '/' : ''
    for (const part of path.split('/')) {
      if (part === '' || part === '.') continue
      const fixed = part === '..' || (at === '' && /^[a-z]:$/i.test(part))
      const name = fixed ? part : choose(part, names(at === '' ? '.' : at))
      if (name === undefined) return undefined
      at = at === '' || at === '/' ? at + name : `${at}/${name}`
    }
    return at
  }

  return {
    root: root === undefined ? undefined : root.replaceAll(sep, '/'),
    allows(path) {
      const real = realPath(path) ?? join(realPath(dirname(path)) ?? resolve(dirname(path)), 'x')
      return open.some((folder) => real.startsWith(folder.endsWith(sep) ? folder : folder + sep))
    },
    find(path) {
      // Some systems open `A.png` for `a.png`; whoever gets the notes next may sit at another.
      const spelled = respelled(path, (name, names) => (names.includes(name) ? name : undefined))
      const stats = spelled === undefined ? undefined : statsOf(path)
      return stats?.isFile() ? found(path, stats.size) : undefined
    },
    sameButCase(path) {
      return respelled(path, (name, names) =>
        names.includes(name) ? name : names.find((other) => folded(other) === folded(name)),
      )
    },
  }
}

function found(path: string, size: number): FoundMedia {
  return {
    path,
    size,
    closed: whyClosed(path),
    read() {
      try {
        return readFileSync(path)
      } catch (error) {
        throw failure(`cannot read \`${path}\`: ${reasonOf(error)}`)
      }
    },
  }
}

function whyClosed(path: string): string | undefined {
  try {
    accessSync(path, constants.R_OK)
    return undefined
  } catch (error) {
    return reasonOf(error)
  }
}

function listing(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    // Not a folder, or closed to us: nothing is found in it.
    return []
  }
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}
