/**
 * A page, and what it complains of.
 * @typedef {{
 *   page: import('puppeteer-core').Page,
 *   complaints: string[],
 * }} WatchedPage
 */

/**
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} address
 * @param {{ width?: number, height?: number, dark?: boolean }} [view]
 * @returns {Promise<WatchedPage>}
 */
export async function openPage(browser, address, { width = 1280, height = 800, dark = false } = {}) {
  const page = await browser.newPage()
  /** @type {string[]} */
  const complaints = []
  await page.setViewport({ width, height })
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: dark ? 'dark' : 'light' }])
  page.on('console', (message) => {
    if (['error', 'warn'].includes(message.type())) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('dialog', (dialog) => {
    complaints.push(`a dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  await page.goto(address)
  await page.waitForSelector('.card-pair, .no-card, #detail:empty')
  return { page, complaints }
}

/**
 * How much of the page has moved by itself so far, as browsers count it.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<number>}
 */
export function shiftOf(page) {
  return page.evaluate(
    () =>
      new Promise((done) => {
        new PerformanceObserver((list) => {
          const shifts = /** @type {{ value: number, hadRecentInput: boolean }[]} */ (
            /** @type {unknown[]} */ (list.getEntries())
          )
          done(shifts.reduce((sum, { value, hadRecentInput }) => sum + (hadRecentInput ? 0 : value), 0))
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => done(0), 500)
      }),
  )
}

/**
 * The text of an element.
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 */
export function textOf(page, selector) {
  return page.$eval(selector, (element) => element.textContent?.replace(/\s+/g, ' ').trim() ?? '')
}

/**
 * What the frames of the note that is open show, in their order, as soon as all of them show something.
 * @param {import('puppeteer-core').Page} page
 * @returns {Promise<string[]>}
 */
export async function framesOf(page) {
  /** @type {string[]} */
  let texts = []
  await until(async () => {
    texts = []
    for (const handle of await page.$$('.card-frame')) {
      const frame = await handle.contentFrame()
      const text = await frame?.$eval('#qa', (element) => element.textContent ?? '')
      texts.push(text?.replace(/\s+/g, ' ').trim() ?? '')
    }
    return texts.length > 0
  }, 'the cards are there')
  return texts
}

/**
 * Something about the first element of its kind on the first card of the note that is open, as soon as it is there: a
 * frame needs its time, more of it on a machine with much to do.
 * @template T
 * @param {import('puppeteer-core').Page} page
 * @param {string} selector
 * @param {(element: Element) => T} read  gives something falsy as long as it is not there
 * @returns {Promise<T>}
 */
export async function whenThere(page, selector, read) {
  /** @type {T | undefined} */
  let found
  await until(async () => {
    const frame = await (await page.$('.card-frame'))?.contentFrame()
    found = await frame?.$eval(selector, read)
    return found
  }, `${selector} is on the card`)
  return /** @type {T} */ (found)
}

/**
 * Waits until something holds, and gives how many milliseconds it took.
 * @param {() => Promise<unknown>} holds
 * @param {string} what
 */
export async function until(holds, what) {
  const started = performance.now()
  for (;;) {
    if (await holds().catch(() => false)) return performance.now() - started
    if (performance.now() - started > 60_000) throw new Error(`it never came to pass that ${what}`)
    await new Promise((done) => setTimeout(done, 10))
  }
}
