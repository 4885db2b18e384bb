import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeFields } from './cloze-fields.js'
import { clozeNote } from './examples.js'
import { firstHidden } from './first-hidden.js'
import type { Rule } from './rule.js'

/** A cloze note hides something only where its cards hide it. */
export const clozeInPlainField: Rule = {
  problem: defineProblem({
    code: 'cloze-in-plain-field',
    severity: 'error',
    summary: 'A deletion stands in a field whose deletions the cards do not hide',
    why: 'Anki makes a card of its number all the same: its front is blank, and its back shows the braces.',
    remedy: 'Move the deletion into `Text`, or take the braces out.',
    wrong: clozeNote('{{c1::Lima}} is the capital of Peru.', 'It was founded in {{c2::1535}}.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru. It was founded in {{c2::1535}}.'),
  }),
  start: (report) => ({
    note({ type, fields }) {
      if (type.kind !== 'cloze') return
      for (const { field, clozes, hides } of fields) {
        const hidden = hides || !type.fields.includes(field.name) ? undefined : firstHidden(clozes)
        if (hidden === undefined) continue
        const [where = 'Text'] = clozeFields(type)
        report({
          message: `\`${field.name}\` hides nothing: a deletion there makes a card with a blank front`,
          span: sourceSpan(field, hidden.start, hidden.end),
          hint: `move it into \`${where}\`, or take the marks of the deletion out`,
        })
      }
    },
  }),
}
