import { defineProblem } from '../diagnostics/problem.js'
import type { NoteType } from '../model/note-type.js'
import { parseTemplate } from '../model/template.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** A note has the fields that its cards show. */
export const missingField: Rule = {
  problem: defineProblem({
    code: 'missing-field',
    severity: 'warning',
    summary: 'A note lacks a field that its cards show',
    why: 'The card asks something and has no answer.',
    remedy: 'Add the field; leave it empty if that is meant.',
    wrong: '# Note\nmodel: Basic\n\n## Front\n\nCapital of Peru?\n',
    right: basicNote('Capital of Peru?', 'Lima'),
  }),
  start(report) {
    const needed = new Map<NoteType, readonly string[]>()
    return {
      note({ note, type, fields }) {
        const names = needed.get(type) ?? neededFields(type)
        needed.set(type, names)
        if (names.every((name) => fields.some(({ field }) => field.name === name))) return
        const given = fields.map(({ field }) => field.name)
        // Without its first field, or with a field of another name, more is wrong, and that is told.
        if (!given.includes(type.fields[0] ?? '') || given.some((name) => !type.fields.includes(name))) return
        const missing = names.filter((name) => !given.includes(name)).map((name) => `\`${name}\``)
        if (missing.length === 0) return
        report({ message: `This note has no ${missing.join(' and no ')}`, span: note.head, hint: 'add it' })
      },
    }
  },
}

/** The fields that a card shows whatever else is filled in. */
function neededFields(type: NoteType): string[] {
  const shown = type.templates
    .flatMap(({ front, back }) => [...parseTemplate(front), ...parseTemplate(back)])
    .flatMap((node) => (typeof node === 'object' && 'filters' in node ? [node.field] : []))
  return type.fields.filter((name) => shown.includes(name))
}
