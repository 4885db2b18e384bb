import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { barriers } from './barriers.js'
import { deckwright, project, startPreview } from './browser.js'
import { framesOf, openPage, shiftOf, textOf, until, whenThere } from './watched-page.js'

/**
 * @typedef {{
 *   browser: import('puppeteer-core').Browser,
 *   canary: { knocks: () => number },
 *   folder: string,
 *   expect: (what: string, holds: boolean, found?: unknown) => void,
 *   measured: (what: string, value: string) => void,
 * }} Setting
 */

/** How wide a picture is: 0 while it is not there. */
const widthOfPicture = (/** @type {Element} */ image) => /** @type {HTMLImageElement} */ (image).naturalWidth

/**
 * Opening, turning, searching, choosing, keys.
 * @param {Setting} setting
 */
export async function checkReading({ browser, expect }) {
  const preview = await startPreview(project, 'fixtures/decks')
  const { page, complaints } = await openPage(browser, preview.address)
  expect(
    'the figures stand at the top',
    /^19 files · \d+ notes · \d+ cards · ✓ no findings$/.test(await textOf(page, '#figures')),
  )
  expect('the first note is open', (await textOf(page, '#detail h2')).startsWith('ls lists a folder'))
  const [front, back] = await framesOf(page)
  expect('the front hides', front?.includes('[...]') === true && !front.includes('hidden files'), front)
  expect('the back shows', back?.includes('hidden files') === true, back)
  const link = await page.$eval('a.place', (element) => element.getAttribute('href'))
  expect(
    'a place opens the editor',
    link === `vscode://file${encodeURI(project)}fixtures/decks/computing/command-line.md:14:1`,
    link,
  )

  await page.keyboard.press(' ')
  expect(
    'space shows the front alone',
    (await page.$$('.side.back')).length === 0 && (await page.$$('.side.front')).length > 0,
  )
  await page.keyboard.press(' ')
  expect(
    'space turns the card',
    (await page.$$('.side.front')).length === 0 && (await page.$$('.side.back')).length > 0,
  )
  expect('and says so', (await textOf(page, '#said')) === 'Back')
  await page.keyboard.press('b')
  expect('b shows both sides', (await page.$$('.side.front')).length > 0 && (await page.$$('.side.back')).length > 0)

  await page.keyboard.press('ArrowDown')
  await until(async () => (await textOf(page, '#detail h2')).startsWith('To delete a folder'), 'the next note opens')
  await page.keyboard.press('End')
  const last = await page.$eval(
    '.row[aria-selected="true"]',
    (row) => row.getAttribute('aria-posinset') === row.getAttribute('aria-setsize'),
  )
  expect('End leads to the last note', last)
  await page.keyboard.press('Home')

  await page.keyboard.press('/')
  await page.keyboard.type('flag iceland')
  await until(async () => /^1 of /.test(await textOf(page, '#count')), 'the search finds one note')
  await page.keyboard.press('Enter')
  expect('pictures are shown', (await whenThere(page, 'img', widthOfPicture)) > 0)
  await page.keyboard.press('Escape')
  await page.select('#tag', 'shell')
  const tagged = await textOf(page, '#count')
  expect('a tag chooses', /^\d+ of \d+ in the list$/.test(tagged), tagged)
  await page.select('#tag', '')
  await page.evaluate(() => {
    for (const button of document.querySelectorAll('button'))
      if (button.textContent?.startsWith('Music')) button.click()
  })
  await until(async () => (await page.$('.row')) !== null, 'a deck is chosen')
  await page.keyboard.press('/')
  await page.keyboard.type('which interval')
  await until(async () => /^1 of /.test(await textOf(page, '#count')), 'the search finds one note of the deck')
  await page.keyboard.press('Enter')
  const address = await whenThere(page, 'audio', (audio) => /** @type {HTMLAudioElement} */ (audio).src)
  const sound = await page.evaluate(async (from) => (await fetch(from)).headers.get('content-type'), address)
  expect('sounds can be played', sound === 'audio/wav', sound)
  const moved = await shiftOf(page)
  expect('nothing moves by itself', moved === 0, moved)
  expect('the console is silent', complaints.length === 0, complaints)
  await page.close()
  await preview.end()
}

