import { defineProblem } from '../../diagnostics/problem.js'
import { dashDeck as deck } from './example.js'
import { blankInside, invertedRun, longDash, oddDash, unclosedDash, unopenedDash } from './slip-problems.js'

/** A paragraph that is neither a cloze nor a question. */
export const noCard = defineProblem({
  code: 'dash-cloze/no-card',
  severity: 'warning',
  summary: 'A paragraph that makes no card',
  why: 'It hides nothing and asks nothing, so it is in no deck.',
  remedy: 'Hide something between dashes, end its first line with `?`, or put it above the deck line.',
  wrong: deck('The cell is the unit of life.'),
  right: deck('The -cell- is the unit of life.'),
})

/** A question that nothing answers. */
export const questionWithoutAnswer = defineProblem({
  code: 'dash-cloze/question-without-answer',
  severity: 'error',
  summary: 'A question without an answer',
  why: 'The card would have an empty back.',
  remedy: 'Write the answer on the line below the question, without a blank line between them.',
  wrong: deck('What is the unit of life?'),
  right: deck('What is the unit of life?\nThe cell.'),
})

/** A file whose deck nobody named. */
export const noDeckLine = defineProblem({
  code: 'dash-cloze/no-deck-line',
  severity: 'warning',
  summary: 'No line names the deck',
  why: 'The deck gets the name of the file.',
  remedy: 'Begin the file with `# deck: NAME`, or name the deck with `--deck`.',
  wrong: 'The -cell- is the unit of life.\n',
  right: deck('The -cell- is the unit of life.'),
})

/** A line that is almost a deck line. */
export const nearDeckLine = defineProblem({
  code: 'dash-cloze/near-deck-line',
  severity: 'warning',
  summary: 'A line that is almost a deck line',
  why: 'The notes below it go to the deck above it, or to one named after the file.',
  remedy: 'Write `# deck: NAME`, with a blank behind `#` and a colon.',
  fix: 'unsafe',
  wrong: deck('The -cell- is the unit of life.\n\n#deck: Physics\n\nForce is -mass- times -acceleration-.'),
  right: deck('The -cell- is the unit of life.\n\n# deck: Physics\n\nForce is -mass- times -acceleration-.'),
})

/** A deck line without a name. */
export const namelessDeck = defineProblem({
  code: 'dash-cloze/nameless-deck',
  severity: 'warning',
  summary: 'A deck line without a name',
  why: 'The deck gets the name of the file.',
  remedy: 'Write the name behind the colon.',
  wrong: '# deck:\n\nThe -cell- is the unit of life.\n',
  right: deck('The -cell- is the unit of life.'),
})

/** Deletions above the deck line. */
export const aboveDeck = defineProblem({
  code: 'dash-cloze/above-deck',
  severity: 'warning',
  summary: 'Deletions above the deck line',
  why: 'What stands above the deck line is not read, so there is no card of it.',
  remedy: 'Move it below the deck line.',
  wrong: 'The -cell- is the unit of life.\n\n# deck: Biology\n\nThe -nucleus- holds the DNA.\n',
  right: deck('The -cell- is the unit of life.\n\nThe -nucleus- holds the DNA.'),
})

/** A deletion in a heading. */
export const deletionInHeading = defineProblem({
  code: 'dash-cloze/deletion-in-heading',
  severity: 'warning',
  summary: 'A deletion in a heading',
  why: 'A heading names the section of the notes below it and is no note, so no card is made of it.',
  remedy: 'Take the hashes away, or write `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('## The -cell- is the unit of life\n\nThe -nucleus- holds the DNA.'),
  right: deck('The -cell- is the unit of life\n\nThe -nucleus- holds the DNA.'),
})

/** A group key that only one deletion has. */
export const loneGroupKey = defineProblem({
  code: 'dash-cloze/lone-group-key',
  severity: 'warning',
  summary: 'A group key that only one deletion has',
  why: 'A key is there to hide several things at once; alone it does nothing, and its partner may have another one by mistake.',
  remedy: 'Give the same key to the other members of the group, or take it out.',
  fix: 'unsafe',
  wrong: deck('ATP is made in the 1.-mitochondria- by -respiration-.'),
  right: deck('ATP is made in the 1.-mitochondria- by 1.-respiration-.'),
})

