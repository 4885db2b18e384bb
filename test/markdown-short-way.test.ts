import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clozeSafe } from '../src/markdown/cloze-safe.js'
import { cutText } from '../src/markdown/cut.js'
import { bracesOf, fieldHtml, isPlainCut, loadRemark, needsRemark } from '../src/markdown/field-html.js'
import { throughRemark } from '../src/markdown/through-remark.js'
import { anyTexts, nearlyPlainTexts, saltedTexts } from './markdown-texts.js'

const remark = await loadRemark()

/** Asserts of a text that the short way, where it may be taken, comes to what remark comes to; says whether it may. */
function agrees(text: string, cloze: boolean): boolean {
  const cut = cutText(text, cloze)
  if (!isPlainCut(cut)) return false
  const long = throughRemark(cut, remark, bracesOf(cut, remark))
  expect(fieldHtml(text, { format: 'markdown', cloze }, undefined)).toBe(clozeSafe(long ?? []))
  return true
}

test('where the short way is taken it says what remark says', () => {
  let taken = 0
  const property = fc.property(fc.oneof(nearlyPlainTexts, anyTexts, saltedTexts), fc.boolean(), (text, cloze) => {
    if (agrees(text, cloze)) taken++
  })
  fc.assert(property, { numRuns: 4000 })
  expect(taken).toBeGreaterThan(1000)
})

test('plain text takes the short way', () => {
  const plain = [
    'The capital of France is {{c1::Paris::a city}}.',
    'Water boils at {{c1::100}} °C (at sea level); it’s "hot".',
    'one line  \nand another\nand a third',
    'A & B, 5 < 6, a > b, 3 - 2 = 1, 50 %, #tag, x|y',
    'math $\\frac{a}{b}$ and [sound:a_b_c.mp3]',
    '1913 was a year.\n-5 degrees were measured',
    'שלום {{c1::עולם}} 漢字 😀',
  ]
  for (const text of plain) {
    expect(needsRemark(text, 'markdown'), text).toBe(false)
    expect(agrees(text, true), text).toBe(true)
  }
})

test('what Markdown gives a meaning does not', () => {
  const marked = [
    ...[
      '*a*',
      '_a_',
      '`a`',
      '~~a~~',
      '[a](b)',
      '![a](b)',
      '<b>a</b>',
      '&copy;',
      'a\\*',
      'https://a.b',
      'www.a.b',
      'a@b.c',
    ],
    ...[
      '# a',
      '> a',
      '- a',
      '+ a',
      '1. a',
      '1) a',
      'a\n===',
      'a\n---',
      '---',
      '    a',
      'a\n\nb',
      'a|b\n-|-\n1|2',
      '[a]: b',
    ],
  ]
  for (const text of marked) expect(needsRemark(text, 'markdown'), text).toBe(true)
})
