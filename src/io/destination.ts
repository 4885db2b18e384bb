import { statSync } from 'node:fs'
import { basename, extname, sep } from 'node:path'
import { isCollectionName } from '../emitters/apkg/package-name.js'
import { failure } from './system-error.js'

/** Where the output of a run goes, as `--output` says. */
export type Destination =
  /** Nothing was said: the current folder for one source, `out/` for several. */
  | { readonly kind: 'default' }
  | { readonly kind: 'stdout' }
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string; readonly ending: string }

/** The endings by which a path is known to mean a file. */
const fileEndings = new Set([
  '.apkg',
  '.colpkg',
  '.csv',
  '.tsv',
  '.txt',
  '.md',
  '.markdown',
  '.json',
  '.html',
  '.htm',
  '.pdf',
])

/** What `--output` means: a folder if it is one, ends in a slash or has no ending that we know. */
export function destinationOf(output: string | undefined): Destination {
  if (output === undefined) return { kind: 'default' }
  if (output === '') throw failure('--output names nothing')
  if (output === '-') return { kind: 'stdout' }
  const ending = extname(output).toLowerCase()
  const there = statSync(output, { throwIfNoEntry: false })
  if (output.endsWith('/') || output.endsWith(sep) || there?.isDirectory() || !fileEndings.has(ending)) {
    if (there !== undefined && !there.isDirectory()) throw failure(`\`${output}\` is there already and is no folder`)
    return { kind: 'folder', path: output }
  }
  if (isCollectionName(basename(output))) {
    throw failure(`Anki would replace the whole collection by a file named \`${basename(output)}\`: give another name`)
  }
  return { kind: 'file', path: output, ending }
}
