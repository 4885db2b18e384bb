import { defineProblem } from '../diagnostics/problem.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { placeName, saidPlace } from './said-already.js'

/** No two notes of a type ask the same. */
export const sameFirstField: Rule = {
  problem: defineProblem({
    code: 'same-first-field',
    severity: 'warning',
    summary: 'Two notes of one type with the same first field',
    why: 'The same question has two answers, and Anki takes such notes for one when it reads a text file by first fields.',
    remedy: 'Say in the question what sets it apart, or join the notes.',
    wrong: `${basicNote('Capital of Bolivia?', 'Sucre')}\n\n${basicNote('Capital of Bolivia?', 'La Paz')}`,
    right: `${basicNote('Capital of Bolivia?', 'Sucre')}\n\n${basicNote('Seat of Bolivia’s government?', 'La Paz')}`,
  }),
  between: true,
  start: (report) => ({
    note({ note, type, said }) {
      if (said?.whole !== false) return
      report({
        message: `The \`${type.name}\` note at ${placeName(said.earlier)} has the same \`${type.fields[0]}\``,
        span: saidPlace(note),
        hint: 'say in it what sets it apart, or join the two notes',
        related: [{ message: 'the other note', span: saidPlace(said.earlier) }],
      })
    },
  }),
}
