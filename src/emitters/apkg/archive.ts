import { type ZipOptions, zipSync } from 'fflate'
import { writeDatabase } from '../../sqlite/write-database.js'
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

/** The bytes of a package: the same for the same contents, on every machine and in every time zone. */
export function packageBytes(contents: PackageContents): Uint8Array {
  const names = Object.fromEntries(contents.media.map(({ name }, index) => [index, name]))
  const files: Record<string, [Uint8Array, ZipOptions]> = {
    'collection.anki2': [databaseBytes(contents), { level: 6 }],
    media: [new TextEncoder().encode(JSON.stringify(names)), { level: 6 }],
  }
  contents.media.forEach(({ name, read }, index) => {
    files[index] = [read(), { level: compressed.test(name) ? 0 : 6 }]
  })
  // A zip tells local times: noon of its first day is the same everywhere when it is made of local parts.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) })
}

function databaseBytes(rows: CollectionRows): Uint8Array {
  const pieces: Uint8Array[] = []
  const first = writeDatabase(collectionTables(rows), pageSize, (piece) => pieces.push(piece.slice()))
  return Buffer.concat([first, ...pieces])
}
