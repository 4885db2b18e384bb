import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deckwright, project, startPreview } from './browser.js'
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

/** A sheet that shows what sheets are for. */
const lesson = `# deck: Geography::Rivers of Europe

What is the longest river of Europe?
The **Volga**, with 3,530 km

Which rivers are longer than 2,500 km?
| River | Length |
| --- | ---: |
| Volga | 3,530 km |
| Danube | 2,850 km |

The -Danube::it rises in the Black Forest- flows through ten countries into the -Black Sea-.

The volume of water that passes in a second is its -discharge-, -$Q = A \\cdot v$-.

Three rivers rise near the Gotthard: the -Rhine-, the -Rhône- and the -Ticino-.

Why do rivers meander?
Water is faster at the outer bank of a bend and takes earth away there, while at the inner bank it is slower and
leaves earth behind. So every bend grows.

A river that flows into another is a -tributary-; where they meet is their -confluence-.
> From Latin *confluere*, to flow together: hence Koblenz.
`

/** Pictures of sheets as they are printed, for the documentation. */
export function takePicturesOfSheets() {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-pictures-'))
  try {
    writeFileSync(join(folder, 'rivers.md'), lesson)
    for (const kind of ['handout', 'worksheet', 'cards']) {
      deckwright(
        folder,
        'build',
        'rivers.md',
        '--to',
        'pdf',
        '--sheet',
        kind,
        '--timestamp',
        '2026-01-31',
        '-o',
        'sheet.pdf',
      )
      const name = `sheet-${kind}`
      spawnSync(
        'pdftoppm',
        ['-r', '64', '-singlefile', '-gray', '-png', 'sheet.pdf', join(project, 'docs/images', name)],
        { cwd: folder },
      )
      console.log(`docs/images/${name}.png`)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

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
