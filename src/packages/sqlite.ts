// The only door to sql.js.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import initSqlJs, { type SqlJsStatic } from 'sql.js'

export type { Database, SqlJsStatic, SqlValue } from 'sql.js'

let loaded: Promise<SqlJsStatic> | undefined

/** SQLite, loaded once. */
export function sqlite(): Promise<SqlJsStatic> {
  loaded ??= initSqlJs({ wasmBinary: wasm() })
  return loaded
}

/** The program of SQLite: beside the bundle where there is one, else in the installed package. */
function wasm(): ArrayBuffer {
  const beside = new URL('./sql-wasm.wasm', import.meta.url)
  let bytes: Uint8Array
  try {
    bytes = readFileSync(beside)
  } catch {
    bytes = readFileSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'))
  }
  return new Uint8Array(bytes).buffer
}
