import type { Row } from '../../sqlite/row.js'
import { writeDatabase } from '../../sqlite/write-database.js'
import { type Packed, packing } from '../../zip/deflate.js'
import { packageDecks } from './collection-row.js'
import { type StoredRow, tableRows } from './table-rows.js'
import { collectionTables } from './tables.js'

/** What a package's database is made of: nothing but values, which can be handed to another thread. */
export interface CollectionToPack {
  /** The row of the table that holds note types and decks. */
  readonly collection: Row
  /** In the order of study. */
  readonly notes: readonly StoredRow[]
  /** When each note last changed, in seconds. */
  readonly times: readonly number[]
}

/** As measured, the packages of large and small decks are smallest so; readers take any. */
const pageSize = 16384

/** The database of a package, packed as it is written: the same bytes on every machine. */
export function packedCollection({ collection, notes, times }: CollectionToPack): Packed {
  const { idOf } = packageDecks(notes.map(({ deck }) => deck))
  const { add, done } = packing()
  // The first page says where the others lie, and is known last.
  return done(writeDatabase(collectionTables({ collection, ...tableRows(notes, times, idOf) }), pageSize, add))
}
