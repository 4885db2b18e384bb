import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { fieldHtml, loadRemark, shortFieldHtml, tooCostly } from '../src/markdown/field-html.js'

const folder = new URL('../fixtures/markdown/', import.meta.url)
const remark = await loadRemark()

describe('the HTML of a field', () => {
  // `.basic.md` is a field of a note type without clozes, `.raw.md` one that is HTML already.
  test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8').trimEnd()
    const format = name.endsWith('.raw.md') ? 'html' : 'markdown'
    const html = `${fieldHtml(text, { format, cloze: !name.endsWith('.basic.md') }, remark)}\n`
    const expected = new URL(name.replace(/md$/, 'html'), folder)
    if (process.env.UPDATE) writeFileSync(expected, html)
    expect(html).toBe(readFileSync(expected, 'utf8'))
  })
})

test.each([
  ['emphasis', '*a_ '.repeat(50_000)],
  ['quotes in quotes', `${'> '.repeat(50_000)}a`],
  ['lists in lists', `${'- '.repeat(50_000)}a`],
  ['items under items', Array.from({ length: 500 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n')],
  ['brackets', '['.repeat(50_000)],
  ['tags', '<a '.repeat(50_000)],
  ['lines', 'a\n*b* '.repeat(6000)],
])('too many %s are not read at all, and none is lost', (_, text) => {
  expect(tooCostly(text)).toBe(true)
  expect(shortFieldHtml(text, { format: 'markdown', cloze: true })).toBeDefined()
  const before = performance.now()
  const html = fieldHtml(text, { format: 'markdown', cloze: true }, remark)
  expect(performance.now() - before).toBeLessThan(1000)
  const shown = html.replaceAll('<br>', '\n').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&#91;', '[')
  expect(shown).toBe(text)
})

test.each([
  ['a line of a megabyte', 'word '.repeat(200_000)],
  ['a line of a megabyte with Markdown', `*a* ${'word '.repeat(200_000)}`],
  ['a megabyte of blanks', `a${' '.repeat(1_000_000)}b\nc`],
  ['a hundred thousand nested deletions', `*a* ${'{{c1::'.repeat(100_000)}${'}}'.repeat(100_000)}`],
  ['ten thousand deletions', `*a* ${'{{c1::a}} b\n\n'.repeat(10_000)}`],
  ['a hundred thousand deletions in one line', `*a* ${'{{c1::a}} '.repeat(100_000)}`],
  ['as many lines as are read', `*a* ${'{{c1::a}} b\n'.repeat(4990)}`],
  ['as much Markdown as is read', '*a_ '.repeat(1490)],
])('%s takes seconds at most', (_, text) => {
  const before = performance.now()
  const html = fieldHtml(text, { format: 'markdown', cloze: true }, remark)
  expect(html.length).toBeGreaterThan(text.length / 2)
  expect(performance.now() - before).toBeLessThan(20_000)
})
