import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** The braces inside a deletion are even, and keep apart from those that end it. */
export const unbalancedClozeBraces = faultRule(
  defineProblem({
    code: 'unbalanced-cloze-braces',
    severity: 'error',
    summary: 'Braces of the text and of a deletion run into each other',
    why: 'Anki closes the deletion at the first `}}`, so a brace would show behind it or the hidden formula would break.',
    remedy: 'Balance the braces inside the deletion, or put a blank between those of the text and the closing `}}`.',
    fix: 'unsafe',
    wrong: clozeNote('One half is $x = {{c1::\\frac{1}{2}}$.'),
    right: clozeNote('One half is $x = {{c1::\\frac{1}{2} }}$.'),
  }),
  'unbalanced-braces',
  (written, { start, end }, { field }) => ({
    message:
      written.length > 2
        ? `Anki ends the deletion at the first two of the braces \`${written}\``
        : 'The deletion ends here, and leaves a brace inside it open',
    hint: 'put a blank before the `}}` that ends the deletion, and balance the braces inside it',
    fix: unsafeFix(
      'put a blank before the `}}` that ends it',
      rewritten(field, start, end, `${end - start > 2 ? field.text.slice(start, end - 2) : '}'} }}`),
    ),
  }),
)
