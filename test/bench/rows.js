import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { notations, writeDeck } from './decks.js'
import { measure } from './measure.js'
import { writeBlocks, writeFinished } from './peers.js'
import { root } from './root.js'

/**
 * @typedef {import('./measure.js').Cost} Cost
 * @typedef {import('./peers.js').Peer} Peer
 */

/**
 * Something that is measured: what is made ready before all of its runs and before each, and the run itself.
 * @typedef {{
 *   name: string,
 *   title: string,
 *   sizes: readonly number[],
 *   peer?: string,
 *   quick?: true,
 *   runs?: number,
 *   prepare?: (folder: string, count: number, peer: Peer) => void,
 *   reset?: (folder: string, count: number) => void,
 *   measure: (folder: string, count: number, peer: Peer) => Cost | { failed: string },
 * }} Row
 *   `sizes` are numbers of notes; 0 stands for none. `folder` is one for all rows of a size.
 */

/** The numbers of notes that are measured if nothing else is asked for. */
export const sizes = [1_000, 10_000, 100_000]

const program = join(root, 'bin/deckwright.js')
const meter = join(root, 'test/bench/meter.cjs')
const pyMeter = join(root, 'test/bench/peers/meter.py')

/** @param {string} cwd @param {readonly string[]} args */
const node = (cwd, ...args) => measure({ command: process.execPath, args: ['--require', meter, ...args], cwd })
/** @param {string} cwd @param {readonly string[]} args */
const deckwright = (cwd, ...args) => node(cwd, program, ...args)

const one = notations.dash.file
const projectFile = '{ "sources": ["notes"], "output": "cards.apkg" }\n'
/** @param {string} folder */
const removeOutputs = (folder) => rmSync(join(folder, 'out'), { recursive: true, force: true })

/** @param {string} to @param {readonly number[]} [measured] @returns {Row} */
const building = (to, measured = sizes) => ({
  name: `build-${to}`,
  title: `\`build --to ${to}\``,
  sizes: measured,
  reset: removeOutputs,
  measure: (folder) => deckwright(folder, 'build', one, '--to', to, '--output', 'out/', '--quiet'),
})

/** @param {string} name @param {string} title @param {readonly number[]} measured @param {(count: number) => (index: number) => boolean} edited @returns {Row} */
const rebuilding = (name, title, measured, edited) => ({
  name,
  title,
  sizes: measured,
  prepare: makeProject,
  reset: (folder, count) => resetProject(folder, count, true, edited(count)),
  measure: (folder) => deckwright(join(folder, 'project'), 'build', '--quiet'),
})

/** @param {string} name @param {string} title @param {readonly string[]} args @returns {Row} */
const each = (name, title, ...args) => ({
  name,
  title,
  sizes: [10_000],
  reset: removeOutputs,
  measure: (folder) => deckwright(folder, 'build', 'many/', '--output', 'out/', '--quiet', ...args),
})

/** How many notes lie in a file of the project in which files are saved. */
const notesInFile = 500

/** @param {'check' | 'build'} verb @param {string} what @returns {Row} */
const saving = (verb, what) => ({
  name: `watch-${verb}`,
  title: `\`${verb} --watch\`, a save to ${what}`,
  sizes: [1_000, 10_000],
  runs: 3,
  prepare(folder, count) {
    const project = join(folder, 'watched')
    if (existsSync(project)) return
    writeDeck(join(project, 'notes'), 'dash', { count, files: Math.ceil(count / notesInFile) })
    writeFileSync(join(project, 'deckwright.json'), projectFile)
  },
  measure(folder) {
    const args = [join(root, 'test/bench/saving.js'), verb, join(folder, 'watched'), 'notes/00001.md']
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    return status === 0 ? JSON.parse(stdout) : { failed: stderr.trim() }
  },
})