/** A blank between a group key and its dash. */
export const spacedGroupKey = defineProblem({
  code: 'dash-cloze/spaced-group-key',
  severity: 'warning',
  summary: 'A blank between a group key and its dash',
  why: 'The key is then text that the card shows, and the deletion is alone.',
  remedy: 'Take the blank out.',
  fix: 'unsafe',
  wrong: deck('ATP is made in the 1. -mitochondria- by respiration.'),
  right: deck('ATP is made in the -mitochondria- by respiration.'),
})

/** A deletion in a question that has an answer. */
export const deletionInQuestion = defineProblem({
  code: 'dash-cloze/deletion-in-question',
  severity: 'warning',
  summary: 'A question with an answer below it hides something',
  why: 'That makes it a cloze note: the lines below are shown with the question.',
  remedy: 'Write `\\-` for a dash that is only a dash, or take the question mark out.',
  fix: 'unsafe',
  wrong: deck('Which organ makes -insulin-?\nThe pancreas.'),
  right: deck('Which organ makes insulin?\nThe pancreas.'),
})

/** A deletion in the lines that become Back Extra. */
export const deletionInExtra = defineProblem({
  code: 'dash-cloze/deletion-in-extra',
  severity: 'error',
  summary: 'A deletion in a `> ` line',
  why: 'Those lines are shown with the answer only; a deletion there would make a card with a blank front.',
  remedy: 'Move it into the text above, or write `\\-` where a dash is only a dash.',
  fix: 'unsafe',
  wrong: deck('The -pancreas- makes insulin.\n> The -liver- does not.'),
  right: deck('The -pancreas- makes insulin.\n> The liver does not.'),
})

/** Dashes and braces in one note. */
export const mixedNotations = defineProblem({
  code: 'dash-cloze/mixed-notations',
  severity: 'warning',
  summary: 'A note that hides with dashes and with braces',
  why: 'The braces keep their numbers and the dashes take the free ones, which may not be what you see.',
  remedy: 'Use one of the two in a note.',
  wrong: deck('The -pancreas- makes {{c1::insulin}}.'),
  right: deck('The -pancreas- makes -insulin-.'),
})

/** A code block that is opened and never closed. */
export const unclosedFence = defineProblem({
  code: 'dash-cloze/unclosed-fence',
  severity: 'error',
  summary: 'A code block that is never closed',
  why: 'It would take all that follows into this card.',
  remedy: 'Close it with the same characters on a line of their own.',
  fix: 'unsafe',
  wrong: deck('What does this print?\n```python\nprint(1)'),
  right: deck('What does this print?\n```python\nprint(1)\n```'),
})

/** A comment for deckwright that belongs to no note. */
export const strayComment = defineProblem({
  code: 'dash-cloze/stray-comment',
  severity: 'warning',
  summary: 'A comment for deckwright that belongs to no note',
  why: 'Its identity, type or tags go nowhere.',
  remedy: 'Put it on the line directly above the paragraph; `type` and `tags` may stand right under a deck line.',
  fix: 'unsafe',
  wrong: deck('The -pancreas- makes insulin.\n\n<!-- tags: organs -->\n\nThe -liver- makes bile.'),
  right: deck('The -pancreas- makes insulin.\n\n<!-- tags: organs -->\nThe -liver- makes bile.'),
})

/** What can be wrong with the writing of dash cloze. */
export const dashProblems = [
  noDeckLine,
  nearDeckLine,
  namelessDeck,
  aboveDeck,
  deletionInHeading,
  unclosedFence,
  unclosedDash,
  longDash,
  unopenedDash,
  blankInside,
  oddDash,
  invertedRun,
  noCard,
  questionWithoutAnswer,
  deletionInQuestion,
  deletionInExtra,
  mixedNotations,
  loneGroupKey,
  spacedGroupKey,
  strayComment,
]
