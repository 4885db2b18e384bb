import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { nearMissesIn } from './judged-field.js'
import type { Rule } from './rule.js'

/** The opening of a deletion has one spelling. */
export const misspeltCloze: Rule = {
  problem: defineProblem({
    code: 'misspelt-cloze',
    severity: 'error',
    summary: 'The opening of a deletion is misspelt',
    why: 'Anki takes it for text: the card shows the braces and the answer.',
    remedy: 'Write `{{c1::`: two braces, a small c, a number and two colons, without blanks.',
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
          })
        }
      }
    },
  }),
}
