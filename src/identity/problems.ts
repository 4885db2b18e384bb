import { defineProblem } from '../diagnostics/problem.js'

const basic = (front: string, back: string, keys = '') =>
  `# Note\n${keys}\n## Front\n\n${front}\n\n## Back\n\n${back}\n`
const cloze = (text: string, keys = '') => `# Note\nmodel: Cloze\n${keys}\n## Text\n\n${text}\n`

/** A note that may be one that the lock knows. */
export const unclearIdentity = defineProblem({
  code: 'unclear-identity',
  severity: 'warning',
  summary: 'A new note that may be an old one, edited',
  why: 'It is taken for a new note: whoever studied the old one starts again with this one.',
  remedy: 'If it is the old note, put the line with its id above it.',
  wrong: basic('What stores the sugar of a plant?', 'A cell with chloroplasts'),
  right: basic('What burns the sugar of a cell?', 'The mitochondria of the cell'),
})

/** A note whose type changed. */
export const changedType = defineProblem({
  code: 'changed-note-type',
  severity: 'warning',
  summary: 'A note changed its type',
  why: 'Anki does not change the type of a note that it knows, so this is a new note: its cards start again, and the old note stays in Anki.',
  remedy: 'Nothing, if that is meant; else give it its old type.',
  wrong: basic('Capital of Peru?', 'Lima', 'model: Basic (and reversed card)\n'),
  right: basic('Capital of Peru?', 'Lima'),
})

/** A note whose explicit id is held by a note of another type. */
export const stuckType = defineProblem({
  code: 'id-of-another-type',
  severity: 'error',
  summary: 'An id that belongs to a note of another type',
  why: 'Anki refuses to update a note with one of another type: this edit would never arrive.',
  remedy: 'Give the note another id, or take the line out.',
  wrong: basic('Capital of Peru?', 'Lima', 'model: Basic (and reversed card)\nid: peru-1\n'),
  right: basic('Capital of Peru?', 'Lima', 'id: peru-1\n'),
})

/** A cloze number that now hides something else. */
export const numberChangedHands = defineProblem({
  code: 'cloze-number-changed-hands',
  severity: 'warning',
  summary: 'A cloze number hides something else than before',
  why: 'Anki knows a card by its number: what was learned about the old answer is taken for the new one.',
  remedy: 'Give each answer the number that it had, and new answers new numbers.',
  wrong: cloze('{{c2::Lima}} is the capital of {{c1::Peru}}.'),
  right: cloze('{{c1::Lima}} is the capital of {{c2::Peru}}.'),
})

/** A note with more deletions than Anki has numbers. */
export const numbersUsedUp = defineProblem({
  code: 'cloze-numbers-used-up',
  severity: 'error',
  summary: 'No cloze number is left for this note',
  why: 'Anki makes cards up to number 499, and numbers that once stood for something are not given again.',
  remedy: 'Split the note into several.',
  wrong: `# deck: x\n\n${'-word- and '.repeat(500)}end\n`,
  right: cloze('{{c1::Lima}} is the capital of Peru.'),
})

/**
 * What can be wrong with the identity of notes. Their examples are two builds: `right` is the first one and has no
 * problem; `wrong` is the next, of another file.
 */
export const identityProblems = [unclearIdentity, changedType, stuckType, numberChangedHands, numbersUsedUp]
