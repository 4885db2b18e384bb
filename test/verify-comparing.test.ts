import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { comparePackages } from '../src/packages/compare-packages.js'
import { isPackageFault, type PackageContents } from '../src/packages/package-contents.js'
import type { PackageDiff } from '../src/packages/package-diff.js'
import { readPackage } from '../src/packages/read-package.js'
import { type HandMade, type HandMadeNote, handMade, models } from './support/hand-made-package.js'

async function read(made: HandMade): Promise<PackageContents> {
  const contents = await readPackage(await handMade(made))
  if (isPackageFault(contents)) throw new Error(contents.fault)
  return contents
}

async function compare(before: HandMade, after: HandMade): Promise<PackageDiff> {
  return comparePackages(await read(before), await read(after))
}

const plain: HandMadeNote = { guid: 'plain', fields: ['q', 'a'] }
const gaps: HandMadeNote = {
  guid: 'gaps',
  type: 8,
  fields: ['{{c1::52::how many}} <b>weeks</b>, {{c2::{{c3::12}} months}} and {{c1::a <i>day</i>}}', ''],
  cards: [0, 1, 2].map((ordinal) => [ordinal, 2]),
}

/** A difference in figures: what is 0 in all of them is the same. */
function figures(diff: PackageDiff): Record<string, number> {
  const lists = Object.entries(diff).flatMap(([name, list]) =>
    Array.isArray(list) ? [[name, list.length] as const] : [],
  )
  return Object.fromEntries(lists.filter(([, length]) => length > 0))
}

