import { type Edit, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { nearMissesIn } from './judged-field.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'

/** The opening of a deletion has one spelling. */
export const misspeltCloze: Rule = {
  problem: defineProblem({
    code: 'misspelt-cloze',
    severity: 'error',
    summary: 'The opening of a deletion is misspelt',
    why: 'Anki takes it for text: the card shows the braces and the answer.',
    remedy: 'Write `{{c1::`: two braces, a small c, a number and two colons, without blanks.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} is the capital of {{C2::Peru}}.'),
    right: clozeNote('{{c1::Lima}} is the capital of {{c2::Peru}}.'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const judged of fields) {
        const { field } = judged
        for (const { start, end, meant } of nearMissesIn(judged)) {
          report({
            message: `\`${field.text.slice(start, end)}\` opens no deletion`,
            span: sourceSpan(field, start, end),
            hint: `write \`${meant}\``,
            fix: unsafeFix(`write \`${meant}\``, rewritten(field, start, end, meant), ...closing(field, start, end)),
          })
        }
      }
    },
  }),
}

/** The brace that closes what was opened with one brace, written twice. */
function closing(field: Field, start: number, end: number): (Edit | undefined)[] {
  if (/^[{｛]\s?[{｛]/.test(field.text.slice(start, end))) return []
  const inside = /^[^{}]*\}(?!\})/.exec(field.text.slice(end))
  return inside === null ? [] : [rewritten(field, end + inside[0].length - 1, end + inside[0].length, '}}')]
}
