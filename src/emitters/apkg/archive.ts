import { zipPieces } from '../../zip/write-zip.js'
import type { Threads } from '../threads.js'
import { type CollectionToPack, packedCollection } from './packed-collection.js'
import { storedRow } from './table-rows.js'

/** What a package holds, before it is packed. */
export interface PackageContents extends CollectionToPack {
  /** Files by their names in Anki. */
  readonly media: readonly { readonly name: string; readonly read: () => Uint8Array }[]
}

/** Files that are compressed already: pressing them again takes time and saves nothing. */
const compressed = /\.(?:png|jpe?g|gif|webp|avif|heic|mp[34]|m4[av]|og[gv]|oga|opus|spx|flac|webm|mkv|mov|3gp|pdf|zip)$/

/**
 * The bytes of a package piece by piece: the same for the same contents, on every machine and in every time zone. The
 * collection is packed at once, by a thread that has nothing to do if there is one; a picture or sound is read when its
 * turn has come.
 */
export async function packagePieces(
  { media, notes, ...rest }: PackageContents,
  threads?: Threads,
): Promise<() => Iterable<Uint8Array>> {
  const beside = threads?.packed({ ...rest, notes: notes.map(storedRow) })
  const collection = (await beside) ?? packedCollection({ ...rest, notes })
  const list = Buffer.from(JSON.stringify(Object.fromEntries(media.map(({ name }, index) => [index, name]))))
  return () =>
    zipPieces([
      { name: 'collection.anki2', content: () => collection, pack: true },
      { name: 'media', content: () => list, pack: true },
      ...media.map(({ name, read }, index) => ({ name: String(index), content: read, pack: !compressed.test(name) })),
    ])
}
