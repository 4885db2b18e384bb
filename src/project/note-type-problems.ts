import { defineProblem, type Problem } from '../diagnostics/problem.js'

// Their examples are texts of `deckwright.json`.

interface Example {
  readonly name?: string
  readonly kind?: string
  readonly fields?: readonly unknown[]
  readonly front?: string
  readonly back?: string
  readonly more?: readonly object[]
}

function example(given: Example = {}): string {
  const {
    name = 'Word',
    kind = 'standard',
    fields = ['Word', 'Meaning'],
    front = '{{Word}}',
    back = '{{Meaning}}',
  } = given
  const templates = [{ name: 'Card 1', front, back }, ...(given.more ?? [])]
  return JSON.stringify({ noteTypes: { [name]: { kind, fields, templates } } }, null, 2)
}

const clozeExample = { kind: 'cloze', fields: ['Text'], front: '{{cloze:Text}}', back: '{{cloze:Text}}' }

/** A name that Anki would change. */
export const badName = defineProblem({
  code: 'note-type/name',
  severity: 'error',
  summary: 'A note type, field or template has a name that Anki would change',
  why: 'Templates that name the field, and notes that name the type, would then mean something that is not there.',
  remedy: 'Leave out `: { } "`, a leading `#`, `^` or `/`, and the names that Anki has taken, such as `Tags`.',
  wrong: example({ fields: ['Word', '#Meaning'], back: '{{Word}}' }),
  right: example(),
})

/** Two things of one name. */
export const nameTaken = defineProblem({
  code: 'note-type/name-taken',
  severity: 'error',
  summary: 'Two note types, fields or templates have one name',
  why: 'Anki tells them apart by name, letter case aside, and would put a `+` behind one of them.',
  remedy: 'Give it a name of its own.',
  wrong: example({ name: 'basic' }),
  right: example(),
})

/** A template names a field that the type does not have. */
export const templateField = defineProblem({
  code: 'note-type/unknown-field',
  severity: 'error',
  summary: 'A template names a field that the note type does not have',
  why: 'Anki shows a complaint in place of the card.',
  remedy: 'Write the field’s name as the type spells it; letter case counts.',
  fix: 'unsafe',
  wrong: example({ back: '{{meaning}}' }),
  right: example(),
})

/** Conditions that do not fit together. */
export const unbalanced = defineProblem({
  code: 'note-type/unbalanced',
  severity: 'error',
  summary: 'A condition in a template is not closed, or closed where none is open',
  why: 'Anki shows a complaint in place of the card.',
  remedy: 'Close each `{{#Field}}` and `{{^Field}}` with `{{/Field}}`, the last one first.',
  wrong: example({ back: '{{#Meaning}}means {{Meaning}}' }),
  right: example({ back: '{{#Meaning}}means {{Meaning}}{{/Meaning}}' }),
})

/** A front that shows no field. */
export const blankTemplate = defineProblem({
  code: 'note-type/blank-front',
  severity: 'error',
  summary: 'The front of a template would be blank whatever a note says',
  why: 'Anki makes a card only if its front shows a field of the note, so it would never make this one.',
  remedy: 'Show a field on the front, `{{Field}}`.',
  wrong: example({ front: 'What does it mean?' }),
  right: example({ front: 'What does {{Word}} mean?' }),
})

/** A cloze type that hides nothing. */
export const noCloze = defineProblem({
  code: 'note-type/no-cloze',
  severity: 'error',
  summary: 'A template of a cloze type does not show its field through `cloze:`',
  why: 'Its cards would show what they should hide, braces and all.',
  remedy: 'Write `{{cloze:Field}}` on the front and on the back.',
  wrong: example({ ...clozeExample, front: '{{Text}}' }),
  right: example(clozeExample),
})

