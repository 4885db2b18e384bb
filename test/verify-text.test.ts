import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { cutText, textChange } from '../src/reporters/text-change.js'

describe('two texts below each other', () => {
  it('have the stretch marked in which they differ', () => {
    expect(textChange('The capital is Sydney, they say', 'The capital is Canberra, they say', 80)).toEqual([
      '- The capital is Sydney, they say',
      '                 ^^^^^^',
      '+ The capital is Canberra, they say',
      '                 ^^^^^^^^',
    ])
  })

  it('have nothing marked where the other one has more, or has nothing in common with it', () => {
    expect(textChange('a dog', 'a brown dog', 80)).toEqual(['- a dog', '+ a brown dog', '    ^^^^^^'])
    expect(textChange('abc', 'xyz', 80)).toEqual(['- abc', '+ xyz'])
    expect(textChange('', 'xyz', 80)).toEqual(['-', '+ xyz'])
  })

  it('have no line where there is no text', () => {
    expect(textChange(undefined, 'new', 80)).toEqual(['+ new'])
    expect(textChange('old', undefined, 80)).toEqual(['- old'])
  })

  it('are a line each, whatever stands in them', () => {
    expect(textChange('a\nb\u001b[31m', 'a\nc\u001b[31m', 80)).toEqual(['- a␊b␛[31m', '    ^', '+ a␊c␛[31m', '    ^'])
  })

  it('show a difference deep in a long text', () => {
    const long = 'word '.repeat(100_000)
    const [before, mark] = textChange(`${long}x${long}`, `${long}y${long}`, 30)
    expect(before).toMatch(/^- ….*word x.*…$/)
    expect(mark?.indexOf('^')).toBe(before?.indexOf('x'))
  })

  it('fit in the columns there are, and mark what differs first', () => {
    const piece = fc.constantFrom('a', 'b', ' ', '\n', '日本', '👩‍👩‍👧', 'é', '\t', '<b>', 'word ')
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(text, text, fc.integer({ min: 20, max: 80 }), (a, b, columns) => {
        const lines = textChange(a, b, columns)
        for (const line of lines) expect(stringWidth(line)).toBeLessThanOrEqual(columns)
        for (const sign of ['-', '+']) expect(lines.filter((line) => line.startsWith(sign)).length).toBe(1)
        expect(stringWidth(cutText(a, columns))).toBeLessThanOrEqual(columns)
      }),
    )
  })
})
