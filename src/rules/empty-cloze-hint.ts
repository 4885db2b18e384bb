import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** A hint says something. */
export const emptyClozeHint = faultRule(
  defineProblem({
    code: 'empty-cloze-hint',
    severity: 'warning',
    summary: 'A deletion has an empty hint',
    why: 'The card shows `[]` where a deletion without a hint shows `[...]`.',
    remedy: 'Write the hint, or take the second `::` out.',
    wrong: clozeNote('The capital of Peru is {{c1::Lima::}}.'),
    right: clozeNote('The capital of Peru is {{c1::Lima}}.'),
  }),
  'empty-hint',
  () => ({ message: 'No hint follows this `::`', hint: 'write the hint, or take the `::` out' }),
)
