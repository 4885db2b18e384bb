import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** What looks like one name in a program is hardly an answer and its hint. */
export const identifierAsHint = faultRule(
  defineProblem({
    code: 'identifier-as-hint',
    severity: 'warning',
    summary: 'The `::` of a name in a program is read as the start of a hint',
    why: 'Of `std::vector` the card hides only `std`, and shows `vector` as the hint.',
    remedy: 'Write the name as code, in backticks.',
    wrong: clozeNote('A growing array in C++ is {{c1::std::vector}}.'),
    right: clozeNote('A growing array in C++ is {{c1::`std::vector`}}.'),
  }),
  'identifier-hint',
  () => ({
    message: 'This `::` starts a hint, though both sides look like one name',
    hint: 'write the name as code, in backticks',
  }),
)
