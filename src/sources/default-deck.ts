import type { SourceFile } from '../text/source-file.js'

/** The path of what comes from standard input. */
const standardInput = '<stdin>'

/**
 * The deck of each file for notes that name none: the file's base name. Files of one name get their folder in front,
 * as many folders as it takes to tell them apart.
 */
export function defaultDecks(files: readonly SourceFile[]): Map<SourceFile, string> {
  const decks = new Map<SourceFile, string>()
  const paths = new Map(files.map((file) => [file, segments(file.path)]))
  for (let depth = 1, left = [...files]; left.length > 0; depth++) {
    const named = new Map<string, SourceFile[]>()
    for (const file of left) {
      const name = paths.get(file)?.slice(-depth).join('::').toLowerCase() ?? ''
      named.set(name, [...(named.get(name) ?? []), file])
    }
    left = []
    for (const group of named.values()) {
      const settled = group.length === 1 || group.every((file) => (paths.get(file)?.length ?? 0) <= depth)
      for (const file of group) {
        if (settled) decks.set(file, paths.get(file)?.slice(-depth).join('::') ?? '')
        else left.push(file)
      }
    }
  }
  return decks
}

/** The folders of a path and the base name of the file. */
function segments(path: string): string[] {
  if (path === standardInput) return ['stdin']
  const parts = path.split('/').filter((part) => part !== '' && part !== '.' && part !== '..')
  const base = parts.pop() ?? ''
  return [...parts, base.replace(/(?<=.)\.[^.]*$/, '')].map((part) => part.replace(/::+/g, ':'))
}
