import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { project, startPreview } from './browser.js'
import { openPage, until } from './watched-page.js'

const rivers = `# deck: Geography::Rivers

The -Danube::it rises in the Black Forest- flows through ten countries into the -Black Sea-.

The volume of water that passes in a second is its -discharge-, -$Q = A \\cdot v$-.

What is the longest river in Africa?
The **Nile**, with 6,650 km

The Volga ends in the -Caspian Sea–.
`

const cells = `# deck: Biology::Cells

-Mitochondria- turn food into -ATP::the cell's energy carrier-.

Proteins are built by -ribosomes-.
`

/**
 * The pictures of the preview for the README.
 * @param {import('puppeteer-core').Browser} browser
 */
export async function takeScreenshots(browser) {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-pictures-'))
  mkdirSync(join(folder, 'notes'))
  writeFileSync(join(folder, 'notes/rivers.md'), rivers)
  writeFileSync(join(folder, 'notes/cells.md'), cells)
  const preview = await startPreview(folder, 'notes')
  try {
    for (const dark of [false, true]) {
      const { page } = await openPage(browser, preview.address, { width: 1100, height: 560, dark })
      await page.focus('#list')
      for (let note = 0; note < (dark ? 5 : 3); note++) await page.keyboard.press('ArrowDown')
      await until(async () => (await page.$$('.card-frame, .finding-list')).length > 0, 'the note is open')
      await new Promise((done) => setTimeout(done, 600))
      const name = `preview-${dark ? 'dark' : 'light'}.png`
      await page.screenshot({ path: /** @type {`${string}.png`} */ (join(project, 'docs/images', name)) })
      console.log(`docs/images/${name}`)
      await page.close()
    }
  } finally {
    await preview.end()
    rmSync(folder, { recursive: true, force: true })
  }
}