/** All that is measured, in the order of the table. @type {readonly Row[]} */
export const rows = [
  { name: 'node', title: 'Node itself', sizes: [0], quick: true, measure: (folder) => node(folder, '-e', '0') },
  {
    name: 'version',
    title: '`--version`',
    sizes: [0],
    quick: true,
    measure: (folder) => deckwright(folder, '--version'),
  },
  { name: 'help', title: '`--help`', sizes: [0], measure: (folder) => deckwright(folder, '--help') },
  {
    name: 'floor',
    title: 'the floor (below)',
    sizes,
    quick: true,
    measure: (folder) => node(folder, join(root, 'test/bench/floor.js'), one, join(folder, 'floor.apkg')),
  },
  { name: 'check', title: '`check`', sizes, quick: true, measure: (folder) => deckwright(folder, 'check', one) },
  {
    name: 'check-files',
    title: '`check`, 1,000 files',
    sizes: [10_000],
    measure: (folder) => deckwright(folder, 'check', 'many/'),
  },
  { ...building('apkg'), name: 'build', title: '`build`', quick: true },
  {
    name: 'build-files',
    title: '`build`, 1,000 files, one package',
    sizes: [10_000],
    reset: removeOutputs,
    measure: (folder) => deckwright(folder, 'build', 'many/', '--output', 'out/all.apkg', '--quiet'),
  },
  each('build-each', '`build`, 1,000 files, a package each, `--jobs 1`', '--jobs', '1'),
  each('build-each-jobs', 'the same, four at a time'),
  {
    name: 'build-lock',
    title: '`build` in a project',
    sizes,
    quick: true,
    prepare: makeProject,
    reset: (folder, count) => resetProject(folder, count, false),
    measure: (folder) => deckwright(join(folder, 'project'), 'build', '--quiet'),
  },
  {
    ...rebuilding('rebuild', 'the same, nothing changed', [1_000, 10_000], () => () => false),
    reset(folder, count) {
      resetProject(folder, count, true)
      buildProject(join(folder, 'project'))
    },
  },
  rebuilding(
    'rebuild-one',
    'the same, one note edited',
    [1_000, 10_000],
    (count) => (index) => index === Math.floor(count / 2),
  ),
  rebuilding('rebuild-hundredth', 'the same, 1 % of the notes edited', sizes, () => (index) => index % 100 === 50),
  saving('check', 'the findings'),
  saving('build', 'the package'),
  building('csv', [1_000, 10_000]),
  building('tsv', [10_000]),
  building('json', [10_000]),
  building('dash-cloze', [10_000]),
  { ...building('markdown'), title: '`build --to markdown`: dash cloze to apy notes' },
  {
    name: 'build-apy',
    title: '`build` of apy notes',
    sizes: [10_000],
    reset: removeOutputs,
    measure: (folder) => deckwright(folder, 'build', notations.apy.file, '--output', 'out/', '--quiet'),
  },
  {
    name: 'genanki',
    title: 'genanki, given finished HTML, uncompressed',
    sizes,
    peer: 'genanki',
    prepare: (folder, count) => writeFinished(join(folder, 'finished.json'), count),
    measure: (folder, _, { python = '' }) => {
      const script = join(root, 'test/bench/peers/genanki-deck.py')
      return measure({ command: python, args: [pyMeter, script, 'finished.json', 'genanki.apkg'], cwd: folder })
    },
  },
  {
    name: 'anki-apkg-export',
    title: 'anki-apkg-export, given finished HTML',
    sizes: [1_000],
    peer: 'anki-apkg-export',
    prepare: (folder, count) => writeFinished(join(folder, 'finished.json'), count),
    measure: (folder) =>
      node(folder, join(root, 'test/bench/peers/anki-apkg-export.js'), 'finished.json', 'apkg-export.apkg'),
  },
  ...['check', 'build'].map(
    (verb) =>
      /** @type {Row} */ ({
        name: `ankcompiler-${verb}`,
        title: `ankcompiler ${verb}`,
        sizes: [1_000, 10_000],
        peer: 'ankcompiler',
        // Half a minute each.
        runs: 1,
        prepare(folder, count, { program: ankc = '' }) {
          writeBlocks(join(folder, 'blocks'), count)
          mkdirSync(join(folder, 'compiled'), { recursive: true })
          spawnSync(ankc, ['uid', '--force', '--path', 'blocks'], { cwd: folder })
        },
        measure: (folder, _, { python = '', program: ankc = '' }) => {
          const output = verb === 'build' ? ['--output', 'compiled'] : []
          const args = [pyMeter, ankc, verb, '--all', '--path', 'blocks', ...output]
          return measure({ command: python, args, cwd: folder })
        },
      }),
  ),
]

/**
 * Writes what all rows of a size read.
 * @param {string} folder
 * @param {number} count
 */
export function writeSources(folder, count) {
  if (count === 0) return { notes: 0, characters: 0 }
  const characters = writeDeck(folder, 'dash', { count })
  writeDeck(folder, 'apy', { count })
  writeDeck(join(folder, 'many'), 'dash', { count, files: 1_000 })
  return { notes: count, characters }
}

/**
 * Makes a project, if there is none yet, and keeps what its first build wrote.
 * @param {string} folder
 * @param {number} count
 */
function makeProject(folder, count) {
  const project = join(folder, 'project')
  if (existsSync(project)) return
  writeDeck(join(project, 'notes'), 'dash', { count })
  writeFileSync(join(project, 'deckwright.json'), projectFile)
  buildProject(project)
  // Beside the decks, a lock would make a project of their folder.
  mkdirSync(join(folder, 'kept'))
  for (const file of ['deckwright.lock', 'cards.apkg']) copyFileSync(join(project, file), join(folder, 'kept', file))
}

/** @param {string} project */
function buildProject(project) {
  const options = /** @type {const} */ ({ cwd: project, encoding: 'utf8' })
  const { status, stderr } = spawnSync(process.execPath, [program, 'build', '--quiet'], options)
  if (status !== 0) throw new Error(`the project cannot be built:\n${stderr}`)
}

/**
 * Puts a project back to where its first build left it, but for the notes that are edited since.
 * @param {string} folder
 * @param {number} count
 * @param {boolean} built Whether the package still lies there.
 * @param {(index: number) => boolean} [edited]
 */
function resetProject(folder, count, built, edited) {
  const project = join(folder, 'project')
  copyFileSync(join(folder, 'kept', 'deckwright.lock'), join(project, 'deckwright.lock'))
  if (built) copyFileSync(join(folder, 'kept', 'cards.apkg'), join(project, 'cards.apkg'))
  else rmSync(join(project, 'cards.apkg'), { force: true })
  writeDeck(join(project, 'notes'), 'dash', { count, ...(edited === undefined ? {} : { edited }) })
}
