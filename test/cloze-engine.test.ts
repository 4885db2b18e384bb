import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { ankiParts, cardOrdinals, clozeNumbers, renderCloze } from '../src/cloze/engine.js'

interface Vector {
  readonly name: string
  readonly field: string
  readonly stored?: string
  readonly check: string
  readonly numbers: readonly number[]
  readonly cards: readonly { readonly number: number; readonly question: string; readonly answer: string }[]
}

const vectors: Vector[] = JSON.parse(readFileSync(new URL('../fixtures/cloze/vectors.json', import.meta.url), 'utf8'))

describe('Anki’s reading of clozes', () => {
  test.each(vectors.map((vector) => [vector.name, vector] as const))('%s', (_, vector) => {
    const html = vector.stored ?? vector.field
    expect(clozeNumbers([html])).toEqual(vector.numbers)
    for (const { number, question, answer } of vector.cards) {
      expect(renderCloze(html, number, 'question')).toBe(question)
      expect(renderCloze(html, number, 'answer')).toBe(answer)
    }
    // Without a deletion Anki makes one blank card all the same; that is no business of the engine.
    if (vector.numbers.length > 0) {
      const ordinals = vector.cards.map((card) => card.number - 1)
      expect(cardOrdinals([html])).toEqual([...new Set(ordinals)])
    }
  })

  test('the numbers of all fields make cards', () => {
    expect(cardOrdinals(['{{c2::a}}', '', 'x {{c1::b}} {{c2::c}}'])).toEqual([0, 1])
  })

  test('a hundred thousand openings take no time', () => {
    const hostile = `${'{{c1::'.repeat(100_000)}${'}}'.repeat(100_000)}`
    const before = performance.now()
    expect(clozeNumbers([hostile])).toEqual([1])
    expect(ankiParts('{{c1::'.repeat(100_000))).toEqual([])
    expect(performance.now() - before).toBeLessThan(1000)
  })
})
