import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AnkiPart, ankiParts, clozeNumbers } from '../src/cloze/engine.js'
import { type Deletion, readClozes } from '../src/cloze/reading.js'
import { fieldHtml, loadRemark } from '../src/markdown/field-html.js'
import { nearlyPlainTexts, saltedTexts } from './markdown-texts.js'

const remark = await loadRemark()

function numbersIn(deletions: readonly Deletion[]): number[] {
  const all = deletions.flatMap((one) => [...one.numbers.filter((number) => number > 0), ...numbersIn(one.nested)])
  return [...new Set(all)].sort((a, b) => a - b)
}

/** The tags and braces of a field, brought together; what is left over of either. */
function leftOver(html: string): string[] {
  const open: string[] = []
  const odd: string[] = []
  for (const [token, slash, name] of html.matchAll(
    /<!--.*?-->|<(\/?)([a-z]\w*)(?:"[^"]*"|[^>"])*>|\{\{c[\d,]+::|\}\}/gs,
  )) {
    if (token.startsWith('{{')) open.push('}}')
    else if (token === '}}') {
      if (open.includes('}}') && open.pop() !== '}}') odd.push(token)
    } else if (slash === '/') {
      if (open.pop() !== name) odd.push(token)
    } else if (name !== undefined && !/^(?:br|hr|img|input)$/.test(name)) open.push(name)
  }
  return [...odd, ...open]
}

test('Anki finds in the HTML the deletions that were written', () => {
  const property = fc.property(saltedTexts, fc.constantFrom('markdown', 'html'), (text, format) => {
    const html = fieldHtml(text, { format, cloze: true }, remark)
    expect(clozeNumbers([html])).toEqual(numbersIn(readClozes(text, format).deletions))
  })
  fc.assert(property, { numRuns: 2000 })
})

test('no deletion cuts an element', () => {
  const property = fc.property(saltedTexts, (text) => {
    const html = fieldHtml(text.replaceAll(/<(?=[a-z/!])/gi, '&lt;'), { format: 'markdown', cloze: true }, remark)
    expect(leftOver(html), html).toEqual([])
  })
  fc.assert(property, { numRuns: 2000 })
})

test('in plain text Anki finds the very words', () => {
  const html = (text: string) => text.replaceAll('&#123;', '{').replaceAll('&#125;', '}').replaceAll('&#58;', ':')
  const flat = (parts: readonly AnkiPart[]): string =>
    parts
      .map((part) =>
        typeof part === 'string' ? html(part) : `[${part.numbers}|${flat(part.parts)}|${html(part.hint ?? '')}]`,
      )
      .join('')
  const property = fc.property(nearlyPlainTexts, (salted) => {
    const text = salted.replaceAll(/[^\p{L}\d {}:,]/gu, '')
    const { deletions } = readClozes(text, 'markdown')
    const written = (from: number, to: number, inside: readonly Deletion[], hint: Deletion['hint']): string => {
      let at = from
      let all = ''
      for (const one of inside) {
        all += `${said(at, one.start, hint)}[${[...one.numbers].sort((a, b) => a - b)}|`
        all += `${written(one.textStart, one.textEnd, one.nested, one.hint)}|${one.hint ? text.slice(one.hint.start, one.hint.end).trim() : ''}]`
        at = one.end
      }
      return all + said(at, to, hint)
    }
    const said = (from: number, to: number, hint: Deletion['hint']) =>
      hint !== undefined && from < hint.start && hint.end <= to
        ? text.slice(from, hint.start - 2) + text.slice(hint.end, to)
        : text.slice(from, to)
    fc.pre(!/^\s|^\d+[.)]|^:/.test(text))
    expect(flat(ankiParts(fieldHtml(text, { format: 'markdown', cloze: true }, remark)))).toBe(
      written(0, text.trimEnd().length, deletions, undefined),
    )
  })
  fc.assert(property, { numRuns: 2000 })
})

test('in a note type without clozes nothing is a deletion', () => {
  const property = fc.property(saltedTexts, fc.constantFrom('markdown', 'html'), (text, format) => {
    expect(clozeNumbers([fieldHtml(text, { format, cloze: false }, remark)])).toEqual([])
  })
  fc.assert(property, { numRuns: 2000 })
})
