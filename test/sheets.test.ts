import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { globSync } from 'tinyglobby'
import { describe, expect, it, test } from 'vitest'
import type { EmitOptions } from '../src/emitters/emitter.js'
import { renderNotes } from '../src/emitters/rendered-note.js'
import { type CardGrid, cardGrid, cardSizeOf } from '../src/sheets/card-size.js'
import { placesOf } from '../src/sheets/cards.js'
import { lookStyle } from '../src/sheets/cards-style.js'
import { isChosen, unknownChoice } from '../src/sheets/choose.js'
import { readHtml, textOf, writeHtml } from '../src/sheets/html-tree.js'
import { extentOf, widthOf } from '../src/sheets/measure.js'
import { embeddedPictures } from '../src/sheets/pictures.js'
import { cardTooLong, fieldNotShown, largePicture } from '../src/sheets/problems.js'
import { paperSizes, type SheetKind, sheetKinds, usualSheet } from '../src/sheets/settings.js'
import { shuffled } from '../src/sheets/shuffle.js'
import { media, said, sheetOf } from './support/sheet-of.js'

/** A page as a reviewer reads it: a line for each block. */
const dump = (main: string) =>
  `${main.replace(/<(?=(?:section|article|ol|li|h\d|div|table|tr|pre|ul|hr)\b)/g, '\n<').trim()}\n`

const cases = globSync('fixtures/sheets/*/notes.md').sort()

describe.each(cases)('%s', (path) => {
  const folder = resolve(path, '..')
  const config = join(folder, 'deckwright.json')
  const types = existsSync(config) ? readFileSync(config, 'utf8') : '{}'
  it.each([...sheetKinds])('as %s', async (kind) => {
    const { main, diagnostics } = await sheetOf(readFileSync(path, 'utf8'), { kind }, {}, types)
    const findings = said(diagnostics).map((line) => `<!-- ${line} -->\n`)
    await expect(findings.join('') + dump(main)).toMatchFileSnapshot(join(folder, `${kind}.html`))
  })
})

