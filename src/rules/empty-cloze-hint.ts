import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A hint says something. */
export const emptyClozeHint = faultRule(
  defineProblem({
    code: 'empty-cloze-hint',
    severity: 'warning',
    summary: 'A deletion has an empty hint',
    why: 'The card shows `[]` where a deletion without a hint shows `[...]`.',
    remedy: 'Write the hint, or take the second `::` out.',
    fix: 'unsafe',
    wrong: clozeNote('The capital of Peru is {{c1::Lima::}}.'),
    right: clozeNote('The capital of Peru is {{c1::Lima}}.'),
  }),
  'empty-hint',
  (_, { start, end }, { field }) => {
    const nothing = /^(?:\s|<br\s*\/?>|&nbsp;)*(?=\}\})/i.exec(field.text.slice(end))
    return {
      message: 'No hint follows this `::`',
      hint: 'write the hint, or take the `::` out',
      fix:
        nothing === null ? undefined : unsafeFix('take it out', rewritten(field, start, end + nothing[0].length, '')),
    }
  },
)