/** A cloze type with more than one template. */
export const manyClozeTemplates = defineProblem({
  code: 'note-type/cloze-templates',
  severity: 'error',
  summary: 'A cloze type has more than one template',
  why: 'Anki makes a card for each number and shows all of them by the first template.',
  remedy: 'Leave one template.',
  wrong: example({
    ...clozeExample,
    more: [{ name: 'Card 2', front: 'Again: {{cloze:Text}}', back: '{{cloze:Text}}' }],
  }),
  right: example(clozeExample),
})

/** A filter that Anki does not know. */
export const unknownFilter = defineProblem({
  code: 'note-type/unknown-filter',
  severity: 'warning',
  summary: 'A template uses a filter that Anki does not know',
  why: 'Without an add-on that knows it, Anki shows the field as if the filter were not there.',
  remedy: 'Take one of Anki’s own: `text`, `hint`, `type`, `cloze`, `furigana`, `kanji`, `kana`, `tts`.',
  fix: 'unsafe',
  wrong: example({ back: '{{hnt:Meaning}}' }),
  right: example({ back: '{{hint:Meaning}}' }),
})

/** Two templates with the same front. */
export const sameFront = defineProblem({
  code: 'note-type/same-front',
  severity: 'warning',
  summary: 'Two templates of a note type have the same front',
  why: 'Both cards ask the same, and Anki’s editor refuses to save such a type.',
  remedy: 'Let the fronts ask something else, or leave one template.',
  wrong: example({ more: [{ name: 'Card 2', front: '{{Word}}', back: '{{Word}}: {{Meaning}}' }] }),
  right: example({ more: [{ name: 'Card 2', front: '{{Meaning}}', back: '{{Word}}' }] }),
})

/** A file that no note names. */
export const fileLeftBehind = defineProblem({
  code: 'note-type/file',
  severity: 'warning',
  summary: 'A template or styling names a file that does not come along',
  why: 'A package carries the pictures, sounds and fonts that notes name. In Anki this one would be missing.',
  remedy: 'Write it into the text itself, as `data:…`, or name it in a field.',
  wrong: example({ back: '{{Meaning}}<img src="_logo.png">' }),
  right: example({ back: '{{Meaning}}<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">' }),
})

/** A type that is in use was given other fields or templates. */
export const frozenType = defineProblem({
  code: 'note-type/frozen',
  severity: 'error',
  summary: 'The fields or templates of a note type that is in use have changed',
  why: 'For who has the notes already, Anki makes a copy of the type: their notes stay as they are and take no more changes.',
  remedy:
    'Use a spare field, add the change as a new note type under another name, or accept the cost with `--accept`. A renamed field keeps its place with `{ "name": "New", "was": "Old" }`.',
  wrong: example(),
  right: example(),
})

/** `was` names nothing that there was. */
export const unknownFormerName = defineProblem({
  code: 'note-type/former-name',
  severity: 'error',
  summary: 'A `was` names something that the project never had',
  why: 'The renamed one would be taken for a new one, and its notes or texts would begin anew.',
  remedy: 'Write the name under which it was built first.',
  wrong: example(),
  right: example(),
})

/** Built-in types get styling of their own when their notes are in use. */
export const restyledType = defineProblem({
  code: 'note-type/restyled',
  severity: 'warning',
  summary: '`styling` came after notes of the built-in types were built',
  why: 'With css of the project’s own a built-in type is another type in Anki, and its notes are new notes: who studies them begins anew.',
  remedy: 'Decide on `styling` before the first build, or leave it as it was.',
  wrong: example(),
  right: example(),
})

/** What can be wrong with note types, each with an example that a text alone can show. */
export const noteTypeProblems: readonly Problem[] = [
  badName,
  nameTaken,
  templateField,
  unbalanced,
  blankTemplate,
  noCloze,
  manyClozeTemplates,
  unknownFilter,
  sameFront,
  fileLeftBehind,
]

/** What can be wrong with note types only where a lock remembers what they were. */
export const lockedTypeProblems: readonly Problem[] = [frozenType, unknownFormerName, restyledType]
