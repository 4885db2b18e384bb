import { defineProblem } from '../diagnostics/problem.js'

const note = (front: string, back: string, head = '# Note') => `${head}\n\n## Front\n\n${front}\n\n## Back\n\n${back}\n`

/** A field with several paragraphs. */
export const blankLines = defineProblem({
  code: 'dash-cloze/blank-lines',
  severity: 'warning',
  summary: 'A note that dash cloze cannot hold as it is',
  why: 'A blank line ends a note there, so paragraphs become lines; the words are all kept.',
  remedy: 'Export such notes with `--to markdown`.',
  wrong: note('Who was Ada Lovelace?', 'A mathematician.\n\nShe wrote the first program.'),
  right: note('Who was Ada Lovelace?', 'A mathematician.'),
})

/** A field that is HTML. */
export const htmlField = defineProblem({
  code: 'dash-cloze/html-note',
  severity: 'warning',
  summary: 'A note in HTML is written as Markdown',
  why: 'Dash cloze is Markdown: characters such as `*` and `_` in the HTML may get a meaning.',
  remedy: 'Export such notes with `--to markdown`.',
  wrong: note('Who was <i>Ada</i>?', 'A mathematician.', '# Note\nmarkdown: false'),
  right: note('Who was *Ada*?', 'A mathematician.'),
})

/** A third field. */
export const moreFields = defineProblem({
  code: 'dash-cloze/field-not-kept',
  severity: 'warning',
  summary: 'A field that has no place in dash cloze',
  why: 'A note has two fields there; without `Add Reverse`, say, the second card is not made.',
  remedy: 'Export such notes with `--to markdown`.',
  wrong: `# Note\nmodel: Basic (optional reversed card)\n\n## Front\n\nAda?\n\n## Back\n\nA name\n\n## Add Reverse\n\ny\n`,
  right: note('Ada?', 'A name', '# Note\nmodel: Basic (and reversed card)'),
})

/** A note's title. */
export const titles = defineProblem({
  code: 'dash-cloze/title-not-kept',
  severity: 'warning',
  summary: 'A title that has no place in dash cloze',
  why: 'Titles reach no card; they are there for the writer.',
  remedy: 'Export with `--to markdown` to keep them.',
  wrong: note('Ada?', 'A name', '# Names'),
  right: note('Ada?', 'A name'),
})
