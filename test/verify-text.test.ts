import fc from 'fast-check'
import stringWidth from 'string-width'
import { describe, expect, it } from 'vitest'
import { differencesJson } from '../src/commands/differences-json.js'
import { differencesText } from '../src/commands/differences-text.js'
import { comparePackages } from '../src/packages/compare-packages.js'
import { isPackageFault } from '../src/packages/package-contents.js'
import { readPackage } from '../src/packages/read-package.js'
import { cutText, textChange } from '../src/reporters/text-change.js'
import { handMade, models } from './support/hand-made-package.js'

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

describe('what differs between two packages', () => {
  const note = { guid: 'a', fields: ['<img src="a.png">', ''] }
  const media = { media: '{"0":"a.png","1":"b.png"}', 0: 'same', 1: 'one' }
  const other = {
    ...models[7],
    css: '.card { color: red }',
    flds: [{ name: 'Front' }, { name: 'Back' }, { name: 'More' }],
  }

  async function difference() {
    const before = await readPackage(await handMade({ notes: [note], files: media }))
    const after = await readPackage(
      await handMade({
        notes: [note],
        files: { ...media, 1: 'other' },
        models: { 7: other },
        decks: { 5: { name: 'Five', desc: 'a > b' } },
      }),
    )
    if (isPackageFault(before) || isPackageFault(after)) throw new Error('no package')
    return comparePackages(before, after)
  }

  it('is told of note types, decks and media as well', async () => {
    expect(differencesText(['a.apkg', 'b.apkg'], await difference(), 80, 20)).toBe(`- a.apkg
+ b.apkg

1 note type differs
  Plain
    styling
      + .card { color: red }
    field 3, name
      + More

the description of 1 deck differs
  Five
    -
    + a > b

1 media file differs
  b.png: other content (3 → 5 bytes)

`)
  })

  it('is told to programs with the hashes of media', async () => {
    const told = JSON.parse(
      differencesJson([{ path: 'a' }, { path: 'b' }], await difference(), { same: false, identical: false }),
    )
    expect(told.media).toEqual([
      {
        name: 'b.png',
        a: { size: 3, sha256: '7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed' },
        b: { size: 5, sha256: 'd9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa' },
      },
    ])
    expect(told.deckDescriptions).toEqual([{ name: 'Five', a: '', b: 'a > b' }])
    expect(told.noteTypes[0].parts[0]).toEqual({ name: 'styling', a: null, b: '.card { color: red }' })
  })
})
