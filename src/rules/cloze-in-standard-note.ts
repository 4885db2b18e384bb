import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { textOf } from '../text/span.js'
import { basicNote, clozeNote } from './examples.js'
import { firstHidden } from './first-hidden.js'
import type { Rule } from './rule.js'

/** Only cloze notes hide something. */
export const clozeInStandardNote: Rule = {
  problem: defineProblem({
    code: 'cloze-in-standard-note',
    severity: 'error',
    summary: 'A note that is no cloze note hides something',
    why: 'Its cards would show the answer, braces and all.',
    remedy: 'Make it a Cloze note with a `Text`, or take the braces out; in code they may stay.',
    wrong: basicNote('Capital of Peru?', '{{c1::Lima}} is the capital of Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru.'),
  }),
  start: (report) => ({
    note({ note, type, fields }) {
      if (type.kind === 'cloze') return
      for (const { field, clozes } of fields) {
        if (clozes.deletions.length + clozes.faults.length === 0 || !type.fields.includes(field.name)) continue
        const code = clozes.regions.filter(({ kind }) => kind === 'code')
        const hidden = firstHidden(clozes, ({ start }) => !code.some((one) => one.start <= start && start < one.end))
        if (hidden === undefined) continue
        const span = sourceSpan(field, hidden.start, hidden.end)
        report({
          message: `\`${note.type}\` notes hide nothing, so the cards show \`${shortened(textOf(span))}\` as it is`,
          span,
          hint: 'make it a `Cloze` note, or take the marks of the deletion out',
        })
        return
      }
    },
  }),
}

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ')
  return line.length > 40 ? `${line.slice(0, 39)}…` : line
}
