import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { nearest } from '../text/nearest.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { renamed } from './written-edit.js'

/** A note is of a type that there is. */
export const unknownNoteType: Rule = {
  problem: defineProblem({
    code: 'unknown-note-type',
    severity: 'error',
    summary: 'A note is of a type that there is not',
    why: 'The type says which cards are made of a note, so no card can be made of this one.',
    remedy: 'Write the name of one of the built-in types.',
    fix: 'unsafe',
    wrong: basicNote('Capital of Peru?', 'Lima', 'model: Basik'),
    right: basicNote('Capital of Peru?', 'Lima', 'model: Basic'),
  }),
  start: (report, { noteTypes }) => ({
    stranger({ type, places, head }) {
      const names = noteTypes.map(({ name }) => name)
      const meant = nearest(type, names)
      const known = names.map((name) => `\`${name}\``).join(', ')
      report({
        message: `There is no note type \`${type}\``,
        span: places?.type ?? head,
        hint: meant === undefined ? `write one of ${known}` : `did you mean \`${meant}\`? There are ${known}`,
        fix: unsafeFix(`write \`${meant}\``, renamed(places?.type, type, meant)),
      })
    },
  }),
}
