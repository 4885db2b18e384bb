import { openZip, type Zip } from '../zip/read-zip.js'
import type { PackageFault } from './package-contents.js'

/** A package whose files are not unpacked yet. */
export interface OpenPackage {
  readonly files: Zip
  /** The name of the file that holds the collection. */
  readonly collection: string
  /** Whether it is of the kind that Anki writes since 23.10, which is read by nobody here. */
  readonly latest: boolean
}

/** A package, opened as far as its list of files. */
export function openPackage(bytes: Uint8Array): OpenPackage | PackageFault {
  const files = openZip(bytes)
  if (files === undefined) {
    return { fault: bytes.length === 0 ? 'it is empty' : 'it is no zip file, as every package is, or was cut off' }
  }
  const kind = kindOf(files)
  if (kind === undefined) return { fault: 'it is of a kind that only a newer Anki knows' }
  const collection = collections[kind]
  if (!files.has(collection)) {
    const other = files.has('meta') ? `, though it should hold \`${collection}\`` : ''
    return { fault: `it is a zip file, but no Anki package${other}` }
  }
  return { files, collection, latest: kind === 3 }
}

const collections = { 1: 'collection.anki2', 2: 'collection.anki21', 3: 'collection.anki21b' } as const

/** Which of the three kinds of packages it is; undefined if it says that it is another. */
function kindOf(files: Zip): keyof typeof collections | undefined {
  const meta = files.get('meta')
  if (meta === undefined) {
    const found = ([3, 2] as const).find((kind) => files.has(collections[kind]))
    return found ?? 1
  }
  // A message of one number, as protocol buffers write it: of the first field, the version.
  const said = meta.size === 2 ? meta.read() : undefined
  return said?.[0] === 8 && (said[1] === 1 || said[1] === 2 || said[1] === 3) ? said[1] : undefined
}
