// The only door to sql.js.
import initSqlJs, { type SqlJsStatic } from 'sql.js'
import { wasmFile } from '../zip/wasm-file.js'

export type { Database, SqlJsStatic, SqlValue } from 'sql.js'

let loaded: Promise<SqlJsStatic> | undefined

/** SQLite, loaded once. */
export function sqlite(): Promise<SqlJsStatic> {
  loaded ??= initSqlJs({ wasmBinary: wasmFile('sql-wasm.wasm', 'sql.js/dist/sql-wasm.wasm').buffer })
  return loaded
}
