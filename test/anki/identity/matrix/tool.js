import { spawnSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { withNumbers } from '../write-project.js'

/**
 * A way of making packages of the story.
 * @typedef {{
 *   name: string,
 *   version: string,
 *   how: string,
 *   can: (writing: import('../story.js').Writing) => boolean,
 *   build: (when: 'before' | 'after') => Promise<string[]>,
 * }} Tool
 *   `how` says how it is used; `can` whether it knows the type of a note; `build` gives the paths of the packages.
 */

/**
 * A text of the story as those write it who write HTML.
 * @param {string} text
 */
export function html(text) {
  return withNumbers(text)
    .replace(/\*\*(.*?)\*\*/g, '<b>$1</b>')
    .replace(/!\[\]\(([^)]*)\)/g, '<img src="$1">')
}

/**
 * A virtual environment with a package of PyPI.
 * @param {string} folder
 * @param {string} name
 */
export function fromPyPI(folder, name) {
  const environment = join(folder, 'environment')
  mkdirSync(folder, { recursive: true })
  run('python3', ['-m', 'venv', environment], folder)
  const bin = join(environment, 'bin')
  const python = join(bin, 'python')
  run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', name], folder)
  const version = run(
    python,
    ['-c', `from importlib.metadata import version; print(version('${name}'))`],
    folder,
  ).trim()
  return { bin, python, version }
}

/**
 * What a command prints. It must end well.
 * @param {string} command
 * @param {string[]} args
 * @param {string} cwd
 * @param {string} [input]
 * @returns {string}
 */
export function run(command, args, cwd, input) {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, encoding: 'utf8', input })
  if (error !== undefined) throw error
  if (status === 0) return stdout
  throw new Error(`${command} ${args.join(' ')} ended with ${status}:\n${stdout}${stderr}`)
}