/**
 * Whoever reads with ears, keys or in the dark.
 * @param {Setting} setting
 */
export async function checkAccess({ browser, folder, expect }) {
  mkdirSync(join(folder, 'access'))
  writeFileSync(
    join(folder, 'access/notes.md'),
    '# deck: A::B\n\nOne -thing-. #x\n\nAnother -thing without an end.\n\nWhat is missing?\n',
  )
  const preview = await startPreview(folder, 'access')
  for (const dark of [false, true]) {
    const { page } = await openPage(browser, preview.address, { dark })
    await page.keyboard.press('n')
    await page.waitForSelector('.finding-list')
    const found = await barriers(page)
    expect(`nobody is kept out in the ${dark ? 'dark' : 'light'}`, found.length === 0, found)
    await page.keyboard.press('w')
    await page.keyboard.press('?')
    const help = await barriers(page)
    expect(`nor by the keys, on a telephone’s width`, help.length === 0, help)
    await page.keyboard.press('Escape')
    await page.type('#search', 'nothing has these words')
    const empty = await barriers(page)
    expect('nor by an empty list', empty.length === 0, empty)
    await page.close()
  }
  const narrow = await openPage(browser, preview.address, { width: 390, height: 760 })
  const wide = await narrow.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect('a narrow window holds the page', wide <= 0, wide)
  await narrow.page.close()
  await preview.end()
}

/**
 * What is saved is shown, and the reader keeps the place.
 * @param {Setting} setting
 */
export async function checkReload({ browser, folder, expect, measured }) {
  const size = 10_000
  const notes = join(folder, 'large/notes')
  mkdirSync(notes, { recursive: true })
  const text = (/** @type {number} */ from, edited = '') =>
    `# deck: Large::Part ${from % 7}\n\n${Array.from({ length: 20 }, (_, at) => `Note ${from + at} has a -hidden word- ${at === 10 ? edited : ''} among -${from + at} others-.`).join('\n\n')}\n`
  for (let from = 0; from < size; from += 20)
    writeFileSync(join(notes, `n${String(from).padStart(5, '0')}.md`), text(from))
  const preview = await startPreview(join(folder, 'large'), 'notes')
  const started = performance.now()
  const { page, complaints } = await openPage(browser, preview.address)
  measured('10,000 notes: the page is there after', `${Math.round(performance.now() - started)} ms`)
  expect('all are in the list', (await textOf(page, '#count')) === '10,000 in the list')
  expect('few are in the page', (await page.$$('.row')).length < 80)

  const slowest = await page.evaluate(async () => {
    const list = /** @type {HTMLElement} */ (document.getElementById('list'))
    /** @type {number[]} */
    const frames = []
    let before = performance.now()
    for (let step = 0; step < 90; step++) {
      list.scrollTop += 900
      await new Promise((done) => requestAnimationFrame(done))
      const now = performance.now()
      frames.push(now - before)
      before = now
    }
    return frames.sort((a, b) => a - b)[Math.floor(frames.length * 0.95)] ?? 0
  })
  measured('10,000 notes: 19 of 20 frames while scrolling take at most', `${slowest.toFixed(1)} ms`)
  expect('it scrolls', slowest < 500, slowest)

  await page.type('#search', 'note 5010')
  await page.keyboard.press('Enter')
  await until(async () => (await textOf(page, '#detail h2')).startsWith('Note 5010'), 'the note is found')
  await page.evaluate(() => {
    const search = /** @type {HTMLInputElement} */ (document.getElementById('search'))
    search.value = ''
    search.dispatchEvent(new Event('input'))
  })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  const before = await page.$eval('#list', (list) => list.scrollTop)
  // The page itself says when it showed what: asking takes its time, too.
  await page.evaluate(() => {
    const note = /** @type {HTMLElement} */ (document.getElementById('detail'))
    const mark = () => {
      document.body.dataset.shown = String(Date.now())
    }
    new MutationObserver(mark).observe(note, { childList: true })
  })
  /** @type {number[]} */
  const times = []
  for (let edit = 0; edit < 7; edit++) {
    await new Promise((done) => setTimeout(done, 400))
    const saved = Date.now()
    writeFileSync(join(notes, 'n05000.md'), text(5000, `edited ${edit}`))
    await until(async () => (await textOf(page, '#detail h2')).includes(`edited ${edit} `), 'an edit is shown')
    times.push((await page.evaluate(() => Number(document.body.dataset.shown))) - saved)
  }
  times.sort((a, b) => a - b)
  measured('10,000 notes in 500 files: a save is shown after (median of 7)', `${Math.round(times[3] ?? 0)} ms`)
  expect('the list stays where it was', (await page.$eval('#list', (list) => list.scrollTop)) === before)

  writeFileSync(join(notes, 'n05000.md'), text(5000, 'a -dash that stays open'))
  await until(async () => (await textOf(page, '#figures')).includes('1 error'), 'a finding appears')
  await until(
    async () => (await textOf(page, '#detail')).includes('dash-cloze/unclosed-dash'),
    'it stands beside its note',
  )
  expect('with its line', (await textOf(page, '.finding-list pre')).includes('^'))
  writeFileSync(join(notes, 'n05000.md'), text(5000))
  await until(async () => (await textOf(page, '#figures')).includes('no findings'), 'it goes')
  await until(async () => (await page.$('.finding-list')) === null, 'it leaves the note')
  expect('the console is silent', complaints.length === 0, complaints)
  await preview.end()
  await until(
    async () => page.$eval('#gone', (gone) => !gone.hasAttribute('hidden')),
    'the page says that the program has ended',
  )
  await page.close()
}

