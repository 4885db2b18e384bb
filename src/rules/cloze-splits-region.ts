import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** A deletion lies in code or math, or holds all of it. */
export const clozeSplitsRegion = faultRule(
  defineProblem({
    code: 'cloze-splits-region',
    severity: 'error',
    summary: 'A deletion begins in code or math and ends outside of it',
    why: 'The card would show half a formula, which cannot be typeset, or half a piece of code.',
    remedy: 'End the deletion before the closing dollar or backtick, or begin it before the opening one.',
    wrong: clozeNote('The area is $\\pi {{c1::r^2$ of a circle}}.'),
    right: clozeNote('The area is $\\pi {{c1::r^2}}$ of a circle.'),
  }),
  'region-split',
  () => ({
    message: 'This deletion begins in code or math and ends outside of it',
    hint: 'end it inside, or begin it before the code or math',
  }),
)
