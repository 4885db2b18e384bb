import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { story } from '../story.js'
import { placePictures, withNumbers, writings } from '../write-project.js'
import { fromPyPI, run } from './tool.js'

/**
 * @typedef {import('../story.js').Writing} Writing
 * @typedef {import('../story.js').Life} Life
 */

const kinds = new Map([
  ['Basic', ''],
  ['Cloze', ''],
  ['Basic (and reversed card)', '[^type]: reversed\n'],
])

/**
 * ankcompiler, which writes an id into the file below each note.
 * @param {string} folder
 * @returns {import('./tool.js').Tool}
 */
export function ankcompiler(folder) {
  const { bin, version } = fromPyPI(folder, 'ankcompiler')
  const ankc = join(bin, 'ankc')
  /** @type {Map<Life, string>} */
  const ids = new Map()
  return {
    name: 'ankcompiler',
    version,
    how: '`ankc uid` writes an id below each note before each build',
    can: ({ type }) => kinds.has(type),
    async build(when) {
      const notes = join(folder, 'notes')
      rmSync(notes, { recursive: true, force: true })
      placePictures(notes, when)
      const files = filesOf(when, ids)
      for (const [file, text] of files) {
        mkdirSync(join(notes, dirname(file)), { recursive: true })
        writeFileSync(join(notes, file), text)
      }
      run(ankc, ['uid', '--force', '--path', notes], folder)
      const stamped = [...files.keys()].map((file) => readFileSync(join(notes, file), 'utf8')).join('\n')
      for (const life of story) {
        const below = life[when] && stamped.split(blockOf(life[when]))[1]
        const id = /^(?:\[\^\w+\]:.*\n+)*?\[\^uid\]: (\w+)/.exec(below ?? '')?.[1]
        if (id !== undefined) ids.set(life, id)
      }
      const out = join(folder, when)
      mkdirSync(out, { recursive: true })
      run(ankc, ['build', '--all', '--path', notes, '--output', out], folder)
      return readdirSync(out).map((name) => join(out, name))
    },
  }
}

/**
 * The files of the notes, with the ids that were stamped into them before: it takes one deck from a file.
 * @param {'before' | 'after'} when
 * @param {Map<Life, string>} ids
 */
function filesOf(when, ids) {
  /** @type {Map<string, string>} */
  const files = new Map()
  for (const writing of writings(when)) {
    const { type, deck, file, tags = [] } = writing
    const kind = kinds.get(type)
    if (kind === undefined) continue
    const name = file.replace(/\.\w+$/, `-${deck.replace(/\W+/g, '-')}.md`)
    const life = story.find((one) => one[when] === writing)
    const id = life && ids.get(life)
    const below = [id === undefined ? '' : `[^uid]: ${id}\n`, ...tags.map((tag) => `[^tag]: ${tag}\n`), kind]
    const before = files.get(name) ?? `---\ndeck: ${deck}\n---\n\n`
    files.set(name, `${before}${blockOf(writing)}${below.join('')}\n`)
  }
  return files
}

/** @param {Writing} writing */
function blockOf({ fields }) {
  return `---\n\n${withNumbers(fields.join(' ::: '))}\n\n---\n`
}
