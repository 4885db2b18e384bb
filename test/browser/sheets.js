import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { barriers } from './barriers.js'
import { deckwright, project } from './browser.js'
import { pdfFacts, pdfPages, pdfWords } from './pdf.js'

/** @typedef {import('./checks.js').Setting} Setting */

const kinds = ['handout', 'questions', 'worksheet', 'cards']

/** Notes in all that a sheet must set well. */
const sources = ['plain', 'writing', 'layout'].map((name) => `fixtures/sheets/${name}`)

/**
 * Sheets on the screen: for everybody, by day and night, with the keys, and without a complaint.
 * @param {Setting} setting
 */
export async function checkSheetsOnScreen({ browser, folder, expect }) {
  for (const kind of kinds) {
    const file = join(folder, `${kind}.html`)
    const { status, output } = deckwright(
      project,
      'build',
      ...sources,
      '--keep-going',
      '--to',
      'html',
      '--sheet',
      kind,
      '-o',
      file,
    )
    expect(`${kind}: the page is written`, status !== 2, output)
    for (const dark of [false, true]) {
      const page = await browser.newPage()
      /** @type {string[]} */
      const complaints = []
      page.on('console', (message) => complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('request', (request) => {
        if (!/^(?:file|data):/.test(request.url())) complaints.push(request.url())
      })
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
      await page.goto(pathToFileURL(file).href)
      const found = await barriers(page)
      expect(`${kind}: nobody is kept out in the ${dark ? 'dark' : 'light'}`, found.length === 0, found)
      await page.setViewport({ width: 390, height: 760 })
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      if (kind !== 'cards') expect(`${kind}: a narrow window holds it`, wide <= 0, wide)
      expect(`${kind}: the console is silent`, complaints.length === 0, complaints)
      if (kind === 'questions' && !dark) {
        await page.focus('#q2 a')
        await page.keyboard.press('Enter')
        expect('a question leads to its answer', page.url().endsWith('#a2'), page.url())
        await page.focus('#a2 a')
        await page.keyboard.press('Enter')
        expect('and the answer back', page.url().endsWith('#q2'), page.url())
      }
      await page.emulateMediaType('print')
      const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      if (!dark) expect(`${kind}: the paper is white`, paper === 'rgb(255, 255, 255)', paper)
      await page.close()
    }
  }
}

/**
 * Sheets as PDF, read back.
 * @param {Setting} setting
 */
export async function checkSheetsOnPaper({ folder, expect, measured }) {
  const notes = join(folder, 'paper')
  mkdirSync(notes)
  const count = 60
  const text = Array.from({ length: count }, (_, at) =>
    at % 2 === 0
      ? `Begin${at} of a note that hides -Hidden${at}- and goes on for a while, so that it fills more than one line, to its End${at}.`
      : `Begin${at} of a question, End${at}?\nAnswer${at} to it`,
  )
  writeFileSync(join(notes, 'many.md'), `# deck: School::Year 7\n\n${text.join('\n\n')}\n`)
  const printed = (/** @type {string} */ name, /** @type {string[]} */ ...args) => {
    const path = join(folder, name)
    const { status, output } = deckwright(
      folder,
      'build',
      'paper',
      '--to',
      'pdf',
      '--timestamp',
      '2026-01-31',
      '-o',
      path,
      ...args,
    )
    expect(`${name} is printed`, status === 0, output)
    return path
  }
  for (const kind of kinds) {
    const path = printed(`${kind}.pdf`, '--sheet', kind)
    const facts = pdfFacts(path)
    const pages = pdfPages(path)
    expect(`${kind}: the paper is A4`, facts['Page size']?.endsWith('(A4)') === true, facts['Page size'])
    expect(`${kind}: it is tagged for those who listen`, facts.Tagged === 'yes')
    expect(`${kind}: it has a title`, facts.Title === 'School › Year 7', facts.Title)
    expect(
      `${kind}: no page is empty`,
      pages.every((page) => page.trim().split('\n').length > 3),
      pages.length,
    )
    for (const [at, page] of pages.entries()) {
      expect(
        `${kind}: page ${at + 1} has its number`,
        new RegExp(`\\b${at + 1}\\s*/\\s*${pages.length}\\b`).test(page),
        page.slice(-80),
      )
      expect(`${kind}: page ${at + 1} has deck and date`, /School › Year 7\s+2026-01-31/.test(page), page.slice(0, 120))
    }
    const all = pages.join('\n')
    const lost = text
      .flatMap((_, at) => [`Begin${at}`, `End${at}`, at % 2 === 0 ? `Hidden${at}` : `Answer${at}`])
      .filter((word) => !all.includes(word))
    expect(`${kind}: no word is lost`, lost.length === 0, lost)
    const broken = text.flatMap((_, at) =>
      pages.filter((page) => new RegExp(`\\bBegin${at}\\b`).test(page) !== new RegExp(`\\bEnd${at}\\b`).test(page)),
    )
    expect(`${kind}: no note is broken over pages`, broken.length === 0, broken.length)
    if (kind === 'questions' || kind === 'worksheet') {
      const first = pages.findIndex((page) => /^\s*Answers\s*$/m.test(page))
      const [above = ''] = pages[first]?.split('Answers') ?? []
      expect(`${kind}: the answers begin on a page of their own`, first > 0 && !/Begin/.test(above), above)
      const early =
        pages
          .slice(0, first)
          .join('\n')
          .match(/(?:Hidden|Answer)\d+/g) ?? []
      expect(`${kind}: no answer stands before them`, early.length === 0, early)
    }
    const again = printed(`again-${kind}.pdf`, '--sheet', kind)
    expect(`${kind}: printed again it is the same, byte for byte`, readFileSync(path).equals(readFileSync(again)))
  }
  expect(
    'on Letter, too',
    pdfFacts(printed('letter.pdf', '--paper', 'letter'))['Page size']?.includes('612 x 792') === true,
  )
  const { output } = deckwright(
    folder,
    'build',
    'paper',
    '--to',
    'pdf',
    '--timestamp',
    '2026-01-31',
    '-o',
    join(folder, 'letter.pdf'),
    '--paper',
    'letter',
  )
  expect('what has not changed is not printed again', output.includes('unchanged'), output)

  const many = join(folder, 'thousand')
  mkdirSync(many)
  writeFileSync(
    join(many, 'notes.md'),
    `# deck: Large\n\n${Array.from({ length: 1000 }, (_, at) => `Note ${at} hides -word ${at}- of those that fill its line.`).join('\n\n')}\n`,
  )
  for (const kind of kinds) {
    const started = performance.now()
    deckwright(folder, 'build', 'thousand', '--to', 'pdf', '--sheet', kind, '-o', join(folder, 'thousand.pdf'))
    measured(`1,000 notes as ${kind}: the PDF is there after`, `${((performance.now() - started) / 1000).toFixed(1)} s`)
  }
}

/**
 * Cards to be cut out: what lies behind what, and nothing beyond a cut.
 * @param {Setting} setting
 */
export async function checkCardsOnPaper({ folder, expect }) {
  const notes = join(folder, 'cut')
  mkdirSync(notes)
  const words = (/** @type {number} */ many) => Array.from({ length: many }, (_, at) => `word${at}`).join(' ')
  const text = Array.from({ length: 21 }, (_, at) => `Front${at}?\nBack${at} ${at % 4 === 0 ? words(20 * at) : ''}`)
  // A browser makes all that it prints smaller where something is wider than the paper.
  const wide = `Wide?\n$$${Array.from({ length: 80 }, (_, at) => at).join(' + ')}$$`
  writeFileSync(join(notes, 'cards.md'), `# deck: Cards\n\n${[...text, wide].join('\n\n')}\n`)
  const cases = [
    { flip: 'long', size: '2x4', columns: 2, rows: 4 },
    { flip: 'short', size: '3x3', columns: 3, rows: 3 },
    { flip: 'long', size: '85x55mm', columns: 2, rows: 5, width: 85, height: 55 },
  ]
  for (const { flip, size, columns, rows, ...card } of cases) {
    const path = join(folder, 'cut.pdf')
    const { status, output } = deckwright(
      folder,
      'build',
      'cut',
      '--to',
      'pdf',
      '--sheet',
      'cards',
      '--card-size',
      size,
      '--flip',
      flip,
      '-o',
      path,
    )
    const name = `${size}, over the ${flip} edge`
    expect(`${name}: printed`, status === 0, output)
    const pages = pdfWords(path)
    const sheets = Math.ceil(text.length / (columns * rows))
    const millimetre = 72 / 25.4
    const [width, height] = [(card.width ?? 190 / columns) * millimetre, (card.height ?? 277 / rows) * millimetre]
    for (let sheet = 0; sheet < sheets; sheet++) {
      const [front, back] = [pages[2 * sheet], pages[2 * sheet + 1]]
      if (front === undefined || back === undefined) {
        expect(`${name}: sheet ${sheet} has two sides`, false)
        continue
      }
      const left = (front.width - columns * width) / 2
      const top = (front.height - rows * height) / 2
      const cellOf = (/** @type {{ left: number, right: number, top: number, bottom: number }} */ word) => ({
        column: Math.floor(((word.left + word.right) / 2 - left) / width),
        row: Math.floor(((word.top + word.bottom) / 2 - top) / height),
      })
      for (let at = sheet * columns * rows; at < Math.min(text.length, (sheet + 1) * columns * rows); at++) {
        const one = front.words.find((word) => word.text === `Front${at}?`)
        const other = back.words.find((word) => word.text === `Back${at}`)
        // What is too long for any card is told, and stands behind all cards.
        if (other === undefined && output.includes(`as number ${at + 1}`)) continue
        if (one === undefined || other === undefined) {
          expect(`${name}: card ${at} has both sides`, false, [one, other])
          continue
        }
        const [a, b] = [cellOf(one), cellOf(other)]
        const behind =
          flip === 'long' ? { column: columns - 1 - a.column, row: a.row } : { column: a.column, row: rows - 1 - a.row }
        expect(
          `${name}: the back of card ${at} lies behind its front`,
          b.column === behind.column && b.row === behind.row,
          [a, b],
        )
      }
      for (const page of [front, back]) {
        const beyond = page.words.filter((word) => {
          const { column, row } = cellOf(word)
          if (!/^(?:Front|Back|word)\d+/.test(word.text)) return false
          const [x, y] = [left + column * width, top + row * height]
          return word.left < x || word.right > x + width || word.top < y || word.bottom > y + height
        })
        expect(`${name}: no word reaches beyond its card`, beyond.length === 0, beyond.slice(0, 3))
      }
    }
    const all = pages.flatMap((page) => page.words.map((word) => word.text))
    const lost = text.flatMap((one) => one.split(/\s+/)).filter((word) => word !== '' && !all.includes(word))
    expect(`${name}: nothing is cut`, lost.length === 0, lost.slice(0, 5))
    expect(
      `${name}: every word is there as often as it should be`,
      all.filter((word) => word === 'word0').length === 5,
      all.filter((word) => word === 'word0').length,
    )
  }
}

/**
 * What is wider than its line: nothing of it lies beyond the margin.
 * @param {Setting} setting
 */
export async function checkWideOnPaper({ folder, expect }) {
  const notes = join(folder, 'wide')
  mkdirSync(notes)
  const cells = (/** @type {string} */ word, /** @type {number} */ many) =>
    `| ${Array.from({ length: many }, (_, at) => `${word}${at}`).join(' | ')} |`
  const table = (/** @type {number} */ many) =>
    [cells('Column', many), `|${' --- |'.repeat(many)}`, cells('Incomprehensible', many)].join('\n')
  const sum = Array.from({ length: 30 }, (_, at) => `x_{${at}}`).join(' + ')
  const all = [8, 18].map((many) => `What is wide, ${many} times?\n${table(many)}`)
  const math = [
    `Which sum is -long-?\n$$\\text{Begin} + ${sum} + \\text{End}$$`,
    `Is $\\text{Begin} + ${sum} + \\text{End}$ -long-, too?`,
  ]
  writeFileSync(
    join(notes, 'wide.md'),
    `# deck: Wide\n\n${[...all, ...math, `A -word${'y'.repeat(150)}-.`].join('\n\n')}\n`,
  )
  for (const [kind, columns] of [
    ['handout', '1'],
    ['questions', '2'],
    ['worksheet', '1'],
    ['cards', undefined],
  ]) {
    const path = join(folder, 'wide.pdf')
    const more = columns === undefined ? [] : ['--columns', columns]
    const { output } = deckwright(
      folder,
      'build',
      'wide',
      '--keep-going',
      '--to',
      'pdf',
      '--sheet',
      kind ?? '',
      ...more,
      '-o',
      path,
    )
    const pages = pdfWords(path)
    const margin = (kind === 'cards' ? 10 : 18) * (72 / 25.4)
    const beyond = pages.flatMap(({ width, words }) =>
      words.filter(({ left, right }) => left < margin - 2 || right > width - margin + 2),
    )
    expect(`${kind}: nothing lies beyond the margin`, beyond.length === 0, [output, beyond.slice(0, 4)])
    const text = pages.flatMap(({ words }) => words.map((word) => word.text)).join('')
    const lost = ['Column7', 'Begin', 'End'].filter((word) => !text.includes(word))
    expect(`${kind}: and nothing is lost`, lost.length === 0, lost)
  }
}

/**
 * A deck from someone who means no good, printed.
 * @param {Setting} setting
 */
export async function checkStrangerOnPaper({ folder, expect }) {
  let knocks = 0
  const server = createServer((socket) => {
    knocks++
    socket.end()
  })
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)))
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address())
  const address = `http://127.0.0.1:${port}`
  const notes = join(folder, 'hostile')
  mkdirSync(notes)
  writeFileSync(
    join(notes, 'deckwright.json'),
    JSON.stringify({
      noteTypes: {
        Hostile: {
          fields: ['Front', 'Back'],
          templates: [
            {
              name: 'One',
              front: `<link rel="stylesheet" href="${address}/a.css">{{Front}}<script>document.body.textContent = "RAN"</script>`,
              back: '{{Back}}',
            },
          ],
          css: `@import url(${address}/b.css); } </style><script>document.body.textContent = "RAN"</script> .card { background: url(${address}/c.png) } @font-face { font-family: x; src: url(${address}/d.woff) } .card { font-family: x }`,
        },
      },
    }),
  )
  writeFileSync(
    join(notes, 'notes.md'),
    `markdown: false\n\n# Note\nmodel: Hostile\n\n## Front\n\nSafe<img src="${address}/e.png" onerror="document.body.textContent = 'RAN'"><svg onload="document.body.textContent = 'RAN'"><image href="${address}/f.png"/></svg><iframe src="${address}/g"></iframe><p style="background: url(${address}/h.png)">styled</p>\n\n## Back\n\n<object data="${address}/i"></object><meta http-equiv="refresh" content="0;url=${address}/j">sound\n`,
  )
  for (const kind of kinds) {
    const path = join(folder, 'hostile.pdf')
    const { status, output } = deckwright(notes, 'build', '--to', 'pdf', '--sheet', kind, '-o', path)
    expect(`${kind} of a stranger is printed`, status === 0, output)
    const said = pdfPages(path).join('\n')
    expect(
      `${kind}: its scripts do not run`,
      said.includes('Safe') && said.includes('styled') && !said.includes('RAN'),
      said,
    )
  }
  await new Promise((done) => setTimeout(done, 200))
  expect('nothing is asked of another machine while printing', knocks === 0, knocks)
  server.close()
}
