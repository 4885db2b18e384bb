import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { allDeletions } from './all-deletions.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

/** How many deletions a note may have where the project says nothing else. */
const usual = 8

const letters = 'alpha beta gamma delta epsilon zeta eta theta iota'.split(' ')

/** A note does not ask for everything at once. */
export const manyDeletions: Rule = {
  problem: defineProblem({
    code: 'many-deletions',
    severity: 'warning',
    onRequest: true,
    summary: 'A note with very many deletions',
    why: 'Each of its cards shows all the other answers, and what is learnt is where in the text they stand.',
    remedy: `Make several notes of it. More than ${usual} are many, or what \`"rules": { "many-deletions": { "most": 12 } }\` in \`deckwright.json\` allows.`,
    wrong: clozeNote(letters.map((letter, at) => `{{c${at + 1}::${letter}}}`).join(', ')),
    right: clozeNote(
      letters
        .slice(1)
        .map((letter, at) => `{{c${at + 1}::${letter}}}`)
        .join(', '),
    ),
  }),
  start(report, { options }) {
    const most = options['many-deletions']?.most ?? usual
    return {
      note({ fields }) {
        const all = fields
          .filter(({ hides }) => hides)
          .flatMap(({ field, clozes }) => allDeletions(clozes.deletions).map((deletion) => ({ field, deletion })))
        const over = all[most]
        if (over === undefined) return
        report({
          message: `This note has ${all.length} deletions, ${all.length - most} more than ${most}`,
          span: sourceSpan(over.field, over.deletion.start, over.deletion.end),
          hint: 'make several notes of it',
        })
      },
    }
  },
}
