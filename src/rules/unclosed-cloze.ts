import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A deletion must be closed. */
export const unclosedCloze = faultRule(
  defineProblem({
    code: 'unclosed-cloze',
    severity: 'error',
    summary: 'A deletion is opened and never closed',
    why: 'Anki drops the opening and all that follows it in the field, other deletions included.',
    remedy: 'Close it with `}}` behind its last word.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima is the capital of Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru.'),
  }),
  'unclosed',
  (written, { related, end }, { field }) => ({
    message: `Nothing closes the deletion that \`${written}\` opens`,
    hint: 'close it with `}}` behind its last word',
    fix: closedTwice(field, end),
    related: related && [
      { message: 'these braces belong to the code or math', span: sourceSpan(field, related.start, related.end) },
    ],
  }),
)

/** A single brace with which a deletion was to be closed, written twice. */
function closedTwice(field: Field, from: number): Fix | undefined {
  const inside = /^[^{}\n]*\}(?!\})/.exec(field.text.slice(from))
  if (inside === null) return undefined
  const end = from + inside[0].length
  return unsafeFix('close it with two braces', rewritten(field, end - 1, end, '}}'))
}
