import type { Zip } from '../zip/read-zip.js'
import type { PackageFault, PackedMedia } from './package-contents.js'

/** More than the names of a hundred thousand files take. */
const largestList = 2 ** 26

/** Far more than Anki syncs of one file. */
const largestFile = 2 ** 30

/** The pictures and sounds of a package by their names in Anki. */
export function readMediaList(zip: Zip): { readonly files: ReadonlyMap<string, PackedMedia> } | PackageFault {
  const list = zip.get('media')
  // Anki takes a package without a list for one without media.
  if (list === undefined) return { files: new Map() }
  const names = list.size > largestList ? undefined : namesIn(list.read())
  if (names === undefined) return { fault: 'its list of media is damaged' }
  const files = new Map<string, PackedMedia>()
  for (const [key, name] of names) {
    const entry = zip.get(key)
    if (entry === undefined) return { fault: `it lists \`${name}\`, but does not hold that file` }
    if (entry.size > largestFile) return { fault: `\`${name}\` in it would be larger than 1 GB when unpacked` }
    files.set(name, { ...entry, name })
  }
  return { files }
}

function namesIn(bytes: Uint8Array | undefined): [string, string][] | undefined {
  try {
    const list: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof list !== 'object' || list === null || Array.isArray(list)) return undefined
    const names = Object.entries(list)
    return names.every((pair): pair is [string, string] => typeof pair[1] === 'string') ? names : undefined
  } catch {
    // No UTF-8, or no JSON.
    return undefined
  }
}
