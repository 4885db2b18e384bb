import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from './anki.js'
import { ourReading } from './ours.js'
import { randomDeck } from './random-deck.js'

/**
 * A deck that was built three times, and where the outputs of each build lie.
 * @typedef {{ name: string, path: (build: number, ending: string) => string }} Deck
 */

/**
 * Three builds of every deck: as it is; with a tag more on each note, later; and edited, over the second one.
 * @param {string} folder
 * @returns {Promise<Deck[]>}
 */
export async function builtDecks(folder) {
  const decks = join(project, 'fixtures/decks')
  const edited = join(folder, 'decks')
  cpSync(decks, edited, { recursive: true })
  for (const path of filesIn(edited).filter((name) => /\.(?:md|markdown|txt)$/.test(name))) edit(join(edited, path))
  buildThrice(folder, decks, edited)

  // What has a meaning to anyone, in any order. Where that is an error, the note is left out.
  const { builtinNoteTypes } = await ourReading()
  const random = randomDeck(600, 20_261_121, builtinNoteTypes)
  mkdirSync(join(folder, 'random'))
  mkdirSync(join(folder, 'random-edited'))
  writeFileSync(join(folder, 'random/random.json'), JSON.stringify(random))
  for (const note of random.notes.slice(0, 50)) note.tags = ['edited']
  writeFileSync(join(folder, 'random-edited/random.json'), JSON.stringify(random))
  buildThrice(folder, join(folder, 'random/random.json'), join(folder, 'random-edited/random.json'), '--keep-going')

  const names = filesIn(join(folder, '1'))
    .filter((name) => name.endsWith('.apkg'))
    .map((name) => name.slice(0, -'.apkg'.length))
  if (names.length < 2) throw new Error('no package came out of fixtures/decks')
  return names.map((name) => ({ name, path: (build, ending) => join(folder, String(build), name + ending) }))
}

/**
 * @param {string} folder
 * @param {string} source
 * @param {string} edited
 * @param {string[]} options
 */
function buildThrice(folder, source, edited, ...options) {
  const tag = ['--tag', 'second-edition']
  deckwright(['build', source, '-o', `${folder}/1/`, '--to', 'apkg,csv,tsv', '--timestamp', '1700000000', ...options])
  deckwright(['build', source, '-o', `${folder}/2/`, '--timestamp', '1700086400', ...tag, ...options])
  // Where the third goes lies the second: what did not change keeps its time.
  cpSync(join(folder, '2'), join(folder, '3'), { recursive: true, force: false })
  deckwright(['build', edited, '-o', `${folder}/3/`, ...tag, ...options])
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
  // With --keep-going it ends with 1 where notes were left out.
  if (status !== 0 && !(status === 1 && args.includes('--keep-going')))
    throw new Error(`deckwright ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}
