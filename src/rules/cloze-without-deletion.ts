import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { nearMissesIn, saidIn } from './judged-field.js'
import type { Rule } from './rule.js'

/** A cloze note must hide something. */
export const clozeWithoutDeletion: Rule = {
  problem: defineProblem({
    code: 'cloze-without-deletion',
    severity: 'error',
    summary: 'A cloze note hides nothing',
    why: 'Anki makes a card for each number that hides something, so of this note it would make none, or a blank one.',
    remedy: 'Hide something with `{{c1::…}}`, or make it a Basic note.',
    wrong: clozeNote('Lima is the capital of Peru.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru.'),
  }),
  start: (report) => ({
    note({ note, type, fields, misread }) {
      if (type.kind !== 'cloze' || misread) return
      // Whoever tried to hide something is told what went wrong there, and an empty note that it is empty.
      if (fields.some(({ clozes }) => clozes.deletions.length > 0 || clozes.faults.length > 0)) return
      if (fields.some(({ field }) => !type.fields.includes(field.name))) return
      if (fields.some((judged) => nearMissesIn(judged).length > 0)) return
      const first = fields.find(({ field }) => field.name === type.fields[0])
      if (first === undefined || saidIn(first) === '') return
      report({
        message: 'This cloze note hides nothing',
        span: note.head,
        hint: 'hide something with `{{c1::…}}`, or make it a `Basic` note',
      })
    },
  }),
}
