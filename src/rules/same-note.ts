import { defineProblem } from '../diagnostics/problem.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { placeName, saidPlace } from './said-already.js'

/** A note is in the decks once. */
export const sameNote: Rule = {
  problem: defineProblem({
    code: 'same-note',
    severity: 'warning',
    summary: 'The same note twice',
    why: 'Both are built, so the same is asked twice as often.',
    remedy: 'Take one of them out.',
    wrong: `${basicNote('Capital of Peru?', 'Lima')}\n\n${basicNote('Capital of Peru?', 'Lima')}`,
    right: basicNote('Capital of Peru?', 'Lima'),
  }),
  between: true,
  start: (report) => ({
    note({ note, said }) {
      if (said?.whole !== true) return
      // A note copied with its identity is told by the rule for identities.
      if (note.id !== undefined && note.id.value === said.earlier.id?.value) return
      report({
        message: `This note stands at ${placeName(said.earlier)} already`,
        span: saidPlace(note),
        hint: 'take one of the two out',
        related: [{ message: 'the same note', span: saidPlace(said.earlier) }],
      })
    },
  }),
}
