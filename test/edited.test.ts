import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { withEdits, writtenText } from '../src/text/edited.js'
import { type SourceFile, sourceFile } from '../src/text/source-file.js'
import { spanOf } from '../src/text/span.js'

const ending = fc.constantFrom('\n', '\r\n', '\r')
const written = fc
  .tuple(
    fc.constantFrom('', '\ufeff'),
    fc.array(fc.tuple(fc.constantFrom('', 'a', ' ', '😀'), ending)),
    fc.constantFrom('', 'z'),
  )
  .map(([mark, lines, last]) => mark + lines.map((line) => line.join('')).join('') + last)

describe('a file as it was saved', () => {
  it('is had again from what was read', () => {
    fc.assert(
      fc.property(written, (text) => {
        expect(writtenText(sourceFile('a.md', text))).toBe(text)
      }),
    )
  })
})

describe('a file with edits', () => {
  it('reads as its text with the edits made, whatever its line endings are', () => {
    const edit = fc.tuple(fc.nat(40), fc.nat(3), fc.constantFrom('', 'x', '\n', '\n\n', 'x\n'))
    fc.assert(
      fc.property(written, fc.array(edit, { maxLength: 4 }), (text, wanted) => {
        const file = sourceFile('a.md', text)
        const edits = editsIn(file, wanted)
        let made = ''
        let at = 0
        for (const { span, text: fresh } of edits) {
          made += file.text.slice(at, span.start) + fresh
          at = span.end
        }
        made += file.text.slice(at)
        const edited = withEdits(file, edits)
        expect(edited.text).toBe(made)
        expect(edited.marked).toBe(file.marked)
        expect(sourceFile('a.md', writtenText(edited)).text).toBe(made)
      }),
    )
  })

  it.each([
    ['a\r\nb\r\nc', 'a\r\nx\r\nb\r\nc'],
    ['a\nb\r\nc\n', 'a\nx\nb\r\nc\n'],
    ['a\rb\r', 'a\rx\rb\r'],
    ['\ufeffa\r\nb', '\ufeffa\r\nx\r\nb'],
  ])('keeps the endings of the lines that stay, and gives new ones the usual one: %j', (before, after) => {
    const file = sourceFile('a.md', before)
    expect(writtenText(withEdits(file, [{ span: spanOf(file, 2, 2), text: 'x\n' }]))).toBe(after)
  })
})

/** Edits one behind the other, wherever the wanted ones would stand. */
function editsIn(file: SourceFile, wanted: readonly (readonly [number, number, string])[]) {
  let at = 0
  return wanted.map(([gap, length, text]) => {
    const start = Math.min(at + gap, file.text.length)
    at = Math.min(start + length, file.text.length)
    return { span: spanOf(file, start, at), text }
  })
}
