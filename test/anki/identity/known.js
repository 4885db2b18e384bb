import { deletion } from './write-project.js'

/**
 * @typedef {import('./story.js').Writing} Writing
 * @typedef {import('./student.js').Seen} Seen
 * @typedef {import('./student.js').SeenNote} SeenNote
 * @typedef {import('./student.js').SeenCard} SeenCard
 */

/**
 * Letters and digits alone: what is left of a text under whatever markup.
 * @param {string} text
 */
const folded = (text) => text.replace(/[^\p{L}\p{N}]/gu, '')

/**
 * What the notes of the story say, by which they are known in a collection that any tool filled.
 * @param {Writing} writing
 * @returns {string}
 */
export function said({ fields }) {
  return folded(
    fields
      .join(' ')
      .replace(/!\[\]\([^)]*\)/g, '')
      .replace(deletion, '$2'),
  )
}

const cloze = /\{\{c(\d+)::(.*?)(?:::(.*?))?\}\}/gs

/** @param {string} html */
const withoutTags = (html) =>
  html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/**
 * The notes of a collection that say what a note of the story says.
 * @param {Seen} seen
 * @param {Writing} writing
 * @returns {SeenNote[]}
 */
export function notesThatSay(seen, writing) {
  const text = said(writing)
  // Some tools add fields of their own behind these.
  const shown = (/** @type {SeenNote} */ { fields }) =>
    folded(withoutTags(fields.slice(0, writing.fields.length).join(' ')).replace(cloze, '$2'))
  return seen.notes.filter((note) => shown(note) === text)
}

/**
 * The cards of a note by what they ask for: what a deletion hides, or the number of a template.
 * @param {Seen} seen
 * @param {SeenNote} note
 * @returns {Map<string, SeenCard>}
 */
export function cardsByAnswer(seen, note) {
  const cards = seen.cards.filter(({ nid }) => nid === note.nid)
  const numbers = new Map(
    note.fields.flatMap((field) =>
      [...withoutTags(field).matchAll(cloze)].map(([, number, answer]) => [Number(number) - 1, String(answer)]),
    ),
  )
  return new Map(
    cards.flatMap((card) => {
      const answer = numbers.size === 0 ? `card ${card.ord + 1}` : numbers.get(card.ord)
      return answer === undefined ? [] : [[answer, card]]
    }),
  )
}

/**
 * What the cards of a note of the story ask for, in the same words.
 * @param {Writing} writing
 * @returns {string[]}
 */
export function answers({ type, fields }) {
  const hidden = [...fields.join(' ').matchAll(deletion)].map(([, , answer]) => String(answer))
  if (type === 'Cloze') return hidden
  const both = type === 'Word' || type === 'Basic (and reversed card)' || fields.length === 3
  return both ? ['card 1', 'card 2'] : ['card 1']
}
