import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { nearest } from '../text/nearest.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { renamed } from './written-edit.js'

/** A field is one that the note's type has. */
export const unknownField: Rule = {
  problem: defineProblem({
    code: 'unknown-field',
    severity: 'error',
    summary: 'A field that the type of the note does not have',
    why: 'There is no place for its text in Anki, so it would be on no card.',
    remedy: 'Write the name of one of the fields of the type, or name the type that has such a field.',
    fix: 'unsafe',
    wrong: `${basicNote('Capital of Peru?', 'Lima')}\n## Hint\n\nOn the coast\n`,
    right: basicNote('Capital of Peru?', 'Lima\n\nHint: on the coast'),
  }),
  start: (report, { noteTypes }) => ({
    note({ note, type, fields }) {
      if (fields.every(({ field }) => type.fields.includes(field.name))) return
      const strangers = fields.filter(({ field }) => field.name !== '' && !type.fields.includes(field.name))
      if (strangers.length === 0) return
      const written = fields.map(({ field }) => field.name.toLowerCase())
      const hides = fields.some(({ clozes }) => clozes.deletions.length > 0)
      const fitting = noteTypes.find((other) => {
        if (hides && other.kind !== 'cloze') return false
        const names = other.fields.map((name) => name.toLowerCase())
        return written.every((name) => names.includes(name))
      })
      const known = `\`${type.name}\` has ${listed(type.fields)}`
      // Where all fields fit another type, one word is wrong and not each field.
      for (const { field } of fitting === undefined ? strangers : strangers.slice(0, 1)) {
        const meant = nearest(field.name, type.fields)
        const hint =
          fitting !== undefined
            ? `with ${listed(fields.map((one) => one.field.name))} it is a \`${fitting.name}\` note: name that type`
            : meant === undefined
              ? known
              : `did you mean \`${meant}\`?`
        const fix =
          fitting === undefined
            ? unsafeFix(`write \`${meant}\``, renamed(field.span, field.name, meant))
            : unsafeFix(`name the type \`${fitting.name}\``, renamed(note.places?.type, note.type, fitting.name))
        report({ message: `\`${type.name}\` has no field \`${field.name}\``, span: field.span, hint, fix })
      }
    },
  }),
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(' and ')
}
