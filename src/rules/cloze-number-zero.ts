import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { withFreeNumber } from './free-number.js'

/** Deletions are counted from 1. */
export const clozeNumberZero = faultRule(
  defineProblem({
    code: 'cloze-number-zero',
    severity: 'error',
    summary: 'A deletion has the number 0',
    why: 'Anki makes no card of it, so what it should hide is never asked.',
    remedy: 'Count from `c1`.',
    fix: 'unsafe',
    wrong: clozeNote('{{c0::Lima}} is the capital of {{c1::Peru}}.'),
    right: clozeNote('{{c2::Lima}} is the capital of {{c1::Peru}}.'),
  }),
  'number-zero',
  (written, fault, judged) => ({
    message: `\`${written}\` makes no card, because deletions are counted from 1`,
    hint: 'give it a number from 1 on',
    fix: withFreeNumber(written, fault, judged),
  }),
)
