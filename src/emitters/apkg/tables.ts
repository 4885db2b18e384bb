import type { Row, Table } from '../../sqlite/row.js'

/** The rows of a collection's tables that are not empty. */
export interface CollectionRows {
  readonly collection: Row
  readonly notes: Iterable<Row>
  readonly cards: Iterable<Row>
}

/** The tables of schema 11, without its indexes: no importer needs them, and the package is a third smaller. */
export function collectionTables({ collection, notes, cards }: CollectionRows): Table[] {
  return [
    { ...collectionTable, rows: [collection] },
    { ...notesTable, rows: notes },
    { ...cardsTable, rows: cards },
    { ...reviewsTable, rows: [] },
    { ...gravesTable, rows: [] },
  ]
}

/** The table of one row that holds the note types and decks. */
export const collectionTable: Omit<Table, 'rows'> = {
  name: 'col',
  sql: `CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
  ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
  models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL)`,
  columns: 13,
  key: 0,
}

/** The table of the notes. */
export const notesTable: Omit<Table, 'rows'> = {
  name: 'notes',
  sql: `CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
  usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL, csum integer NOT NULL,
  flags integer NOT NULL, data text NOT NULL)`,
  columns: 11,
  key: 0,
}

const cardsTable: Omit<Table, 'rows'> = {
  name: 'cards',
  sql: `CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
  mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL, due integer NOT NULL,
  ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL, lapses integer NOT NULL, left integer NOT NULL,
  odue integer NOT NULL, odid integer NOT NULL, flags integer NOT NULL, data text NOT NULL)`,
  columns: 18,
  key: 0,
}

const reviewsTable: Omit<Table, 'rows'> = {
  name: 'revlog',
  sql: `CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL, ease integer NOT NULL,
  ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL, time integer NOT NULL, type integer NOT NULL)`,
  columns: 9,
  key: 0,
}

const gravesTable: Omit<Table, 'rows'> = {
  name: 'graves',
  sql: 'CREATE TABLE graves (usn integer NOT NULL, oid integer NOT NULL, type integer NOT NULL)',
  columns: 3,
}
