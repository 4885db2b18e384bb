import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** A deletion hides something. */
export const emptyCloze = faultRule(
  defineProblem({
    code: 'empty-cloze',
    severity: 'warning',
    summary: 'A deletion hides nothing',
    why: 'Its card asks for something and shows no answer.',
    remedy: 'Write the answer behind the `::`, or take the deletion out.',
    wrong: clozeNote('{{c1::Lima}} is the capital of {{c2::}}Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of {{c2::Peru}}.'),
  }),
  'empty',
  (written) => ({ message: `\`${written}\` hides nothing`, hint: 'write the answer into it, or take it out' }),
)
