import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A deletion has one hint. */
export const secondClozeSeparator = faultRule(
  defineProblem({
    code: 'second-cloze-separator',
    severity: 'error',
    summary: 'A deletion has a second `::`',
    why: 'Anki takes all behind the first `::` for the hint and never shows it in the answer.',
    remedy: 'Leave one `::` before the hint; write one that belongs to the text as code or as `&#58;&#58;`.',
    fix: 'unsafe',
    wrong: clozeNote('The capital of Peru is {{c1::Lima::city::on the coast}}.'),
    right: clozeNote('The capital of Peru is {{c1::Lima::city on the coast}}.'),
  }),
  'second-separator',
  (_, { start, end }, { field }) => ({
    message: 'A second `::` in one deletion: only the text before the first one is the answer',
    hint: 'write a `::` that belongs to the text as code or as `&#58;&#58;`',
    fix: unsafeFix('write `&#58;&#58;`', rewritten(field, start, end, '&#58;&#58;')),
  }),
)
