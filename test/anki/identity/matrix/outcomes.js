import { answers, cardsByAnswer, notesThatSay } from '../known.js'
import { deletion } from '../write-project.js'

/**
 * @typedef {import('../story.js').Life} Life
 * @typedef {import('../story.js').Writing} Writing
 * @typedef {import('../student.js').Seen} Seen
 * @typedef {import('../student.js').SeenNote} SeenNote
 */

/** What can become of a note that is edited while it is studied, and how the table says it. */
export const outcomes = {
  kept: 'kept',
  new: 'new',
  doubled: 'twice',
  heir: 'wrong history',
  overwritten: 'overwritten',
  missing: 'does not arrive',
}

/**
 * What became of a note of the story.
 *
 * @param {Life} life
 * @param {SeenNote | undefined} then The note as the student had it before.
 * @param {Seen} before
 * @param {Seen} after
 * @returns {keyof typeof outcomes}
 */
export function outcomeOf({ before: old, after: writing, arrives, was = {}, local = false }, then, before, after) {
  if (writing === undefined) throw new Error('nothing is asked of a note that its writer deleted')
  const known = new Set(before.cards.map(({ cid }) => cid))
  const left = after.notes.find(({ nid }) => nid === then?.nid)
  const found = notesThatSay(after, writing).filter(({ nid }) => arrives !== 'new' || nid !== then?.nid)
  const others = found.filter(({ nid }) => nid !== then?.nid)
  if (arrives === 'new') {
    if (others.length === 0) return 'missing'
    return others.some(({ nid }) => after.cards.some((card) => card.nid === nid && known.has(card.cid)))
      ? 'heir'
      : 'new'
  }
  if (others.some(({ nid }) => before.notes.some((note) => note.nid === nid))) return 'heir'
  if (others.length > 0) return 'doubled'
  if (left === undefined || then === undefined) return 'missing'
  if (local) return left.tags.includes('of-the-student') ? 'kept' : 'overwritten'
  const arrived = hasTags(left, writing) && hasMarks(left, writing) && showsPicture(left, writing, before, after)
  if (found.length === 0 || !arrived) return 'missing'

  const cardsThen = cardsByAnswer(before, then)
  const cardsNow = cardsByAnswer(after, left)
  const kept = answers(writing).every((answer) => {
    const card = cardsThen.get(was[answer] ?? answer)
    const now = cardsNow.get(answer)
    const isNew = now !== undefined && !known.has(now.cid)
    return card === undefined || !answers(old ?? writing).includes(was[answer] ?? answer)
      ? isNew
      : JSON.stringify(card) === JSON.stringify(now)
  })
  return kept ? 'kept' : 'heir'
}

/**
 * @param {SeenNote} note
 * @param {Writing} writing
 */
function hasTags(note, { tags = [] }) {
  return [...tags].sort().join(' ') === [...note.tags].sort().join(' ')
}

/**
 * Whether a note has what its text alone does not tell: bold words and hints.
 * @param {SeenNote} note
 * @param {Writing} writing
 */
function hasMarks(note, { fields }) {
  const [html, text] = [note.fields.join(' '), fields.join(' ')]
  const hints = [...text.matchAll(deletion)].flatMap(([, , , hint]) => hint ?? [])
  const isBold = /<(?:b|strong)>/.test(html)
  return isBold === text.includes('**') && hints.every((hint) => html.replaceAll('&#39;', "'").includes(`::${hint}}}`))
}

/**
 * Whether a note shows a picture that is there, and of the bytes that the note has now.
 * @param {SeenNote} note
 * @param {Writing} writing
 * @param {Seen} before
 * @param {Seen} after
 */
function showsPicture(note, writing, before, after) {
  const name = /!\[\]\(([^)]*)\)/.exec(writing.fields.join(' '))?.[1]
  if (name === undefined) return true
  const shown = /<img[^>]*src="([^"]*)"/.exec(note.fields.join(' '))?.[1] ?? ''
  const bytes = after.media[shown]
  return bytes !== undefined && (name !== 'heart.png' || !Object.values(before.media).includes(bytes))
}
