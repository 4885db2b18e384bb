import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { project } from '../anki.js'
import { ownTypes, pictures } from './setting.js'
import { dashFiles, story } from './story.js'

/** @typedef {import('./story.js').Writing} Writing */

const fields = {
  Cloze: ['Text', 'Back Extra'],
  Word: ownTypes.Word.fields,
  'Basic (optional reversed card)': ['Front', 'Back', 'Add Reverse'],
}

/** A deletion of the story: its number, what it hides, and the hint. */
export const deletion = /\[(\d+):([^\]|]+)(?:\|([^\]]+))?\]/g

/**
 * The notes of the story before or after the edits, in their order.
 * @param {'before' | 'after'} when
 * @returns {Writing[]}
 */
export function writings(when) {
  const placed = story.flatMap((life, index) => {
    const writing = life[when]
    return writing === undefined ? [] : [{ writing, place: writing.place ?? index }]
  })
  return placed.sort((a, b) => a.place - b.place).map(({ writing }) => writing)
}

/**
 * Makes the sources of a project what they were before or are after the edits. Its lock and its packages stay.
 * @param {string} folder
 * @param {'before' | 'after'} when
 * @param {(writing: Writing) => boolean} [isWanted]
 */
export function writeProject(folder, when, isWanted = () => true) {
  rmSync(join(folder, 'notes'), { recursive: true, force: true })
  const notesNow = writings(when).filter(isWanted)
  for (const file of new Set(notesNow.map((note) => note.file))) {
    const notes = notesNow.filter((note) => note.file === file)
    const path = join(folder, 'notes', file)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, dashFiles.includes(file) ? dashCloze(notes) : apyNotes(notes))
  }
  placePictures(join(folder, 'notes'), when)
}

/**
 * Lays the pictures of the story where its notes look for them, and gives their paths.
 * @param {string} folder
 * @param {'before' | 'after'} when
 * @returns {string[]}
 */
export function placePictures(folder, when) {
  return Object.entries(pictures[when]).map(([path, picture]) => {
    cpSync(join(project, 'fixtures/decks', picture), join(folder, path))
    return join(folder, path)
  })
}

/** @param {Writing[]} notes */
function apyNotes(notes) {
  return notes
    .map(({ type, deck, tags = [], fields: texts }) => {
      const keys = [`model: ${type}`, `deck: ${deck}`, ...(tags.length === 0 ? [] : [`tags: ${tags.join(' ')}`])]
      const names = type in fields ? fields[/** @type {keyof typeof fields} */ (type)] : ['Front', 'Back']
      const written = texts.map((text, index) => `## ${names[index]}\n\n${withNumbers(text)}\n`)
      return `# Note\n${keys.join('\n')}\n\n${written.join('\n')}`
    })
    .join('\n\n')
}

/** @param {Writing[]} notes */
function dashCloze(notes) {
  let deck = ''
  return notes
    .map((note) => {
      const head = note.deck === deck ? '' : `# deck: ${note.deck}\n\n`
      deck = note.deck
      const tags = note.tags === undefined ? '' : `<!-- tags: ${note.tags.join(' ')} -->\n`
      const text = note.fields.join('\n')
      const dashed = text.replace(
        deletion,
        (_, _number, hidden, hint) => `-${hidden}${hint === undefined ? '' : `::${hint}`}-`,
      )
      return `${head}${tags}${note.numbered ? withNumbers(text) : dashed}\n`
    })
    .join('\n')
}

/**
 * A text with its deletions as Anki writes them.
 * @param {string} text
 * @returns {string}
 */
export function withNumbers(text) {
  return text.replace(
    deletion,
    (_, number, hidden, hint) => `{{c${number}::${hidden}${hint === undefined ? '' : `::${hint}`}}}`,
  )
}
