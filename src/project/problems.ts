import { defineProblem, type Problem } from '../diagnostics/problem.js'

// Their examples are texts of `deckwright.json`.

const right = '{ "sources": ["notes"] }'

/** The file is no JSON. */
export const badJson = defineProblem({
  code: 'project/syntax',
  severity: 'error',
  summary: '`deckwright.json` is not JSON',
  why: 'What it says of the project cannot be known, so nothing is built.',
  remedy: 'Mend it where it is pointed at; a comma too many or a quotation mark too few are the usual faults.',
  fix: 'unsafe',
  wrong: '{ "sources": ["notes"], }',
  right,
})

/** A value is missing or is not what it should be. */
export const badValue = defineProblem({
  code: 'project/value',
  severity: 'error',
  summary: 'A value in `deckwright.json` is missing, or is not what it should be',
  why: 'What was meant by it would not happen.',
  remedy: 'Compare it with the published schema, `deckwright/schema/config.json`.',
  fix: 'unsafe',
  wrong: '{ "sources": "notes" }',
  right,
})

/** A name that means nothing. */
export const unknownKey = defineProblem({
  code: 'project/unknown-key',
  severity: 'error',
  summary: '`deckwright.json` has a name that means nothing',
  why: 'What stands behind it would be passed over.',
  remedy: 'Write the name that was meant, or take it out.',
  fix: 'unsafe',
  wrong: '{ "source": ["notes"] }',
  right,
})

/** An object has a name twice. */
export const repeatedKey = defineProblem({
  code: 'project/repeated-key',
  severity: 'error',
  summary: 'An object in `deckwright.json` has the same name twice',
  why: 'JSON keeps only the last of them, so what the first one says would not count.',
  remedy: 'Put what both say into one.',
  wrong: '{ "tags": ["a"], "tags": ["b"] }',
  right: '{ "tags": ["a", "b"] }',
})

/** A file that the configuration names is not to be read. */
export const missingFile = defineProblem({
  code: 'project/missing-file',
  severity: 'error',
  summary: 'A template or styling lies in a file that cannot be read',
  why: 'The cards would be blank, or look otherwise than they should.',
  remedy: 'Write the file’s path as it is seen from `deckwright.json`.',
  wrong: '{ "styling": { "file": "missing.css" } }',
  right: '{ "styling": ".card { font-size: 24px }" }',
})

/** The problems of the file as a file. */
export const fileProblems: readonly Problem[] = [badJson, badValue, unknownKey, repeatedKey, missingFile]
