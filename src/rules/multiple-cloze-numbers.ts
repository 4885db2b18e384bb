import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A deletion with several numbers is younger than many Ankis. */
export const multipleClozeNumbers = faultRule(
  defineProblem({
    code: 'multiple-cloze-numbers',
    severity: 'warning',
    summary: 'A deletion has several numbers',
    why: 'Only Anki 26.05 and later read it; older ones and the phone apps show it as text.',
    remedy: 'Give it one number if the deck is for others too.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} is the {{c1,2::capital}} of {{c2::Peru}}.'),
    right: clozeNote('{{c1::Lima}} is the {{c1::capital}} of {{c2::Peru}}.'),
  }),
  'multiple-numbers',
  (written, { start, end }, { field }) => ({
    message: `\`${written}\` is read only by Anki 26.05 and later`,
    hint: 'give it one number if others use the deck',
    fix: unsafeFix('leave its first number', rewritten(field, start, end, written.replace(/(\d+)[\d,]*/, '$1'))),
  }),
)
