import { describe, expect, it } from 'vitest'
import { type Recall, tally } from './model/judge.js'
import { runScript } from './model/script.js'

/** A short run of what `npm run test:identity` measures at length. */
describe('notes and cards are known again', () => {
  const sums = tally()
  const part = ({ kept, all }: Recall) => kept / all

  it('through random edits of random decks', async () => {
    for (const seed of [1001, 1003, 1005, 1007, 1009]) await runScript(seed, { files: 6, notes: 20, rounds: 8 }, sums)
    expect(sums.edits).toBeGreaterThan(800)
  })

  it('without an heir of another note', () => {
    expect(sums.heirsOfLiving).toBe(0)
    expect(sums.heirsOfGone / sums.built).toBeLessThan(3 / 10_000)
  })

  it('where they were hardly or not edited', () => {
    expect(part(sums.recall.untouched)).toBe(1)
    expect(part(sums.recall.under40)).toBeGreaterThan(0.997)
  })

  it('where they were edited much', () => {
    expect(part(sums.recall.firstEdited)).toBeGreaterThan(0.99)
    expect(part(sums.recall.edited)).toBeGreaterThan(0.99)
  })

  it('by their cards', () => {
    expect(part(sums.cards.same)).toBeGreaterThan(0.999)
    expect(part(sums.cards.alike)).toBeGreaterThan(0.97)
    expect(sums.passed).toBe(0)
  })
})
