import { expect } from 'vitest'
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { type EmitOptions, wholeContent } from '../../src/emitters/emitter.js'
import { compile, emit } from '../../src/index.js'
import { readConfig } from '../../src/project/read-config.js'
import { runNoteTypes } from '../../src/project/run-note-types.js'
import { type SheetSettings, usualSheet } from '../../src/sheets/settings.js'
import { sourceFile } from '../../src/text/source-file.js'
import { mediaInMemory } from './media-in-memory.js'

/** The files of the notes that sheets are made of. */
export const media = mediaInMemory({
  'cat.png': new Uint8Array([1, 2, 3]),
  'cat.wav': new Uint8Array([4]),
  'large.png': 25_000_000,
  'heavy.png': 15_000_000,
})

/** The sheet of a text, and what was said of it. */
export async function sheetOf(
  text: string,
  settings: Partial<SheetSettings>,
  more: Partial<EmitOptions> = {},
  config = '{}',
) {
  const { config: read } = readConfig(sourceFile('deckwright.json', config), () => ({}))
  const noteTypes = runNoteTypes(read?.noteTypes, { lock: undefined, time: 1, styling: undefined })
  const compilation = await compile([sourceFile('notes.md', text)], { media, noteTypes })
  expect(compilation.diagnostics.filter(({ problem }) => problem.severity === 'error')).toEqual([])
  const sheet = { settings: { ...usualSheet, ...settings }, mathStyle: '' }
  const { artifacts, diagnostics } = await emit(compilation, 'html', {
    name: 'notes',
    timestamp: 1_769_860_800,
    media,
    sheet,
    ...more,
  })
  const page = String(artifacts[0] && wholeContent(artifacts[0]))
  const [, main = ''] = /<main>\n([\s\S]*)\n<\/main>/.exec(page) ?? []
  return { page, main, diagnostics, compilation }
}

/** Findings in a line each. */
export const said = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ problem, message }) => `${problem.code}: ${message}`)