/**
 * A deck from someone who means no good.
 * @param {Setting} setting
 */
export async function checkStranger({ browser, canary, folder, expect }) {
  // First that the canary hears at all.
  const control = await browser.newPage()
  await control.goto('data:text/html,<img src="http://canary.invalid/x.png">')
  await until(async () => canary.knocks() > 0, 'the canary hears')
  await control.close()
  await new Promise((done) => setTimeout(done, 300))
  const known = canary.knocks()

  const preview = await startPreview(project, 'fixtures/preview/stranger')
  const once = join(folder, 'stranger.html')
  deckwright(project, 'preview', 'fixtures/preview/stranger', '--once', '-o', once)
  for (const address of [preview.address, pathToFileURL(once).href]) {
    const { page } = await openPage(browser, address)
    const opened = (await browser.pages()).length
    for (let note = 0; note < 3; note++) {
      await new Promise((done) => setTimeout(done, 400))
      for (const handle of await page.$$('.card-frame')) {
        const box = await handle.boundingBox()
        // Over the words with handlers, and onto links and buttons.
        for (const x of [60, 130, 200]) {
          if (box !== null) await page.mouse.click(box.x + x, box.y + 40)
        }
        const frame = await handle.contentFrame()
        for (const id of ['#away', '#send']) {
          const target = await frame?.$(id).catch(() => null)
          await target?.click().catch(() => {})
        }
      }
      await page.focus('#list')
      await page.keyboard.press('ArrowDown')
    }
    await until(async () => (await page.$('.blocked')) !== null, 'something is kept from showing')
    const kind = address.startsWith('file:') ? 'one file' : 'a page that goes on'
    expect(`no script of a stranger runs (${kind})`, (await page.title()) === 'deckwright preview', await page.title())
    expect('the page stays where it is', page.url().startsWith(address), page.url())
    expect('no window opens', (await browser.pages()).length === opened)
    const said = await page.$$eval('.blocked', (notes) => notes.map((note) => note.textContent))
    expect(
      'it is said what is not shown',
      said.some((one) => one?.includes('<object>')),
      said,
    )
    await page.close()
  }
  expect('nothing is asked of another machine', canary.knocks() === known, canary.knocks() - known)
  await preview.end()

  const scripts = join(folder, 'scripts')
  mkdirSync(scripts)
  writeFileSync(
    join(scripts, 'deck.md'),
    'markdown: false\n\n# Note\n\n## Front\n\n<p id="x">off</p><script>document.getElementById("x").textContent = "on"; fetch("http://canary.invalid/").catch(() => {}); try { top.document.title = "taken" } catch {}</script>\n\n## Back\n\nb\n',
  )
  const allowed = await startPreview(scripts, '.', '--allow-scripts')
  const { page } = await openPage(browser, allowed.address)
  await until(async () => (await framesOf(page))[0]?.startsWith('on'), 'a script that is allowed runs')
  await new Promise((done) => setTimeout(done, 300))
  expect('an allowed script reaches no other machine', canary.knocks() === known)
  expect('nor the page around it', (await page.title()) === 'deckwright preview')
  await page.close()
  await allowed.end()
}

