/** A value as it is stored. Numbers are integers where they have no fraction; beyond 2^53 they must be bigints. */
export type StoredValue = string | number | bigint | null

/** A row of a table, in the order of its columns. */
export type Row = readonly StoredValue[]

/** A table to be written. */
export interface Table {
  readonly name: string
  /** How it was created, from `CREATE TABLE` on, without what would need an index: UNIQUE, or another key than below. */
  readonly sql: string
  readonly columns: number
  /** Which column, from 0, is declared `INTEGER PRIMARY KEY`; rows come with it rising. Without one they are counted. */
  readonly key?: number
  readonly rows: Iterable<Row>
}
