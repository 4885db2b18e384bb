import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { expect, test } from 'vitest'
import { compile } from '../src/compile.js'
import { clozeSafe } from '../src/markdown/cloze-safe.js'
import { cutText } from '../src/markdown/cut.js'
import { bracesOf, loadRemark, shortFieldHtml, tooCostly } from '../src/markdown/field-html.js'
import { throughRemark } from '../src/markdown/through-remark.js'
import { noteTypeNamed } from '../src/model/collection.js'
import { sourceFile } from '../src/text/source-file.js'
import { blockTexts } from './markdown-blocks.js'
import { anyTexts, nearlyPlainTexts, saltedTexts, simpleTexts } from './markdown-texts.js'

const remark = await loadRemark()

/** Whether the short way is taken for a text. Asserts that it comes to what remark comes to. */
function agrees(text: string, cloze: boolean): boolean {
  const short = shortFieldHtml(text, { format: 'markdown', cloze })
  if (short === undefined || tooCostly(text)) return false
  const cut = cutText(text, cloze)
  const braces = bracesOf(cut, remark)
  expect(short, JSON.stringify(text)).toBe(clozeSafe((braces && throughRemark(cut, remark, braces)) ?? []))
  return true
}

// RUNS=100000 npx vitest run test/markdown-short-way.test.ts
const runs = Number(process.env.RUNS ?? 2000)

test.each([
  ['texts that are salted, simple or anything', fc.oneof(nearlyPlainTexts, simpleTexts, anyTexts, saltedTexts), 0.25],
  ['blocks of all kinds', blockTexts, 0.12],
])('where the short way is taken it says what remark says: %s', { timeout: 10_000 + runs * 20 }, (_, texts, share) => {
  let taken = 0
  const property = fc.property(texts, fc.boolean(), (text, cloze) => {
    if (agrees(text, cloze)) taken++
  })
  fc.assert(property, { numRuns: runs })
  expect(taken).toBeGreaterThan(share * runs)
})

test('every field of the fixtures that takes it says what remark says, and few do not take it', async () => {
  let [taken, left] = [0, 0]
  for (const path of globSync(['fixtures/**/*.md', 'fixtures/**/*.markdown', '!fixtures/commands'])) {
    const { collection, leftOut } = await compile([sourceFile(path, readFileSync(path, 'utf8'))])
    for (const note of [...collection.notes, ...leftOut]) {
      if (note.format === 'html') continue
      const cloze = noteTypeNamed(collection, note.type)?.kind === 'cloze'
      for (const { text } of note.fields) agrees(text, cloze) ? taken++ : left++
    }
  }
  expect(taken).toBeGreaterThan(15 * left)
})

const casesIn = (name: string) => readFileSync(`fixtures/short-way/${name}.txt`, 'utf8').trimEnd().split('\n%%%%\n')

test.each(casesIn('taken'))('is taken: %j', (text) => {
  expect(agrees(text, true)).toBe(true)
  agrees(text, false)
})

test.each(casesIn('left'))('is left to remark: %j', (text) => {
  expect(shortFieldHtml(text, { format: 'markdown', cloze: true })).toBeUndefined()
})
