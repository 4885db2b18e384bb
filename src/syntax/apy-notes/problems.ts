import { defineProblem } from '../../diagnostics/problem.js'

const note = (head: string, front = 'Capital of Peru?', back = 'Lima') =>
  `# Note\n${head}\n## Front\n\n${front}\n\n## Back\n\n${back}\n`

/** A line that looks like a key and is none. */
export const unknownKey = defineProblem({
  code: 'apy-notes/unknown-key',
  severity: 'error',
  summary: 'A key that means nothing',
  why: 'Its value would go nowhere: a misspelt `model` makes a Basic note of what was meant as a Cloze note.',
  remedy:
    'Write one of `model`, `deck`, `tags`, `markdown`, `nid`, `id`, `external-ids`, or put the text under a field.',
  fix: 'unsafe',
  wrong: note('modell: Basic\n'),
  right: note('model: Basic\n'),
})

/** A key whose colon is followed by its value at once. */
export const keyWithoutBlank = defineProblem({
  code: 'apy-notes/key-without-blank',
  severity: 'warning',
  summary: 'No blank behind the colon of a key',
  why: 'It is read here, but apy passes such a line over and makes a Basic note in the default deck.',
  remedy: 'Put a blank behind the colon.',
  fix: 'safe',
  wrong: note('model:Basic\n'),
  right: note('model: Basic\n'),
})

/** A key that stands twice. */
export const repeatedKey = defineProblem({
  code: 'apy-notes/repeated-key',
  severity: 'warning',
  summary: 'A key that is given twice',
  why: 'Only the last one holds.',
  remedy: 'Take one of them out.',
  fix: 'unsafe',
  wrong: note('deck: Peru\ndeck: Chile\n'),
  right: note('deck: Peru\n'),
})

/** A value that the key cannot have. */
export const badValue = defineProblem({
  code: 'apy-notes/bad-value',
  severity: 'error',
  summary: 'A value that its key cannot have',
  why: 'Whether the field is Markdown or HTML decides what the card shows.',
  remedy: 'Write `true` or `false`.',
  fix: 'unsafe',
  wrong: note('markdown: tru\n'),
  right: note('markdown: true\n'),
})

/** A key with nothing behind it. */
export const emptyValue = defineProblem({
  code: 'apy-notes/empty-value',
  severity: 'warning',
  summary: 'A key without a value',
  why: 'It is passed over, so the default holds.',
  remedy: 'Give it a value or take it out.',
  fix: 'safe',
  wrong: note('deck:\n'),
  right: note('deck: Peru\n'),
})

/** Text between a note's heading and its first field. */
export const textBeforeField = defineProblem({
  code: 'apy-notes/text-before-field',
  severity: 'error',
  summary: 'Text above the first field of a note',
  why: 'It belongs to no field, so no card would show it.',
  remedy: 'Put it below a `## Field` heading.',
  wrong: note('model: Basic\n\nRemember this one!\n'),
  right: note('model: Basic\n', 'Remember this one! Capital of Peru?'),
})

/** Text above the first note. */
export const textBeforeNote = defineProblem({
  code: 'apy-notes/text-before-note',
  severity: 'error',
  summary: 'Text above the first note',
  why: 'It belongs to no note, so no card would show it.',
  remedy: 'Put a `# Note` heading above it, or write it as a comment `<!-- … -->`.',
  fix: 'unsafe',
  wrong: `South America\n\n${note('')}`,
  right: `<!-- South America -->\n\n${note('')}`,
})

/** A field above the first note. */
export const fieldBeforeNote = defineProblem({
  code: 'apy-notes/field-before-note',
  severity: 'error',
  summary: 'A field above the first note',
  why: 'It belongs to no note, so it would be lost.',
  remedy: 'Put a `# Note` heading above it.',
  fix: 'unsafe',
  wrong: `## Front\n\nCapital of Chile?\n\n${note('')}`,
  right: `# Note\n\n## Front\n\nCapital of Chile?\n\n## Back\n\nSantiago\n\n\n${note('')}`,
})

/** A note that has no field. */
export const noField = defineProblem({
  code: 'apy-notes/no-field',
  severity: 'error',
  summary: 'A note without a field',
  why: 'There is nothing that a card could show.',
  remedy: 'Add `## Front` and `## Back`, or take the heading out.',
  wrong: `# Chile\nmodel: Basic\n\n${note('')}`,
  right: note(''),
})

/** A field heading without a name. */
export const namelessField = defineProblem({
  code: 'apy-notes/nameless-field',
  severity: 'error',
  summary: 'A field without a name',
  why: 'A field goes where its name says.',
  remedy: 'Write the name of the field behind the hashes.',
  wrong: '# Note\n\n## Front\n\nCapital of Peru?\n\n##\n\nLima\n',
  right: note(''),
})

/** A code block that is opened and never closed. */
export const unclosedFence = defineProblem({
  code: 'apy-notes/unclosed-fence',
  severity: 'error',
  summary: 'A code block that is never closed',
  why: 'All that follows would be code of this card, other notes included.',
  remedy: 'Close it with the same characters on a line of their own.',
  fix: 'unsafe',
  wrong: note('', 'What does this print?\n\n```python\nprint(1)'),
  right: note('', 'What does this print?\n\n```python\nprint(1)\n```'),
})

/** A line that apy takes for a heading. */
export const hashtag = defineProblem({
  code: 'apy-notes/hashtag',
  severity: 'warning',
  summary: 'A line that begins with `#` and a word',
  why: 'It is text here, as in all Markdown, but apy opens a note there and loses the rest of the field.',
  remedy: 'Write `\\#word`, or do not begin the line with it.',
  fix: 'safe',
  wrong: note('', 'Capital of Peru?', 'Lima\n#andes'),
  right: note('', 'Capital of Peru?', 'Lima\n\\#andes'),
})

/** A comment for deckwright that stands in a field. */
export const commentInField = defineProblem({
  code: 'apy-notes/comment-in-field',
  severity: 'warning',
  summary: 'A comment for deckwright inside a field',
  why: 'There it is a comment that nobody sees: its identity, type or tags go nowhere.',
  remedy: 'Put it under the keys of the note, above its first field.',
  fix: 'unsafe',
  wrong: note('', '<!-- id: peru-1 -->\nCapital of Peru?'),
  right: note('<!-- id: peru-1 -->\n'),
})

/** A file that begins with a byte order mark. */
export const byteOrderMark = defineProblem({
  code: 'apy-notes/byte-order-mark',
  severity: 'warning',
  summary: 'The file begins with a byte order mark',
  why: 'It is read here, but apy does not see the first key or note of such a file.',
  remedy: 'Save the file as UTF-8 without a byte order mark.',
  fix: 'safe',
  wrong: `\ufeff${note('')}`,
  right: note(''),
})

/** What can be wrong with the writing of apy notes. */
export const apyProblems = [
  byteOrderMark,
  textBeforeNote,
  fieldBeforeNote,
  unknownKey,
  keyWithoutBlank,
  emptyValue,
  badValue,
  repeatedKey,
  noField,
  textBeforeField,
  namelessField,
  unclosedFence,
  commentInField,
  hashtag,
]
