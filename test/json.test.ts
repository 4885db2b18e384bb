import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it, test } from 'vitest'
import { compile } from '../src/compile.js'
import { inOrder } from '../src/diagnostics/order.js'
import { json } from '../src/emitters/json.js'
import { noMedia } from '../src/media/lookup.js'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import type { CheckedCollection } from '../src/model/collection.js'
import { type Note, sourceSpan } from '../src/model/note.js'
import { modelSchema } from '../src/model/schema.js'
import { jsonProblems } from '../src/sources/json-problems.js'
import { modelJson } from '../src/sources/model-json.js'
import { sourceFile } from '../src/text/source-file.js'
import { textOf } from '../src/text/span.js'
import { dumpDiagnostics, dumpNotes } from './support/dump-notes.js'

const options = {
  sections: 'ignore',
  deckGiven: false,
  defaultDeck: 'input',
  frontMatter: undefined,
  noteTypes: builtinNoteTypes,
} as const

async function read(text: string) {
  const { notes, diagnostics } = await modelJson.read(sourceFile('input.json', text), options)
  return { notes, diagnostics: inOrder(diagnostics) }
}

async function written(notes: readonly Note[]): Promise<string> {
  const collection = { notes, noteTypes: builtinNoteTypes } as unknown as CheckedCollection
  const { artifacts } = await json.emit(collection, {
    name: 'notes',
    deckOf: (note) => note.deck ?? 'Default',
    timestamp: 0,
    media: noMedia,
    csvHeader: 'anki',
    noteTypes: 'own',
  })
  return artifacts[0]?.content as string
}

/** What of a note does not depend on where it stands. */
function meaning({ type, deck, tags, id, format, title, fields }: Note) {
  return {
    type,
    deck,
    tags,
    id: id && [id.kind, id.value],
    format,
    title,
    fields: fields.map(({ name, text }) => [name, text]),
  }
}

// Each case is a file of JSON, and beside it what it reads as.
describe('reading', () => {
  it.each(globSync('fixtures/json/*.json').sort())('%s', async (path) => {
    const { notes, diagnostics } = await read(readFileSync(path, 'utf8'))
    const said = dumpDiagnostics(diagnostics)
    await expect(`${dumpNotes(notes)}${notes.length > 0 && said !== '' ? '\n' : ''}${said}`).toMatchFileSnapshot(
      join('..', path.replace(/json$/, 'txt')),
    )
  })

  it('ends at a text that nests without end', async () => {
    const { diagnostics } = await read(`{"notes":${'['.repeat(100_000)}`)
    expect(diagnostics.map(({ problem }) => problem.code)).toEqual(['json/syntax'])
  })

  it.each(jsonProblems.map((problem) => [problem.code, problem] as const))(
    'finds its example of %s',
    async (_, problem) => {
      const wrong = await read(problem.wrong)
      expect(wrong.diagnostics.map(({ problem: found }) => found.code)).toEqual([problem.code])
      expect((await read(problem.right)).diagnostics).toEqual([])
    },
  )
})

describe('writing', () => {
  test('every deck comes back as it was', async () => {
    const paths = globSync('fixtures/decks/**/*.{md,markdown,txt}').sort()
    const { collection, deckOf } = await compile(paths.map((path) => sourceFile(path, readFileSync(path, 'utf8'))))
    const notes = collection.notes.map((note) => ({ ...note, deck: deckOf(note) }))
    const text = await written(notes)
    expect(modelSchema.safeParse(JSON.parse(text)).error).toBeUndefined()
    const back = await read(text)
    expect(back.diagnostics).toEqual([])
    expect(back.notes.map(meaning)).toEqual(notes.map(meaning))
    expect(notes.length).toBeGreaterThan(100)
  })

  test('any text comes back, and each of its characters knows its place', async () => {
    const field = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replace(/\r\n?/g, '\n'))
    await fc.assert(
      fc.asyncProperty(field, field, async (front, back) => {
        const document = { version: 1, notes: [{ type: 'Basic', fields: { Front: front, Back: back } }] }
        const { notes, diagnostics } = await read(JSON.stringify(document, null, 2))
        expect(diagnostics).toEqual([])
        expect(notes[0]?.fields.map(({ text }) => text)).toEqual([front, back])
        for (const one of notes[0]?.fields ?? []) {
          for (let at = 0; at < one.text.length; at++) {
            const place = textOf(sourceSpan(one, at, at + 1))
            expect(place === one.text[at] || place === '\\').toBe(true)
          }
        }
      }),
    )
  })
})
