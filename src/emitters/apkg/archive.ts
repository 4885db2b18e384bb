import { unzipSync, type ZipOptions, zipSync } from 'fflate'
import { type Database, type SqlJsStatic, sqlite } from '../../packages/sqlite.js'
import type { StoredNote } from './change-times.js'
import type { StoredTypes } from './type-times.js'

/** A row of a table, in the order of its columns. */
export type Row = (string | number)[]

/** What a package holds, before it is packed. */
export interface PackageContents {
  readonly collection: Row
  readonly notes: Iterable<Row>
  readonly cards: Iterable<Row>
  /** Files by their names in Anki. */
  readonly media: readonly { readonly name: string; readonly read: () => Uint8Array }[]
}

/** The tables of schema 11, without its indexes: no importer needs them, and the package is a third smaller. */
const tables = `
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL);
CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL);
`

/** Files that are compressed already: pressing them again takes time and saves nothing. */
const compressed = /\.(?:png|jpe?g|gif|webp|avif|heic|mp[34]|m4[av]|og[gv]|oga|opus|spx|flac|webm|mkv|mov|3gp|pdf|zip)$/

/** The bytes of a package: the same for the same contents, on every machine and in every time zone. */
export async function packageBytes(contents: PackageContents): Promise<Uint8Array> {
  const names = Object.fromEntries(contents.media.map(({ name }, index) => [index, name]))
  const files: Record<string, [Uint8Array, ZipOptions]> = {
    'collection.anki2': [databaseBytes(await sqlite(), contents), { level: 6 }],
    media: [new TextEncoder().encode(JSON.stringify(names)), { level: 6 }],
  }
  contents.media.forEach(({ name, read }, index) => {
    files[index] = [read(), { level: compressed.test(name) ? 0 : 6 }]
  })
  // A zip tells local times: noon of its first day is the same everywhere when it is made of local parts.
  return zipSync(files, { mtime: new Date(1980, 0, 1, 12) })
}

/** The notes of an earlier package by their guids; none where the bytes are no package of ours. */
export async function storedNotes(bytes: Uint8Array): Promise<Map<string, StoredNote>> {
  const sql = await sqlite()
  const notes = new Map<string, StoredNote>()
  try {
    const file = unzipSync(bytes, { filter: ({ name }) => name === 'collection.anki2' })['collection.anki2']
    const database = new sql.Database(file)
    try {
      const statement = database.prepare('SELECT guid, mod, mid, tags, flds FROM notes')
      while (statement.step()) {
        const [guid, changed, typeId, tags, fields] = statement.get()
        notes.set(String(guid), {
          changed: Number(changed),
          typeId: Number(typeId),
          tags: String(tags),
          fields: String(fields),
        })
      }
    } finally {
      database.close()
    }
  } catch {
    // Whatever lies there is no package: nothing is known of earlier times, and the new one takes its place.
    return new Map()
  }
  return notes
}

/** The note types of an earlier package as its JSON has them; none where the bytes are no package of ours. */
export async function storedTypes(bytes: Uint8Array): Promise<StoredTypes> {
  const sql = await sqlite()
  try {
    const file = unzipSync(bytes, { filter: ({ name }) => name === 'collection.anki2' })['collection.anki2']
    const database = new sql.Database(file)
    try {
      return JSON.parse(String(database.exec('SELECT models FROM col')[0]?.values[0]?.[0]))
    } finally {
      database.close()
    }
  } catch {
    // As with its notes: nothing is known of it.
    return {}
  }
}

function databaseBytes(sql: SqlJsStatic, { collection, notes, cards }: PackageContents): Uint8Array {
  const database = new sql.Database()
  try {
    database.run('PRAGMA journal_mode = off; PRAGMA synchronous = off')
    database.run(tables)
    database.run('BEGIN')
    insert(database, 'col', 13, [collection])
    insert(database, 'notes', 11, notes)
    insert(database, 'cards', 18, cards)
    database.run('COMMIT')
    return database.export()
  } finally {
    database.close()
  }
}

function insert(database: Database, table: string, columns: number, rows: Iterable<Row>): void {
  const statement = database.prepare(`INSERT INTO ${table} VALUES (${new Array(columns).fill('?').join(',')})`)
  for (const row of rows) statement.run(row)
  statement.free()
}
