import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** Deletions lie in each other up to three deep. */
export const clozeTooDeep = faultRule(
  defineProblem({
    code: 'cloze-too-deep',
    severity: 'error',
    summary: 'Deletions lie more than three deep in each other',
    why: 'Anki up to 24.11 reads three levels: below them it drops the opening, and stray braces show on the card.',
    remedy: 'Close an outer deletion earlier, or part the note in two.',
    wrong: clozeNote('{{c1::The {{c2::old {{c3::town of {{c4::Cusco}}}}}}}}'),
    right: clozeNote('{{c1::The {{c2::old {{c3::town of}}}}}} {{c4::Cusco}}'),
  }),
  'too-deep',
  (written) => ({
    message: `\`${written}\` lies in more than two other deletions`,
    hint: 'close one of the outer ones before it, or part the note in two',
  }),
)
