import { unzipSync } from 'fflate'
import initSqlJs, { type Database } from 'sql.js'

/** A row by the names of its columns. */
export type PackageRow = Record<string, string | number | null>

/** What a package holds, as a reader of it sees it. */
export interface PackageDump {
  readonly col: PackageRow
  readonly notes: readonly PackageRow[]
  readonly cards: readonly PackageRow[]
  readonly media: Record<string, string>
  /** The files of the zip by name. */
  readonly files: Record<string, Uint8Array>
  /** What SQLite finds wrong with it, or `ok`. */
  readonly check: string
  /** What SQLite says of the tables that are there. */
  readonly schema: readonly PackageRow[]
}

/** Opens a package with SQLite and gives its rows in the order of their ids. */
export async function readPackage(bytes: Uint8Array): Promise<PackageDump> {
  const files = unzipSync(bytes)
  const sql = await initSqlJs()
  const database = new sql.Database(files['collection.anki2'])
  const [col] = rows(database, 'SELECT * FROM col')
  if (col === undefined) throw new Error('no collection row')
  const dump = {
    col,
    notes: rows(database, 'SELECT * FROM notes ORDER BY id'),
    cards: rows(database, 'SELECT * FROM cards ORDER BY id'),
    media: JSON.parse(new TextDecoder().decode(files.media)),
    files,
    check: rows(database, 'PRAGMA integrity_check')
      .map(({ integrity_check: said }) => said)
      .join('\n'),
    schema: rows(database, 'SELECT type, name FROM sqlite_master ORDER BY name'),
  }
  database.close()
  return dump
}

function rows(database: Database, query: string): PackageRow[] {
  const found: PackageRow[] = []
  const statement = database.prepare(query)
  while (statement.step()) found.push(statement.getAsObject() as PackageRow)
  statement.free()
  return found
}
