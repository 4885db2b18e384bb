import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import { emit } from '../src/index.js'
import type { Note } from '../src/model/note.js'
import { htmlOf } from '../src/model/note-html.js'
import { formattingOf } from '../src/sources/formatting.js'
import { withEdits, writtenText } from '../src/text/edited.js'
import { type SourceFile, sourceFile } from '../src/text/source-file.js'
import { apyTexts, dashTexts } from './support/nasty-texts.js'

const root = 'fixtures/fmt'

// Each case is a folder: `input.md`, and `formatted.md` as it is then. One without `formatted.md` is refused.
describe.each(readdirSync(root))('%s', (notation) => {
  it.each(readdirSync(join(root, notation)))('%s', async (name) => {
    const path = join(root, notation, name)
    const file = sourceFile('input.md', readFileSync(join(path, 'input.md'), 'utf8'))
    expect((await compile([file])).files[0]?.source).toBe(notation)
    const { edits, unsure } = await formattingOf(file, notation)
    const refused = unsure.map(({ problem }) => problem.code).join('\n')
    if (refused !== '') await expect(`${refused}\n`).toMatchFileSnapshot(join('..', path, 'refused.txt'))
    else await expect(writtenText(withEdits(file, edits))).toMatchFileSnapshot(join('..', path, 'formatted.md'))
    expect(existsSync(join(path, refused === '' ? 'refused.txt' : 'formatted.md'))).toBe(false)
    await sameWhenFormatted(file)
  })
})

describe('formatting changes no note and no finding, and twice is once', () => {
  const files = globSync('fixtures/**/*.{md,txt}', { ignore: 'fixtures/{rules,commands}/**/*.txt' }).sort()
  it.each(files)('of %s', async (path) => {
    await sameWhenFormatted(sourceFile(path, readFileSync(path, 'utf8')))
  })

  it.each([
    ['apy notes', 'apy-notes', apyTexts],
    ['dash cloze', 'dash-cloze', dashTexts],
  ] as const)('of random %s', async (_, source, texts) => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        await sameWhenFormatted(sourceFile('a.md', text))
        await sameWhenFormatted(sourceFile('a.md', text), source)
      }),
      { numRuns: 100 },
    )
  })
})

describe('what is exported', () => {
  it.each(globSync('fixtures/decks/**/*.md').sort())('of %s has the canonical form, its end aside', async (path) => {
    const compilation = await compile([sourceFile(path, readFileSync(path, 'utf8'))])
    for (const [format, source] of [
      ['markdown', 'apy-notes'],
      ['dash-cloze', 'dash-cloze'],
    ] as const) {
      const { artifacts } = await emit(compilation, format, { name: 'out', timestamp: 0 })
      const text = artifacts[0]?.content as string
      const file = sourceFile('out.md', text)
      const { edits } = await formattingOf(file, source)
      expect(withEdits(file, edits).text).toBe(text.replace(/\n+$/, '\n'))
    }
  })
})

async function sameWhenFormatted(file: SourceFile, source?: string): Promise<void> {
  const options = source === undefined ? {} : { source }
  const before = await compile([file], options)
  const read = before.files[0]?.source
  const { edits } = await formattingOf(file, read)
  if (edits.length === 0) return
  const formatted = withEdits(file, edits)
  const after = await compile([formatted], options)
  expect(after.files[0]?.source).toBe(read)
  expect(await said(after), writtenText(formatted)).toEqual(await said(before))
  expect((await formattingOf(formatted, read)).edits, writtenText(formatted)).toEqual([])
}

/** What is read and found, places aside. A blank that is missing behind a key is put in, and told no more. */
async function said({ collection, leftOut, diagnostics, deckOf }: Awaited<ReturnType<typeof compile>>) {
  const html = await htmlOf(collection)
  const plain = ({ type, tags, id, format, fields, given, title, ...note }: Note) => ({
    ...{ type, deck: deckOf(note as Note), tags, id: id?.value, format, given, title },
    fields: fields.map(({ name, text }) => [name, text]),
  })
  const codes = diagnostics.map(({ problem, message }) => `${problem.code}: ${message.replace(/:\d+/, '')}`)
  return {
    notes: collection.notes.map((note) => ({ ...plain(note), html: html(note) })),
    leftOut: leftOut.map(plain),
    findings: codes.filter((code) => !code.startsWith('apy-notes/key-without-blank')),
  }
}