describe('packages that are compared', () => {
  it('are the same when they hold the same', async () => {
    const diff = await compare({ notes: [plain, gaps] }, { notes: [plain, gaps] })
    expect(figures(diff)).toEqual({})
    expect(diff).toMatchObject({ unchanged: 2, sameOrder: true })
  })

  it('are the same in whatever order rows and tags lie', async () => {
    const notes = [{ ...plain, tags: ' b a ' }, gaps]
    const turned = [gaps, { ...plain, tags: 'a b' }]
    expect(figures(await compare({ notes }, { notes: turned }))).toEqual({})
  })

  it('tell notes that are new and notes that are gone', async () => {
    const diff = await compare({ notes: [plain, gaps] }, { notes: [gaps, { ...plain, guid: 'other' }] })
    expect(diff.gone.map(({ guid }) => guid)).toEqual(['plain'])
    expect(diff.added.map(({ guid }) => guid)).toEqual(['other'])
    expect(figures(diff)).toEqual({ gone: 1, added: 1 })
  })

  it('tell notes of one guid from each other', async () => {
    const twice = [plain, { ...plain, fields: ['q2', 'a2'] }]
    expect(figures(await compare({ notes: twice }, { notes: twice }))).toEqual({})
    expect(figures(await compare({ notes: twice }, { notes: [plain] }))).toEqual({ gone: 1 })
  })

  it('tell what was edited of a note', async () => {
    const after = { ...plain, fields: ['q', 'b'], tags: ' new both ', modified: 9 }
    const diff = await compare({ notes: [{ ...plain, tags: ' old both ' }] }, { notes: [after] })
    expect(figures(diff)).toEqual({ edited: 1 })
    expect(diff.edited[0]).toMatchObject({
      retyped: false,
      fields: [{ name: 'Back', before: 'a', after: 'b' }],
      tags: { added: ['new'], gone: ['old'] },
    })
  })

  it('tell of each card of an edited cloze note what it hides', async () => {
    const after = {
      ...gaps,
      fields: ['{{c1::52::how many}} <b>weeks</b>, {{c2::13 months}} and {{c5::a night}}', ''],
      cards: [0, 1, 4].map((ordinal) => [ordinal, 2]),
    }
    const diff = await compare({ notes: [gaps] }, { notes: [after] })
    const face = (...says: string[]) => ({ deck: 'Five', position: 2, says })
    expect(diff.edited[0]?.cards).toEqual([
      { ordinal: 0, before: face('52', 'a day'), after: face('52') },
      { ordinal: 1, before: face('12 months'), after: face('13 months') },
      { ordinal: 2, before: face('12'), after: undefined },
      { ordinal: 4, before: undefined, after: face('a night') },
    ])
  })

  it('tell cards that are missing though the text is the same', async () => {
    const diff = await compare({ notes: [gaps] }, { notes: [{ ...gaps, cards: [[0, 2]] }] })
    expect(diff.edited[0]?.fields).toEqual([])
    expect(diff.edited[0]?.cards.map(({ after }) => after !== undefined)).toEqual([true, false, false])
  })

  it('tell notes that are in another deck', async () => {
    const decks = { 5: { name: 'Six' } }
    const diff = await compare({ notes: [plain] }, { notes: [plain], decks })
    expect(figures(diff)).toEqual({ moved: 1 })
    expect(diff.moved[0]?.cards[0]).toMatchObject({
      before: { deck: 'Five' },
      after: { deck: 'Six', says: ['Card 1'] },
    })
    expect(diff.unchanged).toBe(0)
  })

  it('tell notes of another type, and only types that notes are of', async () => {
    const diff = await compare({ notes: [plain] }, { notes: [{ ...plain, type: 8 }] })
    expect(diff.edited).toMatchObject([{ retyped: true, fields: [] }])
    expect(diff.noteTypes).toMatchObject([
      { before: { name: 'Plain' }, after: undefined },
      { before: undefined, after: { name: 'Gaps' } },
    ])
    const { 8: _, ...fewer } = models
    expect(figures(await compare({ notes: [plain] }, { notes: [plain], models: fewer }))).toEqual({})
  })

  it('tell what differs in a note type', async () => {
    const other = { ...models[7], css: '.card {}', mod: 9, tmpls: [{ ...models[7].tmpls[0], afmt: 'back' }] }
    const diff = await compare({ notes: [plain] }, { notes: [plain], models: { 7: other } })
    expect(figures(diff)).toEqual({ noteTypes: 1 })
    expect(diff.noteTypes[0]?.parts).toEqual([
      { name: 'styling', before: undefined, after: '.card {}' },
      { name: 'template 1, back', before: '{{Back}}', after: 'back' },
    ])
  })

  it('hold note types of one name for the same, and say that their ids differ', async () => {
    const diff = await compare(
      { notes: [plain] },
      { notes: [{ ...plain, type: 70 }], models: { 70: { ...models[7], id: 70 } } },
    )
    expect(figures(diff)).toEqual({ noteTypes: 1 })
    expect(diff.noteTypes[0]?.parts).toEqual([{ name: 'id', before: '7', after: '70' }])
  })

  it('tell times apart from all else', async () => {
    const types = { 7: { ...models[7], mod: 4 } }
    const diff = await compare({ notes: [plain] }, { notes: [{ ...plain, modified: 2 }], models: types })
    expect(figures(diff)).toEqual({ retimed: 1, retimedTypes: 1 })
    expect(diff.unchanged).toBe(1)
  })

  it('tell whether notes only stand further on', async () => {
    const at = (...places: [string, number][]) => ({
      notes: places.map(([guid, place]) => ({ ...plain, guid, cards: [[0, place]] })),
    })
    const further = await compare(at(['a', 1], ['b', 2]), at(['a', 4], ['b', 5]))
    expect(further.repositioned.map(({ from, to }) => [from, to])).toEqual([
      [1, 4],
      [2, 5],
    ])
    expect(further.sameOrder).toBe(true)
    expect((await compare(at(['a', 1], ['b', 2]), at(['a', 2], ['b', 1]))).sameOrder).toBe(false)
  })

  it('tell positions of every card of a note', async () => {
    const cards = [
      [0, 2],
      [1, 2],
      [2, 9],
    ]
    const diff = await compare({ notes: [gaps] }, { notes: [{ ...gaps, cards }] })
    expect(diff.repositioned).toMatchObject([{ from: 2, to: 9 }])
  })

  it('do not tell the position of a card that one of them knows as studied', async () => {
    const studied = { notes: [{ ...plain, cards: [[0, 77, 2]] }] }
    expect(figures(await compare({ notes: [plain] }, studied))).toEqual({})
  })

  it('tell what decks say', async () => {
    const decks = { 5: { name: 'Five', desc: 'About five' }, 6: { name: 'Empty', desc: 'No card' } }
    const diff = await compare({ notes: [plain] }, { notes: [plain], decks })
    expect(diff.decks).toEqual([{ name: 'Five', before: '', after: 'About five' }])
  })

  it('tell media that are missing, other, or damaged', async () => {
    const media = { media: '{"0":"a.png","1":"b.png"}', 0: 'aaaaaaaa', 1: 'bbbbbbbb' }
    const other = { media: '{"7":"b.png","3":"c.png"}', 7: 'bbbbbbbx', 3: 'c' }
    const diff = await compare({ files: media }, { files: other })
    expect(diff.media.map(({ name, before, after }) => [name, before?.size, after?.size])).toEqual([
      ['a.png', 8, undefined],
      ['b.png', 8, 8],
      ['c.png', undefined, 1],
    ])
    expect(figures(await compare({ files: media }, { files: media }))).toEqual({})

    const bytes = await handMade({ files: media })
    bytes[Buffer.from(bytes).indexOf('bbbbbbbb')] = 120
    const damaged = await readPackage(bytes)
    if (isPackageFault(damaged)) throw new Error(damaged.fault)
    expect(comparePackages(await read({ files: media }), damaged).media).toMatchObject([
      { name: 'b.png', damaged: 'after' },
    ])
  })

  it('have every note in just one list', async () => {
    const type = (await read({ notes: [plain] })).notes[0]!.type
    const note = fc.record({
      guid: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
      type: fc.constant(type),
      fields: fc.tuple(fc.constantFrom('x', 'y'), fc.constant('')),
      tags: fc.subarray(['s', 't']),
      modified: fc.nat(1),
      cards: fc
        .array(
          fc.record({
            ordinal: fc.nat(2),
            deck: fc.constantFrom('D', 'E'),
            position: fc.option(fc.nat(3), { nil: undefined }),
          }),
        )
        .map((cards) => cards.sort((a, b) => a.ordinal - b.ordinal)),
    })
    const contents = fc.array(note).map((notes) => ({ notes, decks: new Map(), media: new Map() }))
    fc.assert(
      fc.property(contents, contents, (before, after) => {
        const there = comparePackages(before, after)
        const back = comparePackages(after, before)
        const kept = there.edited.length + there.moved.length + there.unchanged
        expect(there.gone.length + kept).toBe(before.notes.length)
        expect(there.added.length + kept).toBe(after.notes.length)
        expect(back.added).toEqual(there.gone)
        expect(back.unchanged).toBe(there.unchanged)
        expect(figures(comparePackages(before, before))).toEqual({})
      }),
    )
  })
})
