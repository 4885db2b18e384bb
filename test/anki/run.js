/**
 * Puts what deckwright emits through the real Anki: every deck in `fixtures/decks/`, imported, imported again, updated,
 * shown, and as text; and our reading of clozes and cards against Anki's.
 *
 *     npm run test:anki                     all of it
 *     npm run test:anki -- --selftest       also the checker's own tests
 *
 * Exit status: 0 all passed, 1 something failed, 2 the work could not be done.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ankiPython, ask, CannotWork, project } from './anki.js'
import { checkReadings } from './readings.js'
import { fail, pass, same, total } from './tally.js'

try {
  await main()
} catch (error) {
  if (!(error instanceof CannotWork)) throw error
  console.error(error.message)
  process.exit(2)
}
process.exit(total() > 0 ? 1 : 0)

async function main() {
  const python = ankiPython()
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-anki-'))
  try {
    const decks = builtDecks(folder)
    // Two at a time: each job is work for one processor.
    await Promise.all([checkDecks(python, decks), checkReadings(python, decks).then(() => checkScripts(python))])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * Three builds of every deck: as it is; with a tag more on each note, later; and edited, over the second one.
 * @param {string} folder
 * @returns {{ name: string, path: (build: number, ending: string) => string }[]}
 */
function builtDecks(folder) {
  const decks = join(project, 'fixtures/decks')
  const edited = join(folder, 'decks')
  cpSync(decks, edited, { recursive: true })
  for (const path of filesIn(edited).filter((name) => /\.(?:md|markdown|txt)$/.test(name))) edit(join(edited, path))

  deckwright(['build', decks, '-o', `${folder}/1/`, '--to', 'apkg,csv,tsv', '--timestamp', '1700000000'])
  deckwright(['build', decks, '-o', `${folder}/2/`, '--timestamp', '1700086400', '--tag', 'second-edition'])
  cpSync(join(folder, '2'), join(folder, '3'), { recursive: true })
  deckwright(['build', edited, '-o', `${folder}/3/`, '--tag', 'second-edition'])

  const names = filesIn(join(folder, '1'))
    .filter((name) => name.endsWith('.apkg'))
    .map((name) => name.slice(0, -'.apkg'.length))
  if (names.length === 0) throw new Error('no package came out of fixtures/decks')
  return names.map((name) => ({ name, path: (build, ending) => join(folder, String(build), name + ending) }))
}

/** @param {string} folder */
function filesIn(folder) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
}

/**
 * Writes more into the back of the first note that has one, or one note more at the end.
 * @param {string} path
 */
function edit(path) {
  const text = readFileSync(path, 'utf8')
  const back = /^## Back[ \t]*\r?\n\s*^(?=\S)/m
  writeFileSync(
    path,
    back.test(text) ? text.replace(back, '$&Edited.\n\n') : `${text.trimEnd()}\n\nThis deck was -edited- once.\n`,
  )
}

/** @param {string[]} args */
function deckwright(args) {
  const { status, stderr, stdout } = spawnSync(process.execPath, [join(project, 'bin/deckwright.js'), ...args], {
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`deckwright ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

/**
 * @param {string} python
 * @param {ReturnType<typeof builtDecks>} decks
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
