import { defineProblem, type Problem } from '../diagnostics/problem.js'

const right = '{ "version": 1, "notes": [{ "type": "Basic", "fields": { "Front": "Where?", "Back": "Here" } }] }'

/** The text is no JSON. */
export const badSyntax = defineProblem({
  code: 'json/syntax',
  severity: 'error',
  summary: 'The text is not JSON',
  why: 'Nothing behind the fault can be read, so none of the file’s notes are built.',
  remedy: 'Mend it where it is pointed at; a comma too many or a quotation mark too few are the usual faults.',
  fix: 'unsafe',
  wrong: '{ "version": 1, "notes": [], }',
  right,
})

/** The JSON is of another version of the model. */
export const otherVersion = defineProblem({
  code: 'json/version',
  severity: 'error',
  summary: 'The file is of another version of the model',
  why: 'What a newer version means by its notes is not known here, and guessing would spoil them.',
  remedy: 'Update deckwright, or write `"version": 1`.',
  wrong: '{ "version": 2, "notes": [] }',
  right,
})

/** A value is missing or is not what the model asks for. */
export const badShape = defineProblem({
  code: 'json/shape',
  severity: 'error',
  summary: 'A value is missing, or is not what it should be',
  why: 'A note of another shape would lose what does not fit.',
  remedy: 'Compare the file with the published schema, `deckwright/schema/model.json`.',
  fix: 'unsafe',
  wrong:
    '{ "version": 1, "notes": [{ "type": "Basic", "tags": "exam", "fields": { "Front": "Where?", "Back": "Here" } }] }',
  right,
})

/** An object has a name twice. */
export const repeatedName = defineProblem({
  code: 'json/repeated-name',
  severity: 'error',
  summary: 'An object has the same name twice',
  why: 'JSON keeps only the last of them, so what the first one says would be lost.',
  remedy: 'Rename one of them, or put both texts into one.',
  wrong:
    '{ "version": 1, "notes": [{ "type": "Basic", "fields": { "Front": "Where?", "Back": "There", "Back": "Here" } }] }',
  right,
})

/** The file describes a note type otherwise than it is known. */
export const changedNoteType = defineProblem({
  code: 'json/changed-note-type',
  severity: 'error',
  summary: 'The file describes a note type otherwise than it is known',
  why: 'There can be only one type of a name, so its fields or cards would not be what the file says.',
  remedy: 'Give the type another name, or leave it out of `noteTypes` if the known one is meant.',
  wrong:
    '{ "version": 1, "noteTypes": [{ "name": "Basic", "kind": "standard", "fields": ["Front"], "templates": [{ "name": "Card 1", "front": "{{Front}}", "back": "" }] }], "notes": [{ "type": "Basic", "fields": { "Front": "Where?", "Back": "Here" } }] }',
  right,
})

/** What can be wrong with notes that come as JSON. */
export const jsonProblems: readonly Problem[] = [badSyntax, otherVersion, badShape, repeatedName, changedNoteType]
