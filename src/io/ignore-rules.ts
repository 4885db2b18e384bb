import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import ignore, { type Ignore } from 'ignore'

/** The `.gitignore` files that hold in a folder, from the outermost inwards. */
export type IgnoreRules = readonly {
  readonly folder: string
  readonly rules: Ignore
  /** The rules as they were given; none for those of a file. */
  readonly lines?: readonly string[]
}[]

/** The file in which git reads what a folder leaves out. */
export const ignoreFile = '.gitignore'

/** The rules that a folder's surroundings lay down: those of every folder above it inside the same repository. */
export function rulesAbove(folder: string): IgnoreRules {
  const chain = foldersAbove(folder).reduce<IgnoreRules>(rulesWithin, [])
  // A folder that was named by hand is wanted, whatever its surroundings say.
  return ignores(chain, resolve(folder), true) ? [] : chain
}

/** Where files lie, or may come to lie, that have a say in a folder from above it. */
export function ignoreFilesAbove(folder: string): string[] {
  return foldersAbove(folder).map((above) => join(above, ignoreFile))
}

/** The folders above one inside the same repository, from the outermost inwards. */
function foldersAbove(folder: string): string[] {
  const above: string[] = []
  let at = resolve(folder)
  while (!existsSync(join(at, '.git'))) {
    const parent = dirname(at)
    // Outside a repository no folder above has a say.
    if (parent === at) return []
    above.unshift(parent)
    at = parent
  }
  return above
}

/** Rules that are given as the lines of a `.gitignore` in a folder. */
export function rulesOf(folder: string, lines: readonly string[]): IgnoreRules {
  return lines.length === 0 ? [] : [{ folder: resolve(folder), rules: ignore().add(lines), lines }]
}

/** The rules that hold inside a folder: those from above it and its own. */
export function rulesWithin(above: IgnoreRules, folder: string): IgnoreRules {
  let text: string
  try {
    text = readFileSync(join(folder, ignoreFile), 'utf8')
  } catch {
    // Most folders have none, and one that cannot be read only means that more files are looked at.
    return above
  }
  return [...above, { folder, rules: ignore().add(text) }]
}

/** Whether the rules leave a path out. The innermost rule that speaks of it decides. */
export function ignores(chain: IgnoreRules, path: string, isFolder: boolean): boolean {
  let left = false
  for (const { folder, rules } of chain) {
    const inside = relative(folder, path).replaceAll(sep, '/')
    // Of what lies elsewhere a folder's rules say nothing.
    if (!ignore.isPathValid(inside)) continue
    const verdict = rules.test(isFolder ? `${inside}/` : inside)
    if (verdict.ignored) left = true
    else if (verdict.unignored) left = false
  }
  return left
}
