import { writeDatabase } from '../../sqlite/write-database.js'
import { type Packed, packing } from '../../zip/deflate.js'
import { zipPieces } from '../../zip/write-zip.js'
import { type CollectionRows, collectionTables } from './tables.js'

/** What a package holds, before it is packed. */
export interface PackageContents extends CollectionRows {
  /** Files by their names in Anki. */
  readonly media: readonly { readonly name: string; readonly read: () => Uint8Array }[]
}

/** As measured, the packages of large and small decks are smallest so; readers take any. */
const pageSize = 16384

/** Files that are compressed already: pressing them again takes time and saves nothing. */
const compressed = /\.(?:png|jpe?g|gif|webp|avif|heic|mp[34]|m4[av]|og[gv]|oga|opus|spx|flac|webm|mkv|mov|3gp|pdf|zip)$/

/**
 * The bytes of a package piece by piece: the same for the same contents, on every machine and in every time zone. The
 * collection is packed at once; a picture or sound is read when its turn has come.
 */
export function packagePieces(contents: PackageContents): () => Iterable<Uint8Array> {
  const { media } = contents
  const collection = packedCollection(contents)
  const list = Buffer.from(JSON.stringify(Object.fromEntries(media.map(({ name }, index) => [index, name]))))
  return () =>
    zipPieces([
      { name: 'collection.anki2', content: () => collection, pack: true },
      { name: 'media', content: () => list, pack: true },
      ...media.map(({ name, read }, index) => ({ name: String(index), content: read, pack: !compressed.test(name) })),
    ])
}

function packedCollection(rows: CollectionRows): Packed {
  const { add, done } = packing()
  // The first page says where the others lie, and is known last.
  return done(writeDatabase(collectionTables(rows), pageSize, add))
}
