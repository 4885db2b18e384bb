import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ask, project } from './anki.js'
import { same } from './tally.js'

/** A hint as Anki opens it, by a script, and as we do. */
const hint =
  /\n<a class=hint href="#"\nonclick="[^"]*" draggable=false>\n(.*)<\/a>\n<div id="hint[0-9a-f]+" class=hint style="display: none">([\s\S]*?)<\/div>\n/g

/**
 * What Anki shows of the cards in `fixtures/cards/` must be what stands there in `shown.json`, which our own rendering
 * is held to in every test run. With UPDATE set the file is written instead.
 * @param {string} python
 * @param {string} folder
 */
export async function checkTemplates(python, folder) {
  const cards = join(folder, 'cards')
  cpSync(join(project, 'fixtures/cards'), cards, { recursive: true })
  const args = [join(project, 'bin/deckwright.js'), 'build', '--keep-going', '-o', 'cards.apkg', '--timestamp', '1']
  const { status, stderr } = spawnSync(process.execPath, args, { cwd: cards, encoding: 'utf8' })
  if (status !== 0) throw new Error(`fixtures/cards was not built: ${stderr}`)
  const { output } = await ask(python, ['anki-check', 'render', join(cards, 'cards.apkg')])
  const shown = JSON.parse(output.replace(/[\u2068\u2069]/g, '')).map(
    (/** @type {Record<string, unknown>} */ card) => ({
      ...card,
      question: opened(String(card.question)),
      answer: opened(String(card.answer)),
    }),
  )
  const path = join(project, 'fixtures/cards/shown.json')
  const text = `${JSON.stringify(shown, null, 2)}\n`
  if (process.env.UPDATE) writeFileSync(path, text)
  same('fixtures/cards/shown.json', JSON.parse(readFileSync(path, 'utf8')), shown)
  console.log(`${shown.length} cards of templates with all that Anki fills in and filters`)
}

/** @param {string} html */
function opened(html) {
  return html.replace(hint, '<details class="hint"><summary>$1</summary>$2</details>')
}
