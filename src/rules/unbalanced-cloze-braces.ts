import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** Where braces of the text meet those of a deletion, it must be clear which are which. */
export const unbalancedClozeBraces = faultRule(
  defineProblem({
    code: 'unbalanced-cloze-braces',
    severity: 'error',
    summary: 'Braces of the text and of a deletion run into each other',
    why: 'Anki closes the deletion at the first `}}`, so a brace would show behind it or the hidden formula would break.',
    remedy: 'Balance the braces inside the deletion, or put a blank between those of the text and the closing `}}`.',
    wrong: clozeNote('One half is $x = {{c1::\\frac{1}{2}}$.'),
    right: clozeNote('One half is $x = {{c1::\\frac{1}{2}}}$.'),
  }),
  'unbalanced-braces',
  (written) => ({
    message: `It is not clear which of the braces in \`${written}\` close the deletion`,
    hint: 'balance the braces inside the deletion, or put a blank before the closing `}}`',
  }),
)
