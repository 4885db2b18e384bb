import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'

/** A deletion must be closed. */
export const unclosedCloze = faultRule(
  defineProblem({
    code: 'unclosed-cloze',
    severity: 'error',
    summary: 'A deletion is opened and never closed',
    why: 'Anki drops the opening and all that follows it in the field, other deletions included.',
    remedy: 'Close it with `}}` behind its last word.',
    wrong: clozeNote('{{c1::Lima is the capital of Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru.'),
  }),
  'unclosed',
  (written, { related }, { field }) => ({
    message: `Nothing closes the deletion that \`${written}\` opens`,
    hint: 'close it with `}}` behind its last word',
    related: related && [
      { message: 'these braces belong to the code or math', span: sourceSpan(field, related.start, related.end) },
    ],
  }),
)
