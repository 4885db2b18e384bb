import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placesOf } from '../../src/identity/places.js'

const none = undefined

describe('the places of notes', () => {
  it.each([
    ['of a new file', [none, none, none], [1, 2, 3]],
    ['as they were', [1, 2, 3], [1, 2, 3]],
    ['with one put between', [1, none, 2], [1, 1.5, 2]],
    ['with three put between', [1, none, none, none, 2], [1, 1.3, 1.5, 1.8, 2]],
    ['with one in front', [none, 1, 2], [0.5, 1, 2]],
    ['with one behind', [1, 2.5, none], [1, 2.5, 3]],
    ['with the last moved to the front', [3, 1, 2], [0.5, 1, 2]],
    ['with two in one place', [1, 1, 2], [0.5, 1, 2]],
  ])('%s', (_, had, places) => {
    expect(placesOf(had)).toEqual(places)
  })

  it('rise, and stay where the order stays', () => {
    const step = fc.array(fc.record({ at: fc.nat(50), what: fc.constantFrom('insert', 'remove', 'move') }), {
      maxLength: 80,
    })
    fc.assert(
      fc.property(step, (steps) => {
        let places: (number | undefined)[] = placesOf([none, none, none, none])
        for (const { at, what } of steps) {
          const next = [...places]
          if (what === 'insert') next.splice(at % (next.length + 1), 0, undefined)
          else if (next.length > 1) {
            const [taken] = next.splice(at % next.length, 1)
            if (what === 'move') next.splice((at * 7) % (next.length + 1), 0, taken)
          }
          places = placesOf(next)
          for (const [index, place] of places.entries())
            if (index > 0) expect(place).toBeGreaterThan(places[index - 1]!)
        }
      }),
    )
  })
})
