import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it, test } from 'vitest'
import { type Diagnostic, diagnose } from '../src/diagnostics/diagnostic.js'
import { defineProblem } from '../src/diagnostics/problem.js'
import { findingsSchema } from '../src/reporters/findings-schema.js'
import { frameOf } from '../src/reporters/frame.js'
import { reporters } from '../src/reporters/registry.js'
import { sourceFile } from '../src/text/source-file.js'

const problem = defineProblem({
  code: 'cloze/odd',
  severity: 'warning',
  summary: '',
  why: '',
  remedy: '',
  wrong: '',
  right: '',
})

/** A finding at the stretch of a text that stands between `«` and `»`. */
function finding(marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const lines = marked.replaceAll('\r\n', '\n')
  const start = lines.indexOf('«')
  const end = lines.indexOf('»') - 1
  const file = sourceFile('notes/a.md', marked.replace(/[«»]/g, ''))
  return { ...diagnose(problem, { message: 'This is odd', span: { file, start, end } }), ...more }
}

async function told(name: keyof typeof reporters, diagnostics: Diagnostic[], width = 60, color = false) {
  const report = await reporters[name]()
  const summary = { files: 1, notes: 1, cards: 1, errors: 0, warnings: diagnostics.length }
  return report({ diagnostics, summary }, { color, width })
}

describe('a frame marks its place', () => {
  const cases: [string, string][] = [
    ['plain text', 'The «odd» one'],
    ['wide characters', '猫は«犬»と'],
    ['emoji of several parts', '👩‍👩‍👧 and «👍🏽» and'],
    ['accents of their own', 'cafe\u0301 «re\u0301sume\u0301» x'],
    ['tabs', '\ta\t«b\tc»\td'],
    ['the end of a line', 'a line«»\nanother'],
    ['several lines', 'from «here\nto there»\nand on'],
    ['control characters', 'red \u001b[31m«odd» \u202eback'],
    ['a long line', `${'before '.repeat(30)}«odd»${' behind'.repeat(30)}`],
    ['a long mark', `${'before '.repeat(3)}«${'odd '.repeat(40)}»${' behind'.repeat(3)}`],
    ['a long line of emoji', `${'👩‍👩‍👧'.repeat(30)}«odd»${'👩‍👩‍👧'.repeat(30)}`],
    ['a long line of wide characters', `${'猫'.repeat(80)}«犬»${'鳥'.repeat(80)}`],
  ]
  it.each(cases)('in %s', async (name, marked) => {
    const text = await told('pretty', [finding(marked)])
    await expect(text).toMatchFileSnapshot(`../fixtures/reporters/${name.replaceAll(' ', '-')}.txt`)
  })

  it('within the width, however the text is', () => {
    const unit = fc.constantFrom('a', ' ', '猫', '👩‍👩‍👧', 'e\u0301', '\t', '\u001b', '\u0301', '😀', 'ش', '\ud83d')
    const text = fc.array(unit, { maxLength: 60 }).map((units) => units.join(''))
    fc.assert(
      fc.property(text, fc.nat(80), fc.nat(30), fc.integer({ min: 20, max: 60 }), (line, from, length, columns) => {
        const start = Math.min(from, line.length)
        const end = Math.min(start + length, line.length)
        const frame = frameOf({ file: sourceFile('a.md', line), start, end }, 1, columns)
        expect(stringWidth(frame.line)).toBeLessThanOrEqual(columns)
        expect(frame.before).toBeLessThanOrEqual(columns)
        expect(frame.before + frame.marked).toBeLessThanOrEqual(columns + 1)
      }),
    )
  })

  it('without half a character, wherever a line is cut', () => {
    const family = '👩‍👩‍👧'
    for (let columns = 20; columns < 40; columns++) {
      const line = `${family.repeat(20)}odd${family.repeat(20)}`
      const start = line.indexOf('odd')
      const { line: shown } = frameOf({ file: sourceFile('a.md', line), start, end: start + 3 }, 1, columns)
      expect(shown.replaceAll(family, '')).toBe('…odd…')
    }
  })

  it('in a line of a megabyte as fast as in any other', () => {
    const file = sourceFile('a.md', 'x'.repeat(1_000_000))
    const started = performance.now()
    for (let start = 0; start < 1_000_000; start += 1000) frameOf({ file, start, end: start + 1 }, 1, 80)
    expect(performance.now() - started).toBeLessThan(2000)
  })
})

describe('a report', () => {
  const full = finding('# deck: X\r\n\r\nThe «odd» one', {
    hint: 'make it even',
    related: [{ message: 'as here', span: finding('«other»\u0007').span }],
  })

  test('for people has hints and other places, in colour where that is welcome', async () => {
    await expect(await told('pretty', [full])).toMatchFileSnapshot('../fixtures/reporters/hint-and-related.txt')
    const colored = await told('pretty', [full], 60, true)
    expect(colored).toContain('\u001b[33mwarning\u001b[39m')
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(await told('pretty', [full]))
  })

  test('for tools has a line for each finding, whatever the message', async () => {
    const text = await told('concise', [full, finding('«x»', { message: 'two\nlines \u001b[2J' })])
    expect(text).toBe(
      'notes/a.md:3:5: warning cloze/odd: This is odd\nnotes/a.md:1:1: warning cloze/odd: two␊lines ␛[2J\n',
    )
  })

  test('for programs has the published shape', async () => {
    const report = JSON.parse(await told('json', [full, finding('«»')]))
    expect(findingsSchema.parse(report)).toEqual(report)
    expect(report.findings[0]).toEqual({
      code: 'cloze/odd',
      severity: 'warning',
      message: 'This is odd',
      file: 'notes/a.md',
      start: { offset: 17, line: 3, column: 5 },
      end: { offset: 20, line: 3, column: 8 },
      hint: 'make it even',
      related: [
        {
          message: 'as here',
          file: 'notes/a.md',
          start: { offset: 0, line: 1, column: 1 },
          end: { offset: 5, line: 1, column: 6 },
        },
      ],
    })
  })
})
