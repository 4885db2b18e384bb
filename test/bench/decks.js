import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { notes, pictures } from './notes.js'

/**
 * @typedef {import('./notes.js').Note} Note
 * @typedef {import('./notes.js').Piece} Piece
 */

/** How many notes lie in one deck. */
const deckSize = 500

/** @param {number} index */
const deckOf = (index) => `Bench::Topic ${String.fromCharCode(65 + (Math.floor(index / deckSize) % 26))}`

/**
 * A deck in both notations, from note to note.
 * @typedef {{ file: string, one: (note: Note, index: number, first: boolean) => string }} Notation
 * @type {Readonly<Record<'dash' | 'apy', Notation>>}
 */
export const notations = {
  dash: {
    file: 'dash.md',
    one({ kind, front, back }, index, first) {
      const deck = first || index % deckSize === 0 ? `# deck: ${deckOf(index)}\n\n` : ''
      const text = front
        .map((piece) => (typeof piece === 'string' ? piece : `-${piece.hidden}${hint(piece)}-`))
        .join('')
      const rest = back.length === 0 ? '' : `\n${kind === 'cloze' ? '> ' : ''}${back.join('')}`
      return `${deck}${text}${rest}\n\n`
    },
  },
  apy: {
    file: 'apy.md',
    one({ kind, front, back }, index) {
      let number = 0
      const hide = (/** @type {Exclude<Piece, string>} */ piece) => `{{c${++number}::${piece.hidden}${hint(piece)}}}`
      const text = front.map((piece) => (typeof piece === 'string' ? piece : hide(piece))).join('')
      const [model, first, second] = kind === 'cloze' ? ['Cloze', 'Text', 'Back Extra'] : ['Basic', 'Front', 'Back']
      const rest = back.length === 0 ? '' : `## ${second}\n\n${back.join('')}\n\n`
      return `# Note\nmodel: ${model}\ndeck: ${deckOf(index)}\n\n## ${first}\n\n${text}\n\n${rest}\n`
    },
  },
}

/** @param {Exclude<Piece, string>} piece */
function hint({ hint }) {
  return hint === undefined ? '' : `::${hint}`
}

/**
 * Writes a deck into one file of a folder, or into many, with the pictures that it shows beside them.
 * @param {string} folder
 * @param {'dash' | 'apy'} notation
 * @param {{ count: number, files?: number, edited?: (index: number) => boolean }} deck
 * @returns {number} How many characters were written.
 */
export function writeDeck(folder, notation, { count, files = 1, edited }) {
  const { file, one } = notations[notation]
  writePictures(folder)
  let index = 0
  let written = 0
  let texts = ''
  const each = Math.ceil(count / files)
  for (const note of notes(count, edited)) {
    texts += one(note, index, texts === '')
    index++
    if (index % each !== 0 && index !== count) continue
    const name = files === 1 ? file : `${Math.ceil(index / each)}`.padStart(5, '0').concat('.md')
    writeFileSync(join(folder, name), texts)
    written += texts.length
    texts = ''
  }
  return written
}

/**
 * Writes the pictures that notes in a folder show: bytes that begin as a picture does, no two of them alike.
 * @param {string} folder
 */
export function writePictures(folder) {
  mkdirSync(join(folder, 'pictures'), { recursive: true })
  for (let at = 0; at < pictures; at++) {
    const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(4000 + at, at)])
    writeFileSync(join(folder, 'pictures', `${at}.png`), bytes)
  }
}
