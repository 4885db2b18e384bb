import { openPackage } from '../../packages/open-package.js'
import { isPackageFault } from '../../packages/package-contents.js'
import { readTable } from '../../sqlite/read-table.js'
import type { StoredNote } from './change-times.js'
import { collectionTable, notesTable } from './tables.js'
import type { StoredTypes } from './type-times.js'

/** What is asked of an earlier package; nothing is known where the bytes are no package. */
export interface EarlierPackage {
  /** Its notes by their guids. */
  notes(): Promise<ReadonlyMap<string, StoredNote>>
  /** Its note types as its JSON has them. */
  types(): Promise<StoredTypes>
}

/**
 * The package that an earlier build left. One of ours is read here, without SQLite: loading that would take longer than
 * most builds.
 */
export function earlierPackage(bytes: Uint8Array): EarlierPackage {
  const opened = openPackage(bytes)
  const database = isPackageFault(opened) ? undefined : opened.files.get(opened.collection)?.read()
  return {
    async notes() {
      const rows = await rowsIn(database, notesTable, [1, 2, 3, 5, 6], 'SELECT guid, mid, mod, tags, flds FROM notes')
      return new Map(
        rows.map(([guid, typeId, changed, tags, fields]) => [
          String(guid),
          { changed: Number(changed), typeId: Number(typeId), tags: String(tags), fields: String(fields) },
        ]),
      )
    },
    async types() {
      const [row] = await rowsIn(database, collectionTable, [9], 'SELECT models FROM col')
      try {
        return JSON.parse(String(row?.[0]))
      } catch {
        // As with the notes of what is no package: nothing is known of it.
        return {}
      }
    },
  }
}

async function rowsIn(
  database: Uint8Array | undefined,
  table: typeof notesTable,
  columns: readonly number[],
  query: string,
): Promise<readonly (readonly unknown[])[]> {
  if (database === undefined) return []
  return readTable(database, table, columns) ?? (await askedOfSqlite(database, query))
}

/** Whatever another program wrote. */
async function askedOfSqlite(bytes: Uint8Array, query: string): Promise<readonly (readonly unknown[])[]> {
  const { sqlite } = await import('../../packages/sqlite.js')
  const sql = await sqlite()
  try {
    const database = new sql.Database(bytes)
    try {
      return database.exec(query)[0]?.values ?? []
    } finally {
      database.close()
    }
  } catch {
    // Whatever lies there is no package: nothing is known of earlier times, and the new one takes its place.
    return []
  }
}
