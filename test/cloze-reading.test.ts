import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AnkiPart, ankiParts, clozeNumbers } from '../src/cloze/engine.js'
import { nearMisses } from '../src/cloze/near-misses.js'
import { plainDeletions } from '../src/cloze/plain-reading.js'
import { type Deletion, readBraces, readClozes } from '../src/cloze/reading.js'
import { regionsOf } from '../src/cloze/regions.js'
import type { Format } from '../src/model/note.js'
import { saltedTexts } from './markdown-texts.js'

const formats: readonly Format[] = ['markdown', 'html']
const folder = new URL('../fixtures/cloze/', import.meta.url)

/**
 * What is read in each text of a case: the text indented, then its regions, deletions, faults and near misses, each
 * with the words it covers.
 */
function told(text: string, format: Format): string {
  const reading = readClozes(text, format)
  const words = ({ start, end }: { start: number; end: number }) => JSON.stringify(text.slice(start, end))
  const deletion = (one: Deletion, depth: number): string[] => [
    `${'  '.repeat(depth)}c${one.numbers} in ${one.within}: ${words({ start: one.textStart, end: one.textEnd })}${one.hint ? ` hint ${words(one.hint)}` : ''}`,
    ...one.nested.flatMap((inner) => deletion(inner, depth + 1)),
  ]
  return [
    ...text.split('\n').map((line) => `    ${line}`.trimEnd()),
    ...regionsOf(text, format).map(
      (one) =>
        `${one.kind}${one.block ? ' block' : ''}${one.unclosed ? ' unclosed' : ''}: ${words({ start: one.contentStart, end: one.contentEnd })}`,
    ),
    ...reading.deletions.flatMap((one) => deletion(one, 0)),
    ...reading.faults.map((fault) => `! ${fault.kind} at ${fault.start}: ${words(fault)}`),
    ...nearMisses(text, format).map((miss) => `? ${words(miss)} at ${miss.start}, meant ${miss.meant}`),
  ].join('\n')
}

describe('what a writer’s clozes are', () => {
  const cases = readdirSync(folder).filter((name) => name.endsWith('.md'))
  test.each(cases)('%s', (name) => {
    const texts = readFileSync(new URL(name, folder), 'utf8').split(/^%%%%\n/m)
    const format = name.includes('.raw.') ? 'html' : 'markdown'
    const found = `${texts.map((text) => told(text.trimEnd(), format)).join('\n\n')}\n`
    const expected = new URL(name.replace(/md$/, 'txt'), folder)
    if (process.env.UPDATE) writeFileSync(expected, found)
    expect(found).toBe(readFileSync(expected, 'utf8'))
  })
})

