/**
 * Looks at the preview in a real browser.
 *
 *     npm run test:browser                    all of it
 *     npm run test:browser -- Sheets Paper    only the checks with one of these in their names
 *     npm run test:browser -- --screenshots   only this: the pictures of the preview in docs/images/
 *     npm run test:browser -- --sheets        only this: the pictures of sheets there
 *
 * The browser is Chromium or Chrome: the one that CHROMIUM names, else the one that a build finds. PDFs are read back by
 * poppler's programs. Nothing is downloaded.
 *
 * Exit status: 0 all passed, 1 something failed, 2 there is no browser, or nothing that reads a PDF.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, launch } from './browser.js'
import { startCanary } from './canary.js'
import { checkAccess, checkExtremes, checkOnce, checkReading, checkReload, checkStranger } from './checks.js'
import { missingPdfProgram } from './pdf.js'
import { takePicturesOfSheets, takeScreenshots } from './screenshots.js'
import {
  checkCardsOnPaper,
  checkSheetsOnPaper,
  checkSheetsOnScreen,
  checkStrangerOnPaper,
  checkWideOnPaper,
} from './sheets.js'

const executable = findBrowser()
if (executable === undefined) {
  console.error(
    'These tests need Chromium or Chrome, and none was found on the path: install it (Debian: apt-get install chromium), or name it in CHROMIUM.',
  )
  process.exit(2)
}

const missing = missingPdfProgram()
if (missing !== undefined) {
  console.error(
    `These tests read PDFs with ${missing}, which is not there: install it (Debian: apt-get install poppler-utils).`,
  )
  process.exit(2)
}

let passed = 0
let failed = 0
const folder = mkdtempSync(join(tmpdir(), 'deckwright-browser-'))
const canary = await startCanary()
const browser = await launch(executable, canary.rules)
try {
  if (process.argv.includes('--screenshots')) await takeScreenshots(browser)
  else if (process.argv.includes('--sheets')) takePicturesOfSheets()
  else await checkAll()
} finally {
  await browser.close()
  canary.close()
  rmSync(folder, { recursive: true, force: true })
}
process.exit(failed > 0 ? 1 : 0)

async function checkAll() {
  const setting = {
    browser,
    canary,
    folder,
    expect(/** @type {string} */ what, /** @type {boolean} */ holds, /** @type {unknown} */ found = '') {
      if (holds) passed++
      else {
        failed++
        console.log(`FAIL ${what}: ${typeof found === 'string' ? found : JSON.stringify(found)}`)
      }
    },
    measured: (/** @type {string} */ what, /** @type {string} */ value) => console.log(`${what} ${value}`),
  }
  const ofPreview = [checkReading, checkAccess, checkStranger, checkOnce, checkExtremes, checkReload]
  const ofSheets = [checkSheetsOnScreen, checkSheetsOnPaper, checkCardsOnPaper, checkWideOnPaper, checkStrangerOnPaper]
  const names = process.argv.slice(2)
  const asked = (/** @type {{ name: string }} */ { name }) =>
    names.length === 0 || names.some((one) => name.includes(one))
  for (const check of [...ofPreview, ...ofSheets].filter(asked)) {
    try {
      await check(setting)
    } catch (error) {
      setting.expect(check.name, false, error instanceof Error ? error.message : error)
      for (const page of (await browser.pages()).slice(1)) await page.close().catch(() => {})
    }
  }
  console.log(`${passed} passed, ${failed} failed in ${await browser.version()}`)
}
