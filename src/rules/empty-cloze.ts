import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A deletion hides something. */
export const emptyCloze = faultRule(
  defineProblem({
    code: 'empty-cloze',
    severity: 'warning',
    summary: 'A deletion hides nothing',
    why: 'Its card asks for something and shows no answer.',
    remedy: 'Write the answer behind the `::`, or take the deletion out.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} is the capital of {{c2::}}Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of {{c2::Peru}}.'),
  }),
  'empty',
  (written, { start, end }, { field, clozes }) => ({
    message: `\`${written}\` hides nothing`,
    hint: 'write the answer into it, or take it out',
    // Without its only deletion the note would hide nothing.
    fix: clozes.deletions.length > 1 ? unsafeFix('take it out', rewritten(field, start, end, '')) : undefined,
  }),
)
