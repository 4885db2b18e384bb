import { linesOut, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Field } from '../model/note.js'
import type { Span } from '../text/span.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** A note has each field once. */
export const repeatedField: Rule = {
  problem: defineProblem({
    code: 'repeated-field',
    severity: 'error',
    summary: 'A note has the same field twice',
    why: 'Only one text fits into a field, so the other one would be lost.',
    remedy: 'Put both texts below one heading, or begin a new note.',
    fix: 'unsafe',
    wrong: `${basicNote('Capital of Peru?', 'Lima')}\n## Back\n\nOn the coast\n`,
    right: basicNote('Capital of Peru?', 'Lima\n\nOn the coast'),
  }),
  start: (report) => ({
    note({ type, fields, misread }) {
      if (misread || fields.length <= 1) return
      if (fields.length === 2 && fields[0]?.field.name !== fields[1]?.field.name) return
      const seen = new Map<string, Field>()
      for (const [at, { field }] of fields.entries()) {
        const before = fields[at - 1]?.field
        const first = seen.get(field.name)
        if (first === undefined) seen.set(field.name, field)
        else if (type.fields.includes(field.name)) {
          report({
            message: `This note has \`${field.name}\` twice`,
            span: field.span,
            hint: 'put both texts into one, or begin a new note',
            // The second heading taken out, its text goes on from the one before.
            fix:
              before?.name === field.name && lineAt(field.span).startsWith('## ')
                ? unsafeFix('join the two', linesOut(field.span))
                : undefined,
            related: [{ message: 'the first one is here', span: first.span }],
          })
        }
      }
    },
  }),
}

function lineAt({ file, start }: Span): string {
  return file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start)
}