test('whatever stands in a text, what is read of it lies in it, in order, and no two regions overlap', () => {
  const property = fc.property(saltedTexts, fc.constantFrom<Format>('markdown', 'html'), (text, format) => {
    let end = 0
    for (const region of regionsOf(text, format)) {
      expect(region.start).toBeGreaterThanOrEqual(end)
      expect(region.contentStart).toBeGreaterThanOrEqual(region.start)
      expect(region.contentEnd).toBeGreaterThanOrEqual(region.contentStart)
      expect(region.end).toBeGreaterThanOrEqual(region.contentEnd)
      end = region.end
    }
    expect(end).toBeLessThanOrEqual(text.length)
    const within = (deletions: readonly Deletion[], from: number, to: number) => {
      let last = from
      for (const one of deletions) {
        expect(one.start).toBeGreaterThanOrEqual(last)
        expect(text.slice(one.start, one.textStart)).toMatch(/^\{\{c[\d,]+::$/)
        expect(text.slice(one.end - 2, one.end)).toBe('}}')
        expect(one.end).toBeLessThanOrEqual(to)
        within(one.nested, one.textStart, one.end - 2)
        last = one.end
      }
    }
    const { deletions, faults } = readClozes(text, format)
    within(deletions, 0, text.length)
    for (const fault of faults) expect(text.slice(fault.start, fault.end)).not.toBe('')
  })
  fc.assert(property, { numRuns: 3000 })
})

test.each([
  ['openings', '{{c1::'.repeat(100_000)],
  ['nested deletions', '{{c1::'.repeat(100_000) + '}}'.repeat(100_000)],
  ['backticks', Array.from({ length: 1400 }, (_, length) => '`'.repeat(length + 1)).join(' ')],
  ['dollars', '$a'.repeat(100_000)],
  ['brackets', '\\('.repeat(100_000)],
  ['braces in code', `\`${'{{c1::{'.repeat(50_000)}${'}}} '.repeat(50_000)}\``],
  ['braces in math', `$${'{{c1::{'.repeat(50_000)}${'}}} '.repeat(50_000)}$`],
  ['quotes', `${'> '.repeat(50_000)}\`a\``],
  ['tags', '<a "'.repeat(100_000)],
])('a hundred thousand %s are read at once', (_, text) => {
  const before = performance.now()
  readClozes(`${text}{{c1::a}}`, 'markdown')
  nearMisses(text, 'markdown')
  expect(performance.now() - before).toBeLessThan(2000)
})

/** The numbers of what Anki reads, ascending. */
function numbersOf(parts: readonly AnkiPart[]): number[] {
  const clozes = parts.filter((part) => typeof part !== 'string')
  const numbers = clozes.flatMap((one) => [...one.numbers, ...numbersOf(one.parts)])
  return [...new Set(numbers)].sort((a, b) => a - b)
}

describe('the short way for plain deletions', () => {
  const bits = fc.constantFrom(
    ...['{{c1::', '}}', '{{c2::', '{{c3::x}}', '{{c1::Lima}}', '{', '}', '{{', ':', '::', ' ', 'a', '漢', '\n', '-'],
    ...[
      '{{c0::',
      '{{c01::',
      '{{c500::',
      '{{c1,2::',
      '{{C1::',
      '{c1::',
      '｛',
      '&nbsp;',
      '<br>',
      '$',
      '`',
      '\\',
      '\u3000',
    ],
    ...['{{c12::é', 'image-occlusion:', '    ', '\t', 'a word, ', '. '],
  )
  const texts = fc.array(bits, { maxLength: 14 }).map((some) => some.join(''))
  const plainTexts = fc
    .array(fc.tuple(fc.constantFrom('', 'a ', 'so-called ', '- ', '1. x: '), fc.integer({ min: 1, max: 600 })))
    .map((some) => some.map(([before, number]) => `${before}{{c${number}::word ${number}}}`).join(', '))

  test('comes to what the long way comes to', () => {
    let taken = 0
    const property = fc.property(
      fc.oneof(texts, plainTexts, saltedTexts),
      fc.constantFrom(...formats),
      (text, format) => {
        const { plain, ...short } = readClozes(text, format)
        if (!plain) return
        taken++
        const { plain: _, ...long } = readBraces(text, format)
        expect(short).toEqual(long)
        if (!text.includes('｛')) expect(nearMisses(text, format)).toEqual([])
        expect(clozeNumbers([text])).toEqual(numbersOf(ankiParts(text)))
      },
    )
    fc.assert(property, { numRuns: 5000 })
    expect(taken).toBeGreaterThan(500)
  })

  test('is taken where nothing but words is hidden', () => {
    expect(plainDeletions('{{c1::Lima}} is the {{c2::capital::not the port}} of Peru: yes.')?.length).toBe(2)
    for (const text of [
      '{{c1::std::vector}}',
      '{{c1::Lima::}}',
      '{{c1::Lima::a:b}}',
      '{{c1::Lima::1. city}}',
      '{{c1::Lima:: city}}',
      '{{c1::}}',
      '{{c1::{{c2::x}}}}',
      '}} {{c1::x}}',
      '{{c1::x}}}',
      '{{c0::x}}',
    ])
      expect(plainDeletions(text), text).toBeUndefined()
  })
})