describe('a sheet', () => {
  const text = readFileSync('fixtures/sheets/layout/notes.md', 'utf8')

  it.each([...sheetKinds])('of %s has nothing that runs or loads', async (kind) => {
    const { page } = await sheetOf(text, { kind })
    expect(page).not.toMatch(/<(?:script|iframe|object|embed|form|textarea|base)\b|<link (?!rel="icon" href="data:,")/i)
    expect(page).not.toMatch(/\son\w+=|javascript:|(?:src|srcset|poster)="(?!data:)|position: fixed/i)
    expect(page).toContain(`content="default-src 'none'; img-src data:;`)
    // The one address that is there leads away only if it is followed.
    expect([...new Set(page.match(/https?:[^"&\]\s<]*/g))].filter((one) => !one.includes('w3.org')).sort()).toEqual([
      'https://example.org/',
      'https://example.org/frame',
      'https://example.org/x.png',
    ])
  })

  it.each([...sheetKinds])('of %s is balanced and names nothing twice', async (kind) => {
    const { main } = await sheetOf(text, { kind })
    expect(writeHtml(readHtml(main))).toBe(main)
    const ids = [...main.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const links = [...main.matchAll(/ href="#([^"]*)"/g)].map(([, id]) => id)
    expect(links.filter((id) => !ids.includes(id))).toEqual([])
  })

  it('keeps the date that it has, as long as it says the same', async () => {
    const first = await sheetOf(text, {}, { timeIsTold: false })
    const later = (earlier: string, more: Partial<EmitOptions> = {}) =>
      sheetOf(
        text,
        {},
        {
          timestamp: 1_800_000_000,
          sheet: { settings: usualSheet, mathStyle: '', earlier: () => Buffer.from(earlier) },
          ...more,
        },
      )
    expect((await later(first.page)).page).toBe(first.page)
    expect((await later(first.page, { timeIsTold: true })).page).toContain('content="2027-01-15"')
    expect((await later(first.page.replace('Canberra', 'Perth'))).page).toContain('content="2027-01-15"')
  })

  it('is of the day on which its notes changed last, where a project knows it', async () => {
    const { page } = await sheetOf(text, {}, { modOf: () => 86_400 })
    expect(page).toContain('<meta name="date" content="1970-01-02">')
  })

  it('has the name of its deck in the margin, whatever is in it', async () => {
    const { page } = await sheetOf('# deck: A "quoted" </style> \\ name\n\nA -b-.\n', {})
    expect(page.match(/<\/style>/g)?.length).toBe(page.match(/<style>/g)?.length)
    expect(page).toContain('@top-left { content: "A \\22 quoted\\22  \\3c \\2f style\\3e  \\5c  name"')
  })

  it('has the size of its paper', async () => {
    const text = '# deck: A\n\nA -b-.\n'
    expect((await sheetOf(text, { paper: 'a4' })).page).toContain('size: 210mm 297mm;')
    expect((await sheetOf(text, { paper: 'letter' })).page).toContain('size: 215.9mm 279.4mm;')
    expect((await sheetOf(text, { columns: 3 })).page).toContain('columns: 3;')
    expect((await sheetOf(text, { fontSize: 14 })).page).toContain('font: 14pt/')
  })
})

const cloze = (words: readonly string[], hidden: readonly boolean[]) =>
  words.map((word, at) => (hidden[at] ? `{{c${at + 1}::${word}}}` : word)).join(' ')

/** Notes in which no word comes twice, so that each can be looked for. */
const notes = fc
  .array(
    fc.tuple(fc.constantFrom('cloze', 'basic', 'reversed'), fc.array(fc.boolean(), { minLength: 2, maxLength: 6 })),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((all) => {
    const deletions: number[] = []
    const words: string[] = []
    const texts = all.map(([kind, hidden], index) => {
      const own = hidden.map((_, at) => `w${index}x${at}w`)
      words.push(...own)
      const gaps = hidden.map((hides, at) => hides || at === 0)
      if (kind !== 'cloze') {
        const type = kind === 'basic' ? 'Basic' : 'Basic (and reversed card)'
        return `# Note\nmodel: ${type}\n\n## Front\n\n${own[0]}\n\n## Back\n\n${own.slice(1).join('\n\n')}\n\n`
      }
      deletions.push(gaps.filter(Boolean).length)
      return `# Note\nmodel: Cloze\n\n## Text\n\n${cloze(own.slice(0, -1), gaps)}\n\n## Back Extra\n\n${own.at(-1)}\n\n`
    })
    const blanks = all.map(([kind, hidden]) =>
      kind === 'cloze' ? hidden.slice(0, -1).filter((hides, at) => hides || at === 0).length : 0,
    )
    return {
      text: `deck: D\n\n${texts.join('')}`,
      words,
      blanks: blanks.reduce((sum, one) => sum + one, 0),
      count: all.length,
    }
  })

describe('whatever the notes', () => {
  it.each([...sheetKinds])('%s lose no word', async (kind) => {
    await fc.assert(
      fc.asyncProperty(notes, fc.option(fc.string(), { nil: undefined }), async ({ text, words }, seed) => {
        const { main } = await sheetOf(text, { kind, shuffle: kind === 'handout' ? undefined : seed })
        const shown = textOf(readHtml(main))
        expect(words.filter((word) => !shown.includes(word))).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  it('a worksheet has a blank for each deletion and shows none of them above its key', async () => {
    await fc.assert(
      fc.asyncProperty(notes, async ({ text, blanks, count }) => {
        const { main } = await sheetOf(text, { kind: 'worksheet' })
        expect(main.match(/ aria-label="blank(?: \w+)?"/g)?.length ?? 0).toBe(blanks)
        expect(main.match(/<li id="q/g)?.length).toBe(count)
        expect(main.match(/<li id="a/g)?.length).toBe(count)
      }),
      { numRuns: 25 },
    )
  })

  it('what is hidden is in the key only', async () => {
    const { main } = await sheetOf('# deck: D\n\nThe -cow- gives -milk-.\n\nWhere do sheep live?\nIn a fold.\n', {
      kind: 'worksheet',
    })
    const [above = '', key = ''] = main.split('class="dw-key"')
    for (const word of ['cow', 'milk', 'fold']) {
      expect(above).not.toContain(word)
      expect(key).toContain(word)
    }
  })

  it('another order has the same things in it, and the same seed the same order', () => {
    fc.assert(
      fc.property(fc.array(fc.nat()), fc.string(), (things, seed) => {
        const drawn = shuffled(things, seed)
        expect([...drawn].sort()).toEqual([...things].sort())
        expect(shuffled(things, seed)).toEqual(drawn)
      }),
    )
    const many = Array.from({ length: 50 }, (_, index) => index)
    expect(shuffled(many, 'a')).not.toEqual(shuffled(many, 'b'))
    expect(shuffled(many, 'a')).not.toEqual(many)
  })
})

describe('blanks', () => {
  const widths = async (hidden: string) => {
    const { main } = await sheetOf(`# deck: D\n\nIt is -${hidden}-.\n`, { kind: 'worksheet' })
    return [...main.matchAll(/<i style="width:([\d.]+)em">/g)].reduce((sum, [, width]) => sum + Number(width), 0)
  }

  it('are as long as what they hide, wide characters twice', async () => {
    expect(await widths('abcdefgh')).toBeCloseTo(8 * 0.75 + 0.5)
    expect(await widths('東京大学')).toBeCloseTo(8 * 0.75 + 0.5)
    expect(await widths('a')).toBe(2)
    expect(await widths('**bold** words of `code`')).toBeCloseTo('bold words of code'.length * 0.75 + 0.5)
    expect(await widths('x'.repeat(200))).toBeCloseTo(150.5, 0)
  })

  it('measure what is seen of a formula, not how it is written', () => {
    const width = (html: string) => widthOf(extentOf(readHtml(html)))
    expect(width('<math><mfrac><mi>a</mi><mi>b</mi></mfrac></math>')).toBe(2)
    expect(width('<ruby>日本<rt>にほん</rt></ruby>')).toBe(4)
    expect(extentOf(readHtml('<p>a</p><p>b<br>c</p><img>'))).toEqual({
      lines: [1, 1, 1],
      blocks: 2,
      pictures: 1,
      widest: 0,
    })
  })
})

describe('what is wider than its line', () => {
  const sizes = async (text: string) =>
    [...(await sheetOf(`# deck: D\n\n${text}\n`, {})).main.matchAll(/font-size:(\d+)%/g)].map(([, size]) =>
      Number(size),
    )
  const row = (word: string, many: number) => `| ${Array.from({ length: many }, () => word).join(' | ')} |`
  const table = (word: string, many: number) =>
    `What?\n${row('a', many)}\n|${' --- |'.repeat(many)}\n${row(word, many)}`

  it('is set smaller, a table no more than by half before its words are broken', async () => {
    expect(await sizes(table('short', 5))).toEqual([])
    expect(await sizes(table('many short words that wrap', 5))).toEqual([])
    const [size = 0] = await sizes(table('incomprehensible', 7))
    expect(size).toBeGreaterThan(50)
    expect(size).toBeLessThan(100)
    const { main } = await sheetOf(`# deck: D\n\n${table('incomprehensible', 30)}\n`, {})
    expect(main).toContain('<table style="font-size:50%" class="dw-wide">')
  })

  it('is a formula, too', async () => {
    expect(await sizes('It is -so-: $a + b$.')).toEqual([])
    expect(await sizes(`It is -so-: $${Array.from({ length: 60 }, () => 'ab').join('+')}$.`)).toHaveLength(1)
  })
})

describe('cards', () => {
  const grids = fc.record({ columns: fc.integer({ min: 1, max: 6 }), rows: fc.integer({ min: 1, max: 9 }) })

  it('lie behind each other when the paper is turned', () => {
    fc.assert(
      fc.property(grids, fc.constantFrom('long' as const, 'short' as const), ({ columns, rows }, flip) => {
        const grid: CardGrid = { columns, rows, width: 50, height: 50 }
        const backs = placesOf('back', grid, flip)
        for (const [place, card] of placesOf('front', grid, flip).entries()) {
          const [row, column] = [Math.floor(place / columns), place % columns]
          // Turned over the long edge, what was left is right; over the short edge, what was above is below.
          const behind = flip === 'long' ? row * columns + columns - 1 - column : (rows - 1 - row) * columns + column
          expect(backs[behind]).toBe(card)
        }
      }),
    )
  })

  it.each([
    ['2x4', 2, 4, 95, 69.2],
    ['85x55mm', 2, 5, 85, 55],
    ['105 x 74 mm', 1, 3, 105, 74],
  ])('of %s are so many and so large', (written, columns, rows, width, height) => {
    const size = cardSizeOf(written)
    const grid = size && cardGrid(size, paperSizes.a4)
    expect(grid).toMatchObject({ columns, rows })
    expect(grid?.width).toBeCloseTo(width, 0)
    expect(grid?.height).toBeCloseTo(height, 0)
  })

  it.each(['300x20mm', '40x40', '0x3', '10x10mm'])('of %s are none', (written) => {
    const size = cardSizeOf(written)
    expect(size && cardGrid(size, paperSizes.a4)).toBeUndefined()
  })

  it('that are long are set smaller, and those that are too long stand behind the others, whole', async () => {
    const long = (lines: number) =>
      `# deck: D\n\nWhat is long?\n${Array.from({ length: lines }, (_, at) => `line ${at}`).join('\n')}\n`
    const short = await sheetOf(long(3), { kind: 'cards' })
    expect(short.main).not.toContain('--step')
    const middle = await sheetOf(long(14), { kind: 'cards' })
    expect(middle.main).toMatch(/--step:0\.\d/)
    expect(middle.diagnostics).toEqual([])
    const tooLong = await sheetOf(long(60), { kind: 'cards' })
    expect(said(tooLong.diagnostics)).toEqual([
      'sheet/card-too-long: A card of this note is too long for its paper: it stands behind the cards, as number 1',
    ])
    const [, behind = ''] = tooLong.main.split('dw-rest')
    expect(behind).toContain('line 59')
  })
})

describe('a choice', () => {
  const notes = [
    { deck: 'Biology::Cells', tags: ['exam::first'] },
    { deck: 'Biology', tags: [] },
    { deck: 'Biologia', tags: ['other'] },
  ]
  const chosen = (decks: string[], tags: string[] = []) => notes.filter((note) => isChosen(note, { decks, tags }))

  it('is of decks and tags with all below them', () => {
    expect(chosen(['biology'])).toEqual(notes.slice(0, 2))
    expect(chosen(['Biology::Cells', 'Biologia'])).toEqual([notes[0], notes[2]])
    expect(chosen([], ['exam'])).toEqual([notes[0]])
    expect(chosen(['Biologia'], ['exam'])).toEqual([])
    expect(chosen([])).toEqual(notes)
  })

  it('says what there is not, and what was probably meant', () => {
    const unknown = (decks: string[], tags: string[] = []) => unknownChoice(notes, { decks, tags })
    expect(unknown(['Biology'], ['exam'])).toBeUndefined()
    expect(unknown(['Bilogy'])).toEqual({ kind: 'deck', name: 'Bilogy', meant: 'Biology' })
    expect(unknown(['Cells'])).toEqual({ kind: 'deck', name: 'Cells', meant: 'Biology::Cells' })
    expect(unknown([], ['exams'])).toEqual({ kind: 'tag', name: 'exams', meant: 'exam' })
    expect(unknown(['Physics'])).toEqual({ kind: 'deck', name: 'Physics', meant: undefined })
  })
})

describe('the examples', () => {
  const codes = async (text: string, kind: SheetKind, config?: string) =>
    (await sheetOf(text, { kind }, {}, config)).diagnostics.map(({ problem }) => problem.code)

  it('of cards that are too long', async () => {
    expect(await codes(`# deck: D\n\n${cardTooLong.wrong}`, 'cards')).toEqual([cardTooLong.code])
    expect(await codes(`# deck: D\n\n${cardTooLong.right}`, 'cards')).toEqual([])
  })

  it('of fields that no card shows', async () => {
    const word = 'deck: D\n\n# Note\nmodel: Word\n\n## Word\n\nsun\n\n## Meaning\n\nSonne\n\n## Source\n\na list\n'
    expect(await codes(word, 'worksheet', fieldNotShown.wrong)).toEqual([fieldNotShown.code])
    expect(await codes(word, 'handout', fieldNotShown.wrong)).toEqual([])
    expect(await codes(word, 'worksheet', fieldNotShown.right)).toEqual([])
  })

  it('of pictures that are too large', async () => {
    const pictured = (text: string) =>
      `# deck: D\n\n${text.replace(/\(.*\)/, (name) => (name.includes('25') ? '(large.png)' : '(cat.png)'))}`
    expect(await codes(pictured(largePicture.wrong), 'handout')).toEqual([largePicture.code])
    expect(await codes(pictured(largePicture.right), 'handout')).toEqual([])
  })
})

test('pictures that are too many are named', async () => {
  const { compilation } = await sheetOf('# deck: D\n\nWhat is it?\n![](heavy.png)\n', {})
  const { notes } = await renderNotes(compilation.collection, { deckOf: compilation.deckOf, media })
  const { picture, diagnostics } = embeddedPictures(notes[0]?.media ?? [], notes)
  const name = notes[0]?.media[0]?.name ?? ''
  const shown = Array.from({ length: 20 }, () => picture(name))
  expect(shown.filter((one) => 'address' in one)).toHaveLength(12)
  expect(shown.at(-1)).toEqual({ told: 'heavy.png: there are too many pictures for one sheet' })
  expect(said(diagnostics())).toEqual([
    'sheet/large-picture: `heavy.png` would make the sheet larger than 250 MB: only its name is there',
  ])
})

test('the styling of a note type is for its cards only', () => {
  const style = lookStyle(
    3,
    ':root { --a: b } html, body.x { color: red }\n.body { color: var(--a) } p { content: "html " }',
  )
  expect(style).toBe(
    '@scope (.dw-look-3) {\n:scope { --a: b } :scope, :scope.x { color: red }\n.body { color: var(--a) } p { content: "html " }\n}',
  )
})
