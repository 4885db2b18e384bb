import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../anki.js'
import { same } from '../tally.js'
import { checkCollection, checkCounts, checkNotes, checkReturn, notesOf } from './judge.js'
import { ownTypes } from './setting.js'
import { story } from './story.js'
import { student } from './student.js'
import { writeProject } from './write-project.js'

/**
 * @typedef {import('./story.js').Life} Life
 */

/**
 * A project is built, imported, studied and edited, built and imported again, and then taken back to its first text: in
 * the real Anki nobody may lose anything by it. Once the notes that left stay as they are, once they are marked.
 * @param {string} python
 * @param {string} folder
 */
export async function checkIdentity(python, folder) {
  const v1 = join(folder, 'v1')
  mkdirSync(v1, { recursive: true })
  writeFileSync(
    join(v1, 'deckwright.json'),
    JSON.stringify({ sources: ['notes'], output: 'deck.apkg', noteTypes: ownTypes }),
  )
  writeProject(v1, 'before')
  deckwright(v1, ['init'])
  deckwright(v1, ['build', ...daysAgo(8)])
  deckwright(v1, ['build', '--frozen', ...daysAgo(7)])
  for (const mark of [false, true]) await checkLife(python, v1, join(folder, mark ? 'marked' : 'left'), mark)
  const kept = story.filter(({ before, after, arrives }) => before && after && arrives !== 'new')
  console.log(
    `${story.length} notes through ${new Set(story.map(({ edit }) => edit)).size} kinds of edits and back, ${kept.length} of them kept`,
  )
}

/**
 * @param {string} python
 * @param {string} v1
 * @param {string} folder
 * @param {boolean} mark
 */
async function checkLife(python, v1, folder, mark) {
  cpSync(v1, folder, { recursive: true })
  const packed = join(folder, 'deck.apkg')
  const she = student(python, join(folder, 'collection.anki2'))
  await she.imports(packed)
  for (const [kind, count] of Object.entries(await she.studies())) same(`cards that are ${kind}`, count > 0, true)
  const studied = await she.looks()
  const first = notesOf(studied, 'before')
  await she.edits(
    story.flatMap((life) => (life.local === true ? (first.get(life)?.nid ?? []) : [])),
    secondsAgo(6),
  )
  const before = await she.looks()

  writeProject(folder, 'after')
  const frozen = deckwright(folder, ['build', '--frozen', ...daysAgo(4)], 1)
  same('a frozen build says what the lock lacks', /The lock would change: /.test(frozen), true)
  const plan = JSON.parse(deckwright(folder, ['plan', '--format', 'json', ...daysAgo(4)]))
  const against = ['--against', join(v1, 'deck.apkg')]
  const planAgainst = JSON.parse(deckwright(folder, ['plan', '--format', 'json', ...against, ...daysAgo(4)]))
  deckwright(folder, ['build', ...(mark ? ['--mark-gone'] : []), ...daysAgo(4)])
  const log = await she.imports(packed)
  const after = await she.looks()
  checkCounts([plan.summary, planAgainst.summary], log, mark)
  checkNotes(first, before, after, log)
  checkCollection(before, after, mark)
  await checkGone(she, first, mark)
  const again = await she.imports(packed)
  same('an import of the same package changes nothing', [again.new, again.updated, again.conflicting], [[], [], []])
  same('after an import of the same package', await she.looks(), after)

  writeProject(folder, 'before')
  deckwright(folder, ['build', ...daysAgo(2)])
  const back = await she.imports(packed)
  checkReturn(first, before, await she.looks(), back)
  const verified = run(folder, ['verify', join(v1, 'deck.apkg'), packed])
  same('back: what `verify` says', verified.status === 0 ? '' : verified.stdout, '')
}

/**
 * @param {ReturnType<typeof student>} she
 * @param {Map<Life, import('./student.js').SeenNote>} first
 * @param {boolean} mark
 */
async function checkGone(she, first, mark) {
  const left = story.filter(({ before, arrives }) => before && (arrives === undefined || arrives === 'new'))
  const ids = left.map((life) => first.get(life)?.nid).sort()
  same('the notes that one search finds', mark ? ids : [], (await she.finds('tag:deckwright::gone')).sort())
}

/** @param {number} days */
const daysAgo = (days) => ['--timestamp', String(secondsAgo(days))]

/** @param {number} days */
const secondsAgo = (days) => Math.floor(Date.now() / 1000) - days * 86_400

/**
 * What the program prints, on standard error if it is to end with an error.
 * @param {string} cwd
 * @param {string[]} args
 * @param {number} [expected]
 * @returns {string}
 */
function deckwright(cwd, args, expected = 0) {
  const { status, stdout, stderr } = run(cwd, args)
  if (status === expected) return expected === 0 ? stdout : stderr
  throw new Error(`deckwright ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}

/**
 * @param {string} cwd
 * @param {string[]} args
 */
function run(cwd, args) {
  const program = process.env.DECKWRIGHT ?? join(project, 'bin/deckwright.js')
  return spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' })
}
