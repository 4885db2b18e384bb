import { fail, same } from '../tally.js'
import { answers, cardsByAnswer, notesThatSay } from './known.js'
import { story } from './story.js'

/**
 * @typedef {import('./student.js').Seen} Seen
 * @typedef {import('./student.js').Log} Log
 * @typedef {import('./story.js').Life} Life
 */

/**
 * The notes of the story as a collection has them.
 * @param {Seen} seen
 * @param {'before' | 'after'} when
 * @returns {Map<Life, import('./student.js').SeenNote>}
 */
export function notesOf(seen, when) {
  const found = new Map()
  for (const life of story) {
    const writing = life[when]
    if (writing === undefined || (life.local === true && when === 'after')) continue
    const notes = notesThatSay(seen, writing)
    if (notes.length === 1) found.set(life, notes[0])
    else fail(`${life.edit}: ${notes.length} notes say “${writing.fields[0]}” ${when} the edits`)
  }
  return found
}

/**
 * What Anki says it did must be what was edited, and what the plans said.
 * @param {Record<string, number>[]} plans
 * @param {Log} log
 * @param {boolean} mark
 */
export function checkCounts(plans, log, mark) {
  const arriving = (/** @type {string} */ how) => story.filter(({ arrives }) => arrives === how).length
  const gone = story.filter(({ before, arrives }) => before && (arrives === undefined || arrives === 'new')).length
  const expected = { new: arriving('new'), updated: arriving('updated'), unchanged: arriving('unchanged'), gone }
  for (const { moved = 0, unchanged = 0, ...planned } of plans) {
    const said = { new: planned.new, updated: planned.edited, unchanged: moved + unchanged, gone: planned.gone }
    same('the plan', said, expected)
  }
  same(
    'the log',
    { new: expected.new, updated: expected.updated + (mark ? gone : 0), unchanged: expected.unchanged, conflicting: 0 },
    {
      new: log.new.length,
      updated: log.updated.length,
      unchanged: log.duplicate.length,
      conflicting: log.conflicting.length,
    },
  )
}

/**
 * Each note must be who it was, each card whose answer is still there must be the card that it was, as it was.
 * @param {Map<Life, import('./student.js').SeenNote>} first
 * @param {Seen} before
 * @param {Seen} after
 * @param {Log} log
 */
export function checkNotes(first, before, after, log) {
  // What changed its type stays there, beside the new note.
  const left = new Set(story.flatMap((life) => (life.arrives === 'new' ? (first.get(life)?.nid ?? []) : [])))
  const now = notesOf({ ...after, notes: after.notes.filter(({ nid }) => !left.has(nid)) }, 'after')
  for (const life of story) {
    const { edit, arrives, was = {} } = life
    const then = first.get(life)
    const note = life.local === true ? after.notes.find(({ nid }) => nid === then?.nid) : now.get(life)
    if (life.after === undefined || arrives === undefined || note === undefined) continue
    const what = `${edit}: “${life.after.fields[0]}”`
    const came = log.new.includes(note.nid) ? 'new' : log.updated.includes(note.nid) ? 'updated' : 'unchanged'
    same(what, arrives, came)
    if (life.local === true) same(`${what} keeps the student’s words and tag`, marksOf(note), [true, true])
    if (arrives !== 'new') same(`${what} is the same note`, then?.nid, note.nid)
    const cardsThen = then === undefined || arrives === 'new' ? new Map() : cardsByAnswer(before, then)
    const cardsNow = cardsByAnswer(after, note)
    same(`the cards of ${what}`, answers(life.after).sort(), [...cardsNow.keys()].sort())
    for (const [answer, card] of cardsNow) {
      const old = cardsThen.get(was[answer] ?? answer)
      if (old !== undefined) same(`${what}: the card of “${answer}”`, old, card)
      else same(`${what}: the card of “${answer}” is new`, isFresh(card, before), true)
    }
  }
}

/** @param {import('./student.js').SeenNote} note */
const marksOf = (note) => [
  note.fields.at(-1)?.includes('in the words of the student'),
  note.tags.includes('of-the-student'),
]

/**
 * @param {import('./student.js').SeenCard} card
 * @param {Seen} before
 */
function isFresh({ cid, type, queue, reps, reviews }, before) {
  const isOld = before.cards.some((card) => card.cid === cid)
  return !isOld && type === 0 && queue === 0 && reps === 0 && reviews.length === 0
}

/**
 * Nothing may be there twice, nothing lost, and only the cards of deletions that went may be empty.
 * @param {Seen} before
 * @param {Seen} after
 * @param {boolean} mark
 */
export function checkCollection(before, after, mark) {
  const fresh = story.filter(({ arrives }) => arrives === 'new')
  same('notes', before.notes.length + fresh.length, after.notes.length)
  const kept = new Map(after.cards.map((card) => [card.cid, card]))
  same(
    'every card is there as it was',
    before.cards,
    before.cards.map(({ cid }) => kept.get(cid)),
  )
  const lost = story.flatMap(({ before: then, after: now, was = {}, arrives }) => {
    if (then === undefined || now === undefined || arrives === 'new') return []
    const left = new Set(answers(now).map((answer) => was[answer] ?? answer))
    return answers(then).filter((answer) => !left.has(answer))
  })
  same('empty cards', lost.length, after.empty.length)
  same('missing media', [], after.missingMedia)
  same('Check Database', '', after.problems)
  // The picture that was exchanged stays beside the new one.
  same('pictures', 3, Object.keys(after.media).length)
  same(
    'a tag marks what is gone',
    mark,
    after.notes.some(({ tags }) => tags.includes('deckwright::gone')),
  )
}

/**
 * Back at its first text everything must be as it was, with the notes that came meanwhile beside it.
 * @param {Map<Life, import('./student.js').SeenNote>} first
 * @param {Seen} before
 * @param {Seen} after
 * @param {Log} log
 */
export function checkReturn(first, before, after, log) {
  same('back: new and conflicting notes', [[], []], [log.new, log.conflicting])
  const cards = new Map(after.cards.map((card) => [card.cid, card]))
  for (const card of before.cards) same(`back: card ${card.cid}`, card, cards.get(card.cid))
  const fields = new Map(after.notes.map((note) => [note.nid, note]))
  for (const note of before.notes) same(`back: note ${note.nid}`, note, fields.get(note.nid))
  const updated = story.filter(({ arrives }) => arrives === 'updated').map((life) => first.get(life)?.nid)
  const missed = updated.filter((nid) => nid !== undefined && !log.updated.includes(nid))
  same('back: every edit arrived', [], missed)
  const inserted = story.filter(
    ({ before: then, after: now, arrives }) =>
      then && now && arrives !== 'new' && answers(now).length > answers(then).length,
  )
  same('back: empty cards', inserted.length, after.empty.length)
  same('back: Check Database', '', after.problems)
}
