import { regionsOf } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** No text is taken for the box in which an answer is typed. */
export const typeBox: Rule = {
  problem: defineProblem({
    code: 'type-box',
    severity: 'warning',
    summary: 'A text that Anki takes for the box of a typed answer',
    why: 'Anki puts a box, or a complaint about an unknown field, in the place of `[[type:…]]`, wherever it stands.',
    remedy: 'Write it as code, or take the note type `Basic (type in the answer)`.',
    fix: 'unsafe',
    wrong: basicNote('How does a template ask for the answer?', 'With [[type:Back]]'),
    right: basicNote('How does a template ask for the answer?', 'With `[[type:Back]]`'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        if (!text.includes('[[type:')) continue
        const code = regionsOf(text, note.format).filter(({ kind }) => kind === 'code')
        for (const { 0: written, index } of text.matchAll(/\[\[type:[^\]\n]+\]\]/g)) {
          if (code.some(({ start, end }) => start <= index && index < end)) continue
          const span = sourceSpan(field, index, index + written.length)
          report({
            message: `\`${written}\` becomes a box for an answer`,
            span,
            hint: 'write it as code, in backticks',
            fix:
              note.format === 'html'
                ? undefined
                : { title: 'write it as code', edits: [{ span, text: `\`${written}\`` }], safe: false },
          })
        }
      }
    },
  }),
}
