import type { FoundMedia, MediaLookup } from './lookup.js'

/** What became of a reference. */
export type Located =
  | { readonly kind: 'found'; readonly media: FoundMedia }
  /** Part of the note itself, or on another machine: nothing of ours. */
  | { readonly kind: 'inline' | 'remote' }
  /** There, but where files may not be taken from. */
  | { readonly kind: 'outside'; readonly path: string }
  /** There under a name of other letter case. */
  | { readonly kind: 'other-case'; readonly path: string }
  | { readonly kind: 'missing'; readonly tried: string }

const known = new WeakMap<MediaLookup, Map<string, Located>>()

/** Looks for a file beside the note's file, then in the media folder. Each name is looked for once. */
export function locate(name: string, notePath: string, lookup: MediaLookup): Located {
  const folder = notePath.startsWith('<') ? '' : notePath.slice(0, notePath.lastIndexOf('/') + 1)
  const answers = known.get(lookup) ?? new Map<string, Located>()
  known.set(lookup, answers)
  const question = `${folder}\0${name}`
  const answer = answers.get(question) ?? search(name, folder, lookup)
  answers.set(question, answer)
  return answer
}

function search(name: string, folder: string, lookup: MediaLookup): Located {
  if (/^data:/i.test(name)) return { kind: 'inline' }
  if (/^(?:[a-z][a-z0-9+.-]+:)?\/\//i.test(name) && !/^file:/i.test(name)) return { kind: 'remote' }
  const paths = spellings(name).flatMap((spelling) => placesOf(spelling, folder, lookup.root))
  let outside: string | undefined
  for (const path of paths) {
    const media = lookup.find(path)
    if (media !== undefined && lookup.allows(path)) return { kind: 'found', media }
    if (media !== undefined) outside ??= path
  }
  if (outside !== undefined) return { kind: 'outside', path: outside }
  for (const path of paths) {
    const other = lookup.allows(path) ? lookup.sameButCase(path) : undefined
    // A folder of the name is no file of another spelling.
    if (other !== undefined && other !== path) return { kind: 'other-case', path: other }
  }
  return { kind: 'missing', tried: paths[0] ?? name }
}

/** The ways to read a name, the plainest first: as written, with its `%20` decoded, without `?v=1` or `#top`. */
function spellings(name: string): string[] {
  const path = name.replace(/^file:\/\/(?:localhost)?/i, '').replaceAll('\\', '/')
  const bare = path.replace(/[?#].*$/s, '')
  return [...new Set([path, decoded(path), bare, decoded(bare)])].filter((spelling) => spelling !== '')
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

function placesOf(name: string, folder: string, root: string | undefined): string[] {
  const inRoot = root === undefined ? [] : [resolved(`${root}/${name}`)]
  if (/^[a-z]:\//i.test(name)) return [resolved(name)]
  return name.startsWith('/') ? [...inRoot, resolved(name)] : [resolved(folder + name), ...inRoot]
}

/** A path without `.`, and without `..` where something stands before it. */
function resolved(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue
    const last = parts.at(-1)
    if (part === '..' && last !== undefined && last !== '..') parts.pop()
    else if (part !== '..' || !path.startsWith('/') || last !== undefined) parts.push(part)
  }
  return (path.startsWith('/') ? '/' : '') + parts.join('/')
}
