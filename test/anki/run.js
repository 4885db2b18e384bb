/**
 * Puts what deckwright emits through the real Anki: every deck in `fixtures/decks/`, imported, imported again, updated,
 * shown, and as text; our reading of clozes and cards against Anki's; and a project that is edited while it is studied.
 *
 *     npm run test:anki                     all of it
 *     npm run test:anki -- --selftest       also the checker's own tests
 *     npm run test:anki -- --matrix         nothing but this: what becomes of edited notes, in packages of ours and of
 *                                           other tools, which it installs; into docs/identity-matrix.json
 *
 * Exit status: 0 all passed, 1 something failed, 2 the work could not be done.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ankiPython, ask, CannotWork } from './anki.js'
import { builtDecks } from './editions.js'
import { checkIdentity } from './identity/check-identity.js'
import { measureMatrix } from './identity/matrix/measure-matrix.js'
import { checkReadings } from './readings.js'
import { fail, pass, same, total } from './tally.js'
import { checkTemplates } from './templates.js'

try {
  await main()
} catch (error) {
  if (!(error instanceof CannotWork)) throw error
  console.error(error.message)
  process.exit(2)
}
process.exit(!process.argv.includes('--matrix') && total() > 0 ? 1 : 0)

async function main() {
  const python = ankiPython()
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-anki-'))
  try {
    if (process.argv.includes('--matrix')) return await measureMatrix(python, folder)
    const decks = await builtDecks(folder)
    // Two at a time: each job is work for one processor.
    const identity = () => checkIdentity(python, join(folder, 'identity'))
    await Promise.all([
      checkDecks(python, decks),
      checkReadings(python, decks)
        .then(() => checkTemplates(python, folder))
        .then(() => checkScripts(python))
        .then(identity),
    ])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * @param {string} python
 * @param {import('./editions.js').Deck[]} decks
 */
async function checkDecks(python, decks) {
  const jobs = decks.flatMap(({ path }) => [
    ['package', path(1, '.apkg'), path(2, '.apkg'), path(3, '.apkg')],
    ['text', path(1, '.apkg'), path(1, '.tsv')],
    ['text', path(1, '.apkg'), path(1, '.csv')],
  ])
  const { output, status } = await ask(
    python,
    ['anki-check', 'batch'],
    jobs.map((job) => JSON.stringify(job)).join('\n'),
  )
  const lines = output.split('\n')
  pass(lines.filter((line) => line.startsWith('ok ')).length)
  const faults = lines.filter((line) => line.startsWith('FAIL'))
  for (const line of faults) fail(line.slice('FAIL '.length))
  if (status !== 0 && faults.length === 0) fail(`the checker ended with ${status}`)
  const ends = lines.filter((line) => /^\d+ passed, \d+ failed$/.test(line)).length
  if (ends !== jobs.length) fail(`${ends} of ${jobs.length} checks came to their end`)
  for (const { path } of decks) {
    checkUpdate(lines, path(2, '.apkg'), (arrived, found) => arrived === found)
    // Of the edited deck only what was edited arrives: the rest keeps the time of the build before.
    checkUpdate(lines, path(3, '.apkg'), (arrived, found) => arrived > 0 && arrived < found)
  }
  console.log(`${decks.length} decks through Anki`)
}

/**
 * An update must bring as many notes as were changed for it.
 * @param {string[]} lines
 * @param {string} path
 * @param {(arrived: number, found: number) => boolean} isRight
 */
function checkUpdate(lines, path, isRight) {
  const said = lines.find((line) => line.startsWith('ok ') && line.includes(`[update to ${path}] Anki's log`))
  const [, found, fresh, updated] = / (\d+) found, (\d+) new, (\d+) updated/.exec(said ?? '') ?? []
  if (said !== undefined && isRight(Number(fresh) + Number(updated), Number(found))) pass()
  else fail(`the update to ${path}: ${said ?? 'it was not made'}`)
}

/**
 * The vectors must be what this Anki says, and the checker must find what it is for.
 * @param {string} python
 */
async function checkScripts(python) {
  const vectors = await ask(python, ['make-cloze-vectors', '--check'])
  same('fixtures/cloze/vectors.json', vectors.status === 0 ? '' : vectors.output, '')
  if (!process.argv.includes('--selftest')) return
  const selftest = await ask(python, ['selftest'])
  same('the checker', selftest.status === 0 ? '' : selftest.output, '')
}
