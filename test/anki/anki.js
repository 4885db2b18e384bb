import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's folder. */
export const project = fileURLToPath(new URL('../../', import.meta.url))

/** The work cannot be done here: nothing of ours is at fault. */
export class CannotWork extends Error {}

/**
 * The Python that has the real Anki: of the environment that `ANKI_VENV` names, else of `.anki-venv` in the project,
 * which is made where it is missing.
 * @returns {string}
 */
export function ankiPython() {
  const folder = process.env.ANKI_VENV ?? `${project}.anki-venv`
  const known = pythonWithAnki(folder)
  if (known !== undefined) return known
  console.log(`Anki is not there yet: installing it into ${folder}, once …`)
  const { error, status } = spawnSync('sh', [`${project}test/anki/setup`, folder], { stdio: 'inherit' })
  const made = error === undefined && status === 0 ? pythonWithAnki(folder) : undefined
  if (made !== undefined) return made
  throw new CannotWork(
    'These tests need the real Anki, which could not be installed: that takes Python 3.10 or later with its venv module, and PyPI.',
  )
}

/**
 * @param {string} folder
 * @returns {string | undefined}
 */
function pythonWithAnki(folder) {
  const python = [`${folder}/bin/python`, `${folder}/Scripts/python.exe`].find((path) => existsSync(path))
  if (python === undefined) return undefined
  return spawnSync(python, ['-c', 'import anki.collection']).status === 0 ? python : undefined
}

/**
 * What a script beside this one prints, given its arguments and its standard input.
 * @param {string} python
 * @param {string[]} command
 * @param {string} [input]
 * @returns {Promise<{ output: string, status: number }>}
 */
export function ask(python, command, input = '') {
  const [script = '', ...args] = command
  return new Promise((resolve, reject) => {
    const child = spawn(python, [`${project}test/anki/${script}`, ...args], { stdio: ['pipe', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    child.on('error', reject)
    child.on('close', (status) => resolve({ output, status: status ?? 2 }))
    child.stdin.end(input)
  })
}
