import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { project } from '../../anki.js'
import { notesThatSay } from '../known.js'
import { story } from '../story.js'
import { student } from '../student.js'
import { ankcompiler } from './ankcompiler.js'
import { ankiApkgExport } from './anki-apkg-export.js'
import { deckwright } from './deckwright.js'
import { genanki } from './genanki.js'
import { outcomeOf } from './outcomes.js'
import { printMatrix, withMatrix } from './print-matrix.js'
import { run } from './tool.js'

/**
 * @typedef {import('./tool.js').Tool} Tool
 * @typedef {import('./print-matrix.js').Matrix} Matrix
 */

/**
 * Measures what becomes of studied notes under each edit, in packages of deckwright and of other tools; keeps that in
 * `docs/identity-matrix.json`, and writes the table into the README.
 * @param {string} python
 * @param {string} folder
 */
export async function measureMatrix(python, folder) {
  /** @type {Matrix} */
  const matrix = {
    measured: new Date().toISOString().slice(0, 10),
    anki: run(python, ['-c', 'from importlib.metadata import version; print(version("anki"))'], folder).trim(),
    tools: [],
    absent: [],
    edits: [...new Set(asked().map(({ edit }) => edit))].map((edit) => ({ edit, results: {} })),
  }
  const makers = [
    { name: 'in a project', make: () => deckwright(join(folder, 'project'), true) },
    { name: 'without a project', make: () => deckwright(join(folder, 'alone'), false) },
    { name: 'genanki', make: () => genanki(join(folder, 'genanki')) },
    { name: 'ankcompiler', make: () => ankcompiler(join(folder, 'ankcompiler')) },
    { name: 'anki-apkg-export', make: () => ankiApkgExport(join(folder, 'anki-apkg-export')) },
  ]
  for (const { name, make } of makers) {
    /** @type {Tool} */
    let tool
    try {
      tool = make()
    } catch (error) {
      matrix.absent.push({ name, why: `it could not be installed: ${String(error).split('\n')[0]}` })
      continue
    }
    const { version, how } = tool
    matrix.tools.push({ name: tool.name, version, how })
    await measure(tool, student(python, join(folder, `${name}.anki2`)), matrix)
  }
  const why = whyNoMdanki()
  if (why !== undefined) matrix.absent.push({ name: 'mdanki', why })
  writeFileSync(join(project, 'docs/identity-matrix.json'), `${JSON.stringify(matrix, null, 2)}\n`)
  const readme = join(project, 'README.md')
  writeFileSync(readme, withMatrix(readFileSync(readme, 'utf8'), matrix))
  console.log(printMatrix(matrix))
}

/** The notes of which something is asked: of what was deleted there is nothing to say. */
const asked = () => story.filter(({ after }) => after !== undefined)

/**
 * Imports, studies, edits, and imports what was built of the edited sources.
 * @param {Tool} tool
 * @param {ReturnType<typeof student>} she
 * @param {Matrix} matrix
 */
async function measure(tool, she, matrix) {
  for (const path of await tool.build('before')) await she.imports(path)
  await she.studies()
  const studied = await she.looks()
  const first = new Map(story.map((life) => [life, life.before && notesThatSay(studied, life.before)[0]]))
  await she.edits(story.flatMap((life) => (life.local === true ? (first.get(life)?.nid ?? []) : [])))
  const before = await she.looks()
  // Times are whole seconds, and what is built later must be later.
  await setTimeout(2000)
  for (const path of await tool.build('after')) await she.imports(path)
  const after = await she.looks()
  for (const life of asked()) {
    const written = [life.before, life.after].filter((writing) => writing !== undefined)
    const results = matrix.edits.find(({ edit }) => edit === life.edit)?.results
    if (results === undefined || !written.every(tool.can)) continue
    if (life.before !== undefined && first.get(life) === undefined) {
      throw new Error(`${tool.name}: “${life.before.fields[0]}” was never there`)
    }
    const outcome = outcomeOf(life, first.get(life), before, after)
    results[tool.name] = { ...results[tool.name], [outcome]: (results[tool.name]?.[outcome] ?? 0) + 1 }
  }
}

/** Why mdanki is not among the tools; undefined would need someone to say how its packages are made. */
function whyNoMdanki() {
  const { status, stderr } = spawnSync('npm', ['view', 'mdanki', 'version'], { encoding: 'utf8' })
  const code = /\bcode (E\w+)/.exec(stderr ?? '')?.[1] ?? 'an error'
  return status === 0 ? 'npm has it, but no one has written here how to use it' : `npm does not give it out (${code})`
}
