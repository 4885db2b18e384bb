import initSqlJs from 'sql.js'
import type { StoredValue, Table } from '../../src/sqlite/row.js'
import { writeDatabase } from '../../src/sqlite/write-database.js'

/** The bytes of a database of ours. */
export function databaseOf(tables: readonly Table[], pageSize: number): Uint8Array {
  const pieces: Uint8Array[] = []
  const first = writeDatabase(tables, pageSize, (piece) => pieces.push(piece.slice()))
  return Buffer.concat([first, ...pieces])
}

/** What the real SQLite says of a database. */
export interface Judgement {
  /** What its own check finds: `ok`, or what is wrong. */
  readonly check: string
  /** The rows of each table by their rowids, texts as the hexadecimal digits of their bytes. */
  readonly rows: Readonly<Record<string, readonly StoredValue[][]>>
}

/** What the types of sql.js leave out: integers as they are, whatever their size. */
interface WholeIntegers {
  get(parameters: null, options: { readonly useBigInt: true }): StoredValue[]
}

const sql = await initSqlJs()

/** Opens a database with the real SQLite and reads all of it. */
export function judged(bytes: Uint8Array): Judgement {
  const database = new sql.Database(bytes)
  const all = (query: string) => {
    const statement = database.prepare(query)
    const rows: StoredValue[][] = []
    while (statement.step()) rows.push((statement as unknown as WholeIntegers).get(null, { useBigInt: true }))
    statement.free()
    return rows
  }
  const names = all("SELECT name FROM sqlite_master WHERE type = 'table'").map(([name]) => String(name))
  const rows = names.map((name) => {
    const columns = all(`SELECT name FROM pragma_table_info('${name}')`).map(
      ([column]) => `CASE typeof(${column}) WHEN 'text' THEN hex(CAST(${column} AS blob)) ELSE ${column} END`,
    )
    return [name, all(`SELECT ${columns.join(', ')} FROM ${name} ORDER BY rowid`)] as const
  })
  const judgement = { check: all('PRAGMA integrity_check').flat().join('\n'), rows: Object.fromEntries(rows) }
  database.close()
  return judgement
}

/** A value as a judgement tells it. */
export function asJudged(value: StoredValue): StoredValue {
  if (typeof value === 'string') return Buffer.from(value, 'utf8').toString('hex').toUpperCase()
  if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value)
  return Number.isNaN(value) ? null : value
}

/** What SQLite stores when it is given a text for a column that is declared as an integer. */
export function storedAsInteger(texts: readonly string[]): StoredValue[] {
  const database = new sql.Database()
  database.run('CREATE TABLE t (a integer)')
  for (const text of texts) database.run('INSERT INTO t VALUES (?)', [text])
  const bytes = database.export()
  database.close()
  return judged(bytes).rows.t?.map(([value]) => value ?? null) ?? []
}

/** The bytes of a database that SQLite itself made. */
export function databaseBy(commands: string): Uint8Array {
  const database = new sql.Database()
  database.run(commands)
  const bytes = database.export()
  database.close()
  return bytes
}

/** What SQLite says of a database with one table `a`: its check, and how many rows it counts. */
export function judgedCount(bytes: Uint8Array): { readonly check: unknown; readonly count: unknown } {
  const database = new sql.Database(bytes)
  const one = (query: string) => database.exec(query)[0]?.values[0]?.[0]
  const said = { check: one('PRAGMA integrity_check'), count: one('SELECT count(*) FROM a') }
  database.close()
  return said
}
