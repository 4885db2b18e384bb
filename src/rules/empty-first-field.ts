import { defineProblem } from '../diagnostics/problem.js'
import { basicNote } from './examples.js'
import { saidIn } from './judged-field.js'
import type { Rule } from './rule.js'

/** The first field of a note says something. */
export const emptyFirstField: Rule = {
  problem: defineProblem({
    code: 'empty-first-field',
    severity: 'error',
    summary: 'The first field of a note is empty',
    why: 'Anki takes no such note from a text file, and one from a package has a blank front.',
    remedy: 'Write the question into it, or take the note out.',
    wrong: basicNote('<!-- later -->', 'Lima'),
    right: basicNote('Capital of Peru?', 'Lima'),
  }),
  start: (report) => ({
    note({ note, type, fields, misread }) {
      const [name = ''] = type.fields
      const first = fields.find(({ field }) => field.name === name)
      if (first !== undefined) {
        if (saidIn(first) !== '') return
        const message = first.field.text.trim() === '' ? `\`${name}\` is empty` : `\`${name}\` shows nothing`
        report({ message, span: first.field.span, hint: 'write the question into it, or take the note out' })
      } else if (!(misread && fields.length === 0) && fields.every(({ field }) => type.fields.includes(field.name))) {
        report({ message: `This note has no \`${name}\``, span: note.head, hint: `give it a \`${name}\`` })
      }
    },
  }),
}
