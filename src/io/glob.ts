import { extname, resolve, sep } from 'node:path'
import { globSync, isDynamicPattern } from 'tinyglobby'
import type { IgnoreRules } from './ignore-rules.js'
import { type Walk, walk } from './walk.js'

/** What a pattern means: its files, and the folder below which they were looked for. */
export interface Expansion extends Walk {
  readonly base: string
}

/**
 * The files that a pattern such as `notes/**` matches, found as in a folder: hidden and ignored files stay out.
 *
 * Only files for which `wanted` holds are taken, unless the pattern itself ends in the file's ending (`*.org`).
 * Undefined if the text is no pattern.
 */
export function expand(
  written: string,
  wanted: (name: string) => boolean,
  skipped: ReadonlySet<string>,
  ignored: IgnoreRules = [],
): Expansion | undefined {
  // Windows writes its separators as a pattern writes its escapes.
  const pattern = sep === '/' ? written : written.replaceAll(sep, '/')
  if (!isDynamicPattern(pattern)) return undefined
  const base = staticPart(pattern)
  const options = { absolute: true, dot: false, onlyFiles: true, expandDirectories: false }
  const matches = new Set(globSync(pattern, options).map((path) => resolve(path)))
  const ending = extname(pattern)
  const met = walk(base, (name) => wanted(name) || extname(name) === ending, skipped, ignored)
  return { ...met, base, files: met.files.filter((path) => matches.has(resolve(path))) }
}

/** The folders with which a pattern begins before anything in it is variable; `.` if there are none. */
function staticPart(pattern: string): string {
  const parts = pattern.split('/').slice(0, -1)
  const variable = parts.findIndex((part) => isDynamicPattern(part))
  const fixed = (variable === -1 ? parts : parts.slice(0, variable)).join('/')
  if (fixed === '') return pattern.startsWith('/') ? '/' : '.'
  return fixed
}
