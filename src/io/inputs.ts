import { realpathSync, type Stats, statSync } from 'node:fs'
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path'
import { type IgnoreRules, ignores } from './ignore-rules.js'
import { reasonOf } from './system-error.js'
import { walk } from './walk.js'

/** A file to be read. */
export interface Input {
  /** The path as the user would write it, with `/`; `<stdin>` for standard input. */
  readonly path: string
  /** What its outputs are called: its path below the folder that was named, without its ending, with `/`. */
  readonly name: string
  /** The folder that was named, or in which the file that was named lies. */
  readonly folder: string
  /** Whether the user named it, and did not just name a folder or a pattern in which it was found. */
  readonly named: boolean
  /** Whether it comes by standard input, whatever its path says. */
  readonly piped?: boolean
}

/** The files that the arguments of a command mean. */
export interface Inputs {
  /** In the order of their paths. */
  readonly inputs: readonly Input[]
  /** The folders that were looked through. */
  readonly folders: readonly string[]
  /** Arguments, and places below them, that could not be opened or mean nothing. */
  readonly failures: readonly { readonly path: string; readonly reason: string }[]
}

/** The path that stands for standard input. */
export const stdinPath = '<stdin>'

/** The endings of files in which notes are looked for. */
export const noteEndings: ReadonlySet<string> = new Set(['.md', '.markdown', '.txt'])

/**
 * Files, folders, patterns and `-`, made into a list of files: each once, in the order of their paths.
 *
 * `skipped` are folders to which output goes; what lies in them is nobody's notes. `ignored` is what is left out unless
 * it is named itself. `stdinName` is the file that standard input stands for: what lies there is not read.
 */
export async function findInputs(
  args: readonly string[],
  skipped: readonly string[] = [],
  ignored: IgnoreRules = [],
  stdinName?: string,
): Promise<Inputs> {
  const outputs = new Set(skipped.flatMap((folder) => realPath(folder) ?? []))
  const inputs = new Map<string, Input>()
  const folders: string[] = []
  const failures: { path: string; reason: string }[] = []
  const add = (folder: string, path: string, named: boolean) => {
    const key = realPath(path) ?? path
    const known = inputs.get(key)
    const name = withoutEnding(relative(resolve(folder), resolve(path)))
    // What was named stays named, though a folder that holds it was given too; so does what comes by standard input.
    if (known === undefined) inputs.set(key, { path: shown(path), name, folder: shown(folder), named })
    else if (named && !known.named) inputs.set(key, { ...known, named })
  }

  for (const arg of args) {
    if (arg === '-') {
      const input = standardInput(stdinName)
      inputs.set((input.path !== stdinPath && realPath(input.path)) || '-', input)
    } else {
      const found = await findOne(arg, outputs, ignored)
      for (const path of found.files) add(found.folder, path, found.named)
      folders.push(...found.folders)
      failures.push(...found.failures.map(({ path, reason }) => ({ path: shown(path), reason })))
    }
  }
  return { inputs: [...inputs.values()].sort((a, b) => byCodeUnits(a.path, b.path)), folders, failures }
}

function standardInput(name: string | undefined): Input {
  const input = { path: stdinPath, name: 'stdin', folder: '.', named: true, piped: true }
  if (name === undefined) return input
  return { ...input, path: shown(name), name: withoutEnding(basename(name)), folder: shown(dirname(name)) }
}

/** What the user calls a path: without `./`, with `/`. */
export function shown(path: string): string {
  if (path === '') return path
  const plain = join(path)
  return sep === '/' ? plain : plain.replaceAll(sep, '/')
}

/** A path in full: the same whatever folder it was seen from. */
export function whole(path: string): string {
  return resolve(path)
}

interface Found {
  readonly named: boolean
  readonly folder: string
  readonly files: readonly string[]
  readonly folders: readonly string[]
  readonly failures: Inputs['failures']
}

async function findOne(arg: string, skipped: ReadonlySet<string>, ignored: IgnoreRules): Promise<Found> {
  if (arg === '') return nothing(arg, 'a path cannot be empty')
  let stats: Stats | undefined
  try {
    stats = statSync(arg, { throwIfNoEntry: false })
  } catch (error) {
    return nothing(arg, reasonOf(error))
  }
  if (stats?.isDirectory()) {
    // A folder that was named by hand is wanted.
    const rules = ignores(ignored, resolve(arg), true) ? [] : ignored
    const met = walk(arg, (name) => noteEndings.has(extname(name).toLowerCase()), skipped, rules)
    return { named: false, folder: arg, ...met }
  }
  if (stats?.isFile() || stats?.isFIFO()) {
    return { named: true, folder: dirname(arg), files: [arg], folders: [], failures: [] }
  }
  if (stats !== undefined) return nothing(arg, 'it is a device, not a file')
  const { expand } = await import('./glob.js')
  const pattern = expand(arg, (name) => noteEndings.has(extname(name).toLowerCase()), skipped, ignored)
  if (pattern === undefined) return nothing(arg, 'there is no such file or folder')
  if (pattern.files.length === 0 && pattern.failures.length === 0) return nothing(arg, 'no file matches this pattern')
  return { ...pattern, named: false, folder: pattern.base }
}

function nothing(path: string, reason: string): Found {
  return { named: true, folder: '.', files: [], folders: [], failures: [{ path, reason }] }
}

function withoutEnding(name: string): string {
  const plain = name.replaceAll(sep, '/')
  return plain.slice(0, plain.length - extname(plain).length)
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    // Not there (yet), or not to be looked at: reading it will say so.
    return undefined
  }
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