/**
 * One file that needs nothing.
 * @param {Setting} setting
 */
export async function checkOnce({ browser, folder, expect }) {
  const file = join(folder, 'cards.html')
  const { status, output } = deckwright(project, 'preview', 'fixtures/decks', '--once', '-o', file)
  expect('the file is written', status === 0, output)
  const { page, complaints } = await openPage(browser, pathToFileURL(file).href)
  await page.type('#search', 'flag of iceland')
  await page.keyboard.press('Enter')
  expect('its pictures are in it', (await whenThere(page, 'img', widthOfPicture)) > 0)
  expect('its places are no links', (await page.$('a.place')) === null && (await page.$('span.place')) !== null)
  await page.$eval('#search', (search) => {
    const input = /** @type {HTMLInputElement} */ (search)
    input.value = 'derivative'
    input.dispatchEvent(new Event('input'))
  })
  await until(async () => {
    for (const handle of await page.$$('.card-frame')) {
      const frame = await handle.contentFrame()
      if ((await frame?.$('math')) != null) return true
    }
    return false
  }, 'math is set')
  expect('the console is silent', complaints.length === 0, complaints)
  await page.close()
}

/**
 * Nothing to show, and too much of it.
 * @param {Setting} setting
 */
export async function checkExtremes({ browser, folder, expect }) {
  const place = join(folder, 'extremes')
  mkdirSync(place)
  const preview = await startPreview(place, '.')
  const { page, complaints } = await openPage(browser, preview.address)
  expect('an empty folder is said to be one', (await textOf(page, '#troubles')).includes('no notes were found'))
  expect('in the terminal, too', preview.said().includes('no notes were found'))
  const large = (/** @type {number} */ times) =>
    `# Note\n\n## Front\n\nlarge\n\n## Back\n\n${'many words '.repeat(times)}\n`
  writeFileSync(join(place, 'large.md'), large(1_000_000))
  await until(
    async () => (await textOf(page, '#detail')).includes('million characters'),
    'a note of 10 MB is not shown unasked',
  )
  writeFileSync(join(place, 'large.md'), large(50_000))
  await until(async () => {
    if ((await page.$('.card-frame')) !== null) return true
    await page.$eval('.no-card button', (button) => /** @type {HTMLElement} */ (button).click())
    await new Promise((done) => setTimeout(done, 1000))
    return false
  }, 'a large one is shown to whoever asks')
  writeFileSync(join(place, 'large.md'), large(5))
  await until(async () => (await textOf(page, '#detail h2')) === 'large', 'a small one is shown at once')
  writeFileSync(join(place, 'broken.md'), '# Note\nmodel: Nothing like it\n\n## Front\n\na\n')
  writeFileSync(join(place, 'bytes.md'), Buffer.from([0xff, 0xfe, 0x00, 0xd8, 0x00]))
  await until(async () => / errors?/.test(await textOf(page, '#figures')), 'what is wrong is told')
  expect('the console is silent', complaints.length === 0, complaints)
  await page.close()
  await preview.end()
}
