import { defineProblem, type Problem } from './problem.js'

const right = '# deck: A\n\nA -b-.\n\n<!-- deckwright-disable-next-line same-note -- it is sung twice -->\nA -b-.\n'

/** A comment for deckwright that means nothing. */
export const unknownDirective = defineProblem({
  code: 'unknown-directive',
  severity: 'warning',
  summary: 'A comment for deckwright says nothing that it knows',
  why: 'Whoever wrote it believes that something is silenced, or told again, and it is not.',
  remedy: 'Write `deckwright-disable-next-line`, `deckwright-disable` or `deckwright-enable`.',
  fix: 'unsafe',
  wrong: '# deck: A\n\n<!-- deckwright-disable-nextline same-note -->\nA -b-.\n',
  right,
})

/** A comment names an error. */
export const disabledError = defineProblem({
  code: 'disabled-error',
  severity: 'warning',
  summary: 'A comment is to silence an error',
  why: 'With an error the cards would come out wrong, or not at all: it is told whatever a comment says, and stops the build.',
  remedy: 'Mend the error, and take its code out of the comment.',
  fix: 'safe',
  wrong: '# deck: A\n\n<!-- deckwright-disable-next-line unclosed-cloze -->\nA -b-.\n',
  right,
})

/** A comment names a code that there is not. */
export const unknownDisabledCode = defineProblem({
  code: 'unknown-disabled-code',
  severity: 'warning',
  summary: 'A comment names a code that there is not',
  why: 'It silences nothing, or ends nothing, and what it was written for is told nevertheless.',
  remedy: 'Write the code as it stands in the finding; put ` -- ` in front of a reason.',
  fix: 'unsafe',
  wrong: '# deck: A\n\n<!-- deckwright-disable-next-line same-notes -->\nA -b-.\n',
  right,
})

/** A comment silences nothing. */
export const unusedDisable = defineProblem({
  code: 'unused-disable',
  severity: 'warning',
  summary: 'A comment silences nothing',
  why: 'What it was written for has been mended, or stands elsewhere. Left behind, it would hide the next finding of its kind.',
  remedy: 'Take it out, or put it directly above the line that is meant.',
  fix: 'safe',
  wrong: '# deck: A\n\n<!-- deckwright-disable-next-line same-note -->\nA -b-.\n',
  right,
})

/** The problems of comments that silence. */
export const suppressProblems: readonly Problem[] = [
  unknownDirective,
  disabledError,
  unknownDisabledCode,
  unusedDisable,
]
