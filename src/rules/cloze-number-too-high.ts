import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { withFreeNumber } from './free-number.js'

/** Anki has 499 numbers for deletions. */
export const clozeNumberTooHigh = faultRule(
  defineProblem({
    code: 'cloze-number-too-high',
    severity: 'error',
    summary: 'The number of a deletion is higher than 499',
    why: 'Anki would make a blank card of it, or none.',
    remedy: 'Give it a lower number; the numbers of a note need not go on from those of the one before.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} was founded in {{c1535::January 1535}}.'),
    right: clozeNote('{{c1::Lima}} was founded in {{c2::January 1535}}.'),
  }),
  'number-too-high',
  (written, fault, judged) => ({
    message: `The number in \`${written}\` is higher than 499, the last that Anki makes a card of`,
    hint: 'give it a lower number',
    fix: withFreeNumber(written, fault, judged),
  }),
)
