import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type IgnoreRules, ignores, rulesAbove, rulesWithin } from './ignore-rules.js'
import { statsOf } from './stats-of.js'
import { reasonOf } from './system-error.js'

/** What a walk through a folder meets. */
export interface Walk {
  /** The files wanted, below the folder as it was named, in no particular order. */
  readonly files: string[]
  /** The folders that were looked through. */
  readonly folders: string[]
  /** What could not be looked at, and why. */
  readonly failures: { readonly path: string; readonly reason: string }[]
}

interface Folder {
  readonly path: string
  readonly rules: IgnoreRules
}

/**
 * The files below a folder for which `wanted` holds.
 *
 * What is hidden, `node_modules`, what a `.gitignore` or `ignored` names and the folders in `skipped` (real paths) stay
 * out. Links are followed, after everything that stands there itself; no folder is entered twice, so circles end.
 */
export function walk(
  root: string,
  wanted: (name: string) => boolean,
  skipped: ReadonlySet<string>,
  ignored: IgnoreRules = [],
): Walk {
  const met: Walk = { files: [], folders: [], failures: [] }
  const entered = new Set<string>()
  const folders: Folder[] = [{ path: root, rules: rulesAbove(root) }]
  const links: Folder[] = []

  for (let folder = folders.pop() ?? links.shift(); folder; folder = folders.pop() ?? links.shift()) {
    const { path } = folder
    const entries = attempt(met, path, () => {
      const real = realpathSync(path)
      if (entered.has(real) || (path !== root && skipped.has(real))) return []
      entered.add(real)
      met.folders.push(path)
      return readdirSync(path, { withFileTypes: true })
    })
    const rules = rulesWithin(folder.rules, resolve(path))
    for (const entry of entries ?? []) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
      const inside = join(path, entry.name)
      const kind = kindOf(entry, inside, wanted, met)
      const isFolder = kind === 'folder'
      if (kind === undefined || ignores(rules, resolve(inside), isFolder)) continue
      if (ignores(ignored, resolve(inside), isFolder)) continue
      if (isFolder) (entry.isSymbolicLink() ? links : folders).push({ path: inside, rules })
      else if (wanted(entry.name)) met.files.push(inside)
    }
  }
  return met
}

function kindOf(entry: Dirent, path: string, wanted: (name: string) => boolean, met: Walk) {
  let target: Dirent | Stats | undefined = entry
  if (entry.isSymbolicLink()) {
    // A link to nowhere matters only if it looks like notes.
    if (!wanted(entry.name)) target = statsOf(path)
    else target = attempt(met, path, () => statSync(path))
  }
  if (target?.isDirectory()) return 'folder'
  return target?.isFile() ? 'file' : undefined
}

function attempt<Result>(met: Walk, path: string, act: () => Result): Result | undefined {
  try {
    return act()
  } catch (error) {
    met.failures.push({ path, reason: reasonOf(error) })
    return undefined
  }
}
