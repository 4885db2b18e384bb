import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import type { Lock, LockedCard, LockedNote } from '../../src/identity/lock.js'
import { cardsAsColumns, cardsOfLine, type Said, saidAsColumns, saidOf } from '../../src/identity/lock-columns.js'
import { changed } from '../../src/identity/locked-lines.js'
import { parseLock } from '../../src/identity/parse-lock.js'
import { isPrinted, lockPieces, printLock } from '../../src/identity/print-lock.js'
import { united } from '../../src/identity/unite.js'

describe('the text of a lock', () => {
  it.each(globSync('fixtures/identity/locks/*.lock').sort())('%s', async (path) => {
    const { lock, faults, clashes } = parseLock(readFileSync(path, 'utf8'))
    const told = [
      ...faults.map(({ line, column, message, hint }) => `${line}:${column} ${message}\n    ${hint}`),
      ...clashes.map(({ guid, number, kept, lost }) => `${guid}: ${number} stays ${kept}, not ${lost}`),
      ...(lock === undefined ? ['no lock'] : [printLock(lock)]),
    ]
    await expect(`${told.join('\n').trimEnd()}\n`).toMatchFileSnapshot(`../../${path.replace(/lock$/, 'txt')}`)
  })

  const time = fc.nat(4_000_000_000)
  const text = fc.string({
    unit: fc.constantFrom('a', 'é', '猫', '\t', '\n', '\r', '\\', '#', '@', '<', '=', '!', ':', ' '),
  })
  const hash = fc.string({ unit: fc.constantFrom('a', 'B', '0', '-', '_'), maxLength: 11 })
  const card: fc.Arbitrary<LockedCard> = fc.record({
    number: fc.integer({ min: 1, max: 500 }),
    answer: text,
    context: hash,
  })
  const cards = fc.uniqueArray(card, { selector: ({ number }) => number, maxLength: 4 })
  const said: fc.Arbitrary<Said> = fc.record({ content: hash, first: hash, rest: hash, sketch: hash, words: text })
  const note: fc.Arbitrary<LockedNote> = fc.record({
    guid: text.filter((guid) => guid !== ''),
    key: fc.option(
      text.filter((key) => key !== ''),
      { nil: undefined },
    ),
    type: text,
    mod: time,
    deck: text,
    file: text,
    place: fc.integer({ min: 0, max: 10 ** 9 }).map((place) => place / 1000),
    gone: fc.option(time, { nil: undefined }),
    shown: hash,
    text: hash,
    said: said.map(saidAsColumns),
    cards: fc.record({ cards, used: cards }).map(cardsAsColumns),
  })
  const lockOf = (notes: readonly LockedNote[]): Lock => ({
    namespace: undefined,
    types: new Map(),
    notes: new Map(notes.map((one) => [one.guid, one])),
  })

  it('says all that the lock holds', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
        const lock = lockOf(notes)
        const read = parseLock(printLock(lock))
        expect(read.faults).toEqual([])
        // A line takes what it says from the text: only a copy has it for its own.
        const lines = [...(read.lock?.notes ?? [])].map(([guid, line]) => [guid, changed(line, {})] as const)
        expect(new Map(lines)).toEqual(lock.notes)
      }),
    )
  })

  it('gives back what a note says, and its cards', () => {
    fc.assert(
      fc.property(note, said, fc.record({ cards, used: cards }), (one, saying, held) => {
        const line = { ...one, said: saidAsColumns(saying), cards: cardsAsColumns(held) }
        const read = parseLock(printLock(lockOf([line]))).lock?.notes.get(line.guid)
        expect(read && saidOf(read)).toEqual(saying)
        expect(read && cardsOfLine(read)).toEqual(held)
      }),
    )
  })

  it('says it one line a note, sorted by guid', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 5 }), (notes) => {
        const lock = lockOf(notes)
        expect(printLock({ ...lock, notes: new Map([...lock.notes].reverse()) })).toBe(printLock(lock))
        expect(printLock(lock).split('\n')).toHaveLength(lock.notes.size + 4)
      }),
    )
  })

  it('is the same in pieces, and is known again without being printed', () => {
    const some = fc.record({
      notes: fc.array(note, { maxLength: 5 }),
      many: fc.constantFrom(0, 1019, 1020, 1021, 3000),
    })
    fc.assert(
      fc.property(some, fc.nat(), ({ notes, many }, place) => {
        const one = notes[0]
        const more = one === undefined ? [] : Array.from({ length: many }, (_, at) => ({ ...one, guid: `n${at}` }))
        const lock = lockOf([...notes, ...more])
        const text = printLock(lock)
        expect(Buffer.concat([...lockPieces(lock)]).toString()).toBe(text)
        expect(isPrinted(lock, text)).toBe(true)
        const at = place % text.length
        for (const other of [text.slice(0, at), `${text}\n`, `${text.slice(0, at)}~${text.slice(at + 1)}`])
          expect(isPrinted(lock, other)).toBe(other === text)
      }),
      { numRuns: 40 },
    )
  })

  it('is never read wrongly for being cut off', () => {
    fc.assert(
      fc.property(fc.array(note, { minLength: 1, maxLength: 3 }), fc.nat(10_000), (notes, where) => {
        const whole = printLock(lockOf(notes))
        const cut = whole.slice(0, where % whole.length)
        const { lock } = parseLock(cut)
        // What is cut at a line's end is a lock of fewer notes; anything else is told.
        if (lock !== undefined) expect(whole.startsWith(printLock(lock))).toBe(true)
      }),
    )
  })

  it('is soon given up where every line is damaged', () => {
    const [head] = printLock(lockOf([])).split('\n')
    const { lock, faults } = parseLock(`${head}\n${'x\n'.repeat(1_000_000)}`)
    expect(lock).toBeUndefined()
    expect(faults).toHaveLength(20)
  })

  it('unites lines the same way round about', () => {
    fc.assert(
      fc.property(note, note, (one, other) => {
        const [a, b] = [one, { ...other, guid: one.guid }]
        const both = united(a, b)
        expect(united(b, a)).toEqual(both)
        const numbers = (notes: readonly LockedNote[]) =>
          new Set(notes.map(cardsOfLine).flatMap(({ cards, used }) => [...cards, ...used].map(({ number }) => number)))
        expect(numbers([both])).toEqual(numbers([a, b]))
        expect(both.mod).toBe(Math.max(a.mod, b.mod))
      }),
    )
  })
})
