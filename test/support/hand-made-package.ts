import { zipSync } from 'fflate'
import initSqlJs from 'sql.js'

/** A package as another program might write it. What is left out is as a small sound package has it. */
export interface HandMade {
  /** The files of the zip beside the collection. */
  readonly files?: Readonly<Record<string, Uint8Array | string>>
  readonly collectionName?: string
  readonly version?: number
  readonly models?: unknown
  readonly decks?: unknown
  readonly notes?: readonly HandMadeNote[]
  /** What is done to the tables in the end. */
  readonly sql?: string
}

/** A note with its cards, each `[ordinal, due]` or `[ordinal, due, type]`, all in deck 5. */
export interface HandMadeNote {
  readonly guid: string
  readonly type?: number
  readonly fields: readonly string[]
  readonly tags?: string
  readonly modified?: number
  readonly cards?: readonly (readonly number[])[]
}

const template = { name: 'Card 1', qfmt: '{{Front}}', afmt: '{{Back}}' }

/** The note types of a hand-made package: 7 is a standard one, 8 a cloze type. They hold no more than Anki asks for. */
export const models = {
  7: { id: 7, name: 'Plain', type: 0, mod: 3, flds: [{ name: 'Front' }, { name: 'Back' }], tmpls: [template], css: '' },
  8: { id: 8, name: 'Gaps', type: 1, mod: 3, flds: [{ name: 'Text' }, { name: 'Extra' }], tmpls: [template], css: '' },
}

/** The tables without the columns that no reader of ours asks for. */
const tables = `CREATE TABLE col (id integer PRIMARY KEY, ver integer, models text, decks text);
  CREATE TABLE notes (id integer PRIMARY KEY, guid text, mid integer, mod integer, tags text, flds text);
  CREATE TABLE cards (id integer PRIMARY KEY, nid integer, did integer, ord integer, type integer, due integer,
    odid integer, odue integer);`

/** The bytes of a package made by hand. */
export async function handMade(made: HandMade = {}): Promise<Uint8Array> {
  const { files = { media: '{}' }, collectionName = 'collection.anki2' } = made
  const bytes = Object.entries(files).map(([name, content]) => [name, [bytesOf(content), { level: 0 }]])
  // Media are stored as they are, so that a test can damage them.
  return zipSync({ [collectionName]: await collection(made), ...Object.fromEntries(bytes) })
}

/** The bytes of a collection made by hand. */
export async function collection(made: HandMade): Promise<Uint8Array> {
  const sql = await initSqlJs()
  const database = new sql.Database()
  database.run(tables)
  const { version = 11, decks = { 5: { id: 5, name: 'Five', desc: '' } }, notes = [] } = made
  database.run('INSERT INTO col VALUES (1, ?, ?, ?)', [version, jsonOf(made.models ?? models), jsonOf(decks)])
  let cardId = 0
  notes.forEach(({ guid, type = 7, modified = 1, tags = '', fields, cards = [[0, 1]] }, index) => {
    database.run('INSERT INTO notes VALUES (?, ?, ?, ?, ?, ?)', [
      index + 1,
      guid,
      type,
      modified,
      tags,
      fields.join('\x1f'),
    ])
    for (const [ordinal = 0, due = 0, kind = 0] of cards) {
      database.run('INSERT INTO cards VALUES (?, ?, 5, ?, ?, ?, 0, 0)', [++cardId, index + 1, ordinal, kind, due])
    }
  })
  if (made.sql !== undefined) database.run(made.sql)
  const bytes = database.export()
  database.close()
  return bytes
}

function jsonOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function bytesOf(content: Uint8Array | string): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content
}
