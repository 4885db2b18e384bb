import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import { unzipSync } from 'fflate'
import initSqlJs from 'sql.js'
import { project } from './anki.js'

/**
 * Our own reading of clozes and cards, of the sources as they are.
 * @returns {Promise<{
 *   cardOrdinals: typeof import('../../src/cloze/engine.js').cardOrdinals,
 *   renderCloze: typeof import('../../src/cloze/engine.js').renderCloze,
 *   renderCard: typeof import('../../src/model/cards.js').renderCard,
 *   builtinNoteTypes: typeof import('../../src/model/builtin-note-types.js').builtinNoteTypes,
 * }>}
 */
export async function ourReading() {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-reading-'))
  try {
    const outfile = join(folder, 'reading.mjs')
    const contents = [
      "export { cardOrdinals, renderCloze } from './src/cloze/engine.js'",
      "export { renderCard } from './src/model/cards.js'",
      "export { builtinNoteTypes } from './src/model/builtin-note-types.js'",
    ].join('\n')
    await build({ stdin: { contents, resolveDir: project }, bundle: true, platform: 'node', format: 'esm', outfile })
    return await import(pathToFileURL(outfile).href)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The notes of a package by guid: the id of their type, and their fields.
 * @param {string} path
 * @returns {Promise<Map<string, { type: number, fields: string[] }>>}
 */
export async function notesOf(path) {
  const sql = await initSqlJs()
  const database = new sql.Database(unzipSync(readFileSync(path))['collection.anki2'])
  const [result] = database.exec('SELECT guid, mid, flds FROM notes')
  database.close()
  return new Map(
    (result?.values ?? []).map(([guid, type, fields]) => [
      String(guid),
      { type: Number(type), fields: String(fields).split('\x1f') },
    ]),
  )
}
