import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clozeSafe } from '../src/markdown/cloze-safe.js'
import { cutText } from '../src/markdown/cut.js'
import { bracesOf, fieldHtml, isShortCut, loadRemark, needsRemark } from '../src/markdown/field-html.js'
import { throughRemark } from '../src/markdown/through-remark.js'
import { anyTexts, nearlyPlainTexts, saltedTexts, simpleTexts } from './markdown-texts.js'

const remark = await loadRemark()

/** Asserts of a text that the short way, where it may be taken, comes to what remark comes to; says whether it may. */
function agrees(text: string, cloze: boolean): boolean {
  const cut = cutText(text, cloze)
  if (!isShortCut(cut)) return false
  const long = throughRemark(cut, remark, bracesOf(cut, remark))
  expect(fieldHtml(text, { format: 'markdown', cloze }, undefined)).toBe(clozeSafe(long ?? []))
  return true
}

test('where the short way is taken it says what remark says', () => {
  let taken = 0
  const property = fc.property(
    fc.oneof(nearlyPlainTexts, simpleTexts, anyTexts, saltedTexts),
    fc.boolean(),
    (text, cloze) => {
      if (agrees(text, cloze)) taken++
    },
  )
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

test('plain blocks, emphasis, code and links take the short way', () => {
  const short = [
    'an *emphasised* word, a **strong** one and `code`; _both_ ways.',
    '**Note:** see [the page](https://a.b/c#d) for snake_case',
    'one paragraph\n\nand {{c1::**another**}} one  \nwith a break',
    'Text:\n\n- one\n- {{c1::two}}\n- **three** and `four`',
    '1. first\n2. second\n\nand on',
    '```python\nprint({{c1::"x"}})\n\nreturn 1\n```\n\nbelow',
    '{{c1::a *b* c}} and *d {{c2::e}}* $x*y*z$',
    '`List<int>` and `a\\b|c`',
  ]
  for (const text of short) {
    expect(agrees(text, true), text).toBe(true)
    expect(agrees(text, false), text).toBe(true)
  }
})

test('what is more than that does not', () => {
  const marked = [
    ...['*a', 'a*b*', '***a***', '`a', '`` a ``', '~~a~~', '![a](b)', '[a](b "c")', '[a](<b c>)'],
    ...['<b>a</b>', '&copy;', 'a\\*', 'https://a.b', 'www.a.b', 'a@b.c', '# a', '> a', '+ a', '1) a', '2. a'],
    ...[
      '- a\n  b',
      '- a\n\n- b',
      '- [ ] a',
      '- - a',
      '1. 2) ',
      'a\n===',
      'a\n---',
      '---',
      '    a',
      'a|b\n-|-\n1|2',
      '[a]: b',
      '```\na',
    ],
  ]
  for (const text of marked) expect(needsRemark(text, 'markdown'), text).toBe(true)
})
