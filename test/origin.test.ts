import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { denseOrigin, type Origin, pairsOf, pairsReader } from '../src/text/origin.js'

describe('an origin that is kept', () => {
  const offset = fc.oneof(fc.nat(300), fc.nat(2 ** 29))
  const pair = fc.tuple(offset, offset)

  it('has all its pairs', () => {
    fc.assert(
      fc.property(fc.array(pair, { minLength: 1, maxLength: 2000, size: 'max' }), (pairs) => {
        const origin: Origin = pairs.flat()
        expect(pairsOf(denseOrigin(origin))).toEqual(origin)
      }),
      { numRuns: 50 },
    )
  })

  it('is one number where a text stands as it is, else a character for each small step', () => {
    expect(denseOrigin([0, 120])).toBe(120)
    expect(denseOrigin([0, 60, 12, 73, 18, 74, 20, 71])).toHaveLength(8)
  })

  it('is read once for all that is asked of it in a row', () => {
    const read = pairsReader()
    const origins = [
      [0, 60, 12, 73],
      [0, 4, 9, 20],
      [0, 7],
    ].map(denseOrigin)
    for (const origin of [...origins, ...origins]) {
      const pairs = read(origin)
      expect(pairs).toEqual(pairsOf(origin))
      expect(read(origin)).toBe(pairs)
    }
  })
})
