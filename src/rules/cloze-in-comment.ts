import type { Deletion } from '../cloze/reading.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

/** What a comment hides from readers hides no deletion from Anki. */
export const clozeInComment: Rule = {
  problem: defineProblem({
    code: 'cloze-in-comment',
    severity: 'error',
    summary: 'A deletion stands in an HTML comment',
    why: 'Anki looks at braces only: it makes a card, and nobody sees what the card asks for.',
    remedy: 'Take the braces out of the comment, or the comment marks away.',
    wrong: clozeNote('{{c1::Lima}} is the capital of Peru. <!-- {{c2::Quito}} that of Ecuador -->'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru. <!-- Quito that of Ecuador -->'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const { field, clozes, hides } of fields) {
        if (!hides || !field.text.includes('<!--') || clozes.deletions.length === 0) continue
        const { regions } = clozes
        const comments = [...field.text.matchAll(/<!--[\s\S]*?-->/g)].filter(
          ({ index }) => !regions.some(({ start, end }) => start <= index && index < end),
        )
        const look = (deletions: readonly Deletion[]): void => {
          for (const { start, end, textStart, nested } of deletions) {
            if (!comments.some(({ 0: comment, index }) => index < start && end <= index + comment.length)) look(nested)
            else {
              report({
                message: `\`${field.text.slice(start, textStart)}\` makes a card of what stands in a comment`,
                span: sourceSpan(field, start, end),
                hint: 'take the braces out, or the comment marks away',
              })
            }
          }
        }
        look(clozes.deletions)
      }
    },
  }),
}
