import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { letterPattern } from '../src/text/letter-pattern.js'

const root = new URL('../src/', import.meta.url).pathname
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
const properties = [
  ...new Set(sources.flatMap(({ text }) => [...text.matchAll(/\\p\{([\w=]+)\}/g)].map((match) => match[1] ?? ''))),
].sort()
const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code))

describe('a pattern for letters', () => {
  it.each(properties)('finds in ASCII what has the property %s', (property) => {
    for (const source of [
      String.raw`\p{${property}}`,
      String.raw`[\p{${property}}]`,
      String.raw`[^x\p{${property}}]`,
    ]) {
      const pattern = letterPattern(source, 'u')
      const whole = new RegExp(source, 'u')
      expect(ascii.filter((character) => pattern(character).test(character))).toEqual(
        ascii.filter((character) => whole.test(character)),
      )
    }
  })

  it('finds letters beyond ASCII', () => {
    const words = letterPattern(String.raw`[\p{L}\p{N}]+`, 'gu')
    for (const text of ['two words', 'zwei Wörter', '二つの言葉'])
      expect(text.match(words(text))).toEqual(text.match(/[\p{L}\p{N}]+/gu))
  })

  it('leaves brackets and signs as they are', () => {
    const pattern = letterPattern(String.raw`\[\p{Lu}[\]\p{N}]\p{L}`, 'u')
    expect(pattern('[A]b').test('[A]b')).toBe(true)
    expect(pattern('[A7b').test('[A7b')).toBe(true)
    expect(pattern('[AAb').test('[AAb')).toBe(false)
  })

  it('is the only way that the program has such patterns', () => {
    const literal = /(?<!String\.raw`[^`\n]*)(?<!`[^`\n]*)\/[^/\n]*\\p\{[^\n]*\/[dgimsuvy]*/
    const elsewhere = sources.filter(({ path, text }) => !path.startsWith('page/') && literal.test(text))
    expect(elsewhere.map(({ path }) => path)).toEqual([])
  })
})
