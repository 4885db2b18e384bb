import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { NoteType } from '../model/note-type.js'
import type { WrittenNoteType, WrittenText } from '../model/written-note-type.js'
import { checkFiles } from './check-files.js'
import { checkTemplate } from './check-template.js'
import { badName, manyClozeTemplates, nameTaken, sameFront } from './note-type-problems.js'

/** Names of Anki's own that no field may have. */
const taken = ['Card', 'CardFlag', 'CardID', 'Deck', 'FrontSide', 'Subdeck', 'Tags', 'Type']

/** What is wrong with a note type, by Anki's own rules and beside the types that are there already. */
export function checkNoteType(type: WrittenNoteType, others: readonly NoteType[]): Diagnostic[] {
  const found = nameFaults('note type', type.name)
  const twin = others.find(({ name }) => folded(name) === folded(type.name.text))
  if (twin !== undefined) {
    const same = twin.name === type.name.text ? 'already' : 'but for its letter case'
    const message = `There is a note type \`${twin.name}\` ${same}`
    found.push(diagnose(nameTaken, { message, span: type.name.span, hint: 'give it a name of its own' }))
  }
  for (const { name } of type.fields) {
    found.push(...nameFaults('field', name))
    if (!taken.includes(name.text)) continue
    const message = `Anki fills in \`{{${name.text}}}\` itself, so no field can be called \`${name.text}\``
    found.push(diagnose(badName, { message, span: name.span }))
  }
  found.push(
    ...twins(
      'field',
      type.fields.map(({ name }) => name),
    ),
  )
  for (const { name } of type.templates) found.push(...nameFaults('template', name))
  found.push(
    ...twins(
      'template',
      type.templates.map(({ name }) => name),
    ),
  )
  if (type.kind === 'cloze' && type.templates.length > 1) {
    const message = `A cloze type has one template, and this one has ${type.templates.length}`
    const span = type.templates[1]?.name.span ?? type.name.span
    found.push(diagnose(manyClozeTemplates, { message, span, hint: 'leave only the first' }))
  }
  if (type.css !== undefined) found.push(...checkFiles(type.css, 'css'))
  const fronts = new Map<string, WrittenText>()
  for (const template of type.templates) {
    found.push(
      ...checkTemplate(type, template),
      ...checkFiles(template.front, 'html'),
      ...checkFiles(template.back, 'html'),
    )
    const { front, name } = template
    const first = fronts.get(front.text)
    if (first === undefined) fronts.set(front.text, name)
    else if (type.kind === 'standard') {
      const message = `\`${name.text}\` has the same front as \`${first.text}\``
      found.push(
        diagnose(sameFront, { message, span: front.span, related: [{ message: 'first here', span: first.span }] }),
      )
    }
  }
  return found
}

/** What Anki would change about a name. */
function nameFaults(what: 'note type' | 'field' | 'template', { text, span }: WrittenText): Diagnostic[] {
  const kept = what === 'field' ? text.replace(/[:{}"]/g, '').replace(/^[#/^]+/, '') : text.replaceAll('"', '')
  const clean = kept.replace(/[\0-\x1f\x7f]/g, '').trim()
  if (clean === text && clean !== '') return []
  const hint = clean === '' ? 'give it a name' : `write \`${clean}\``
  const message =
    text.trim() === ''
      ? `This ${what} has no name`
      : clean === ''
        ? `Anki would leave nothing of the name \`${text}\``
        : `Anki would call this ${what} \`${clean}\``
  return [diagnose(badName, { message, span, hint })]
}

function twins(what: string, names: readonly WrittenText[]): Diagnostic[] {
  const first = new Map<string, WrittenText>()
  return names.flatMap((name) => {
    const before = first.get(folded(name.text))
    if (before === undefined) {
      first.set(folded(name.text), name)
      return []
    }
    const related = [{ message: 'first here', span: before.span }]
    return [diagnose(nameTaken, { message: `There is a ${what} \`${before.text}\` already`, span: name.span, related })]
  })
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase()
}
