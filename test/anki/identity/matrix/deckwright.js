import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { project } from '../../anki.js'
import { ownTypes } from '../setting.js'
import { writeProject } from '../write-project.js'
import { run } from './tool.js'

/**
 * deckwright, in a project or without one.
 * @param {string} folder
 * @param {boolean} inProject
 * @returns {import('./tool.js').Tool}
 */
export function deckwright(folder, inProject) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'deckwright.json'), JSON.stringify({ sources: ['notes'], noteTypes: ownTypes }))
  const program = process.env.DECKWRIGHT ?? join(project, 'bin/deckwright.js')
  /** @param {string[]} args */
  const does = (...args) => run(process.execPath, [program, ...args], folder)
  if (inProject) does('init')
  // Outside a project there is nothing but the notes.
  else rmSync(join(folder, 'deckwright.json'))
  /** @type {import('./tool.js').Tool['can']} */
  const can = ({ type }) => inProject || type !== 'Word'
  return {
    name: inProject ? 'deckwright, project' : 'deckwright, no project',
    version: JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')).version,
    how: inProject ? '`deckwright init` before the first build' : 'built to the same place again',
    can,
    async build(when) {
      writeProject(folder, when, can)
      does('build', 'notes', '-o', 'deck.apkg')
      return [join(folder, 'deck.apkg')]
    },
  }
}
