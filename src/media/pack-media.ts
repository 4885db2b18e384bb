import { mediaName } from '../model/media-name.js'
import { hash } from '../text/hash.js'
import { locate } from './locate.js'
import type { FoundMedia, MediaLookup } from './lookup.js'
import { type Reference, references, withNames, withPlainCode } from './references.js'

/** A file as it goes into Anki. */
export interface PackedMedia {
  /** Its name there, with a hash of its bytes. */
  readonly name: string
  readonly file: FoundMedia
}

/** Gathers the files that notes name, and names them as Anki will have them. */
export interface MediaPacker {
  /**
   * A field's HTML with its local files under their names in Anki. What could not be found stays as it is.
   *
   * @param met Told of each file that the field names.
   */
  rewrite(html: string, notePath: string, met?: (file: PackedMedia) => void): string
  /** The name in Anki of the file that a reference names, which is then packed; undefined where there is none. */
  nameOf(reference: string, notePath: string): string | undefined
  /** The files met so far, each one once whatever it was called, in the order met. */
  packed(): readonly PackedMedia[]
}

/** A packer that takes its files from a lookup. */
export function mediaPacker(lookup: MediaLookup): MediaPacker {
  const byContent = new Map<string, PackedMedia>()
  const byPath = new Map<string, PackedMedia>()

  const pack = (file: FoundMedia): PackedMedia => {
    const packed = byPath.get(file.path) ?? packByContent(file)
    byPath.set(file.path, packed)
    return packed
  }
  const packByContent = (file: FoundMedia): PackedMedia => {
    const name = mediaName(file.path, contentHash(file))
    // The stem is the first one met; the hash and the ending make the file.
    const content = name.slice(name.lastIndexOf('-'))
    const packed = byContent.get(content) ?? { name, file }
    byContent.set(content, packed)
    return packed
  }

  const packedOf = (reference: string, notePath: string): PackedMedia | undefined => {
    const located = locate(reference, notePath, lookup)
    if (located.kind !== 'found' || located.media.size === 0 || located.media.closed !== undefined) return undefined
    return pack(located.media)
  }

  return {
    nameOf: (reference, notePath) => packedOf(reference, notePath)?.name,
    rewrite(html, notePath, met) {
      if (!html.includes('<') && !html.includes('[')) return html
      const renamed = references(html).flatMap((reference): [Reference, string][] => {
        const packed = packedOf(reference.name, notePath)
        if (packed === undefined) return []
        met?.(packed)
        return [[reference, packed.name]]
      })
      return withPlainCode(withNames(html, renamed))
    },
    packed: () => [...byContent.values()],
  }
}

const hashes = new WeakMap<FoundMedia, string>()

function contentHash(file: FoundMedia): string {
  const known = hashes.get(file) ?? hash('sha256', file.read())
  hashes.set(file, known)
  return known
}
