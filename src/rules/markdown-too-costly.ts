import { defineProblem } from '../diagnostics/problem.js'
import { tooCostly } from '../markdown/costly.js'
import { isPlain } from '../markdown/plain.js'
import { sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** A field can be read as Markdown in reasonable time. */
export const markdownTooCostly: Rule = {
  problem: defineProblem({
    code: 'markdown-too-costly',
    severity: 'warning',
    summary: 'A field whose Markdown would take too long to read',
    why: 'It is written as plain text, so its card shows the marks instead of what they mean.',
    remedy:
      'Part the note, or take out the marks that mean nothing: thousands of them, or dozens nested in each other.',
    wrong: basicNote('Capital of Peru?', `${'>'.repeat(70)} Lima`),
    right: basicNote('Capital of Peru?', '> Lima'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      if (note.format !== 'markdown') return
      for (const { field } of fields) {
        if (!tooCostly(field.text) || isPlain(field.text)) continue
        const newline = field.text.indexOf('\n')
        const end = newline === -1 ? field.text.length : newline
        report({
          message: `\`${field.name}\` has too many marks, or too deep ones, to be read as Markdown, so it is written as plain text`,
          span: sourceSpan(field, 0, Math.min(end, 80)),
          hint: 'part the note, or take out the marks that mean nothing',
        })
      }
    },
  }),
}
