import { defineProblem } from '../../diagnostics/problem.js'

const note = (text: string, head = '') => `# Note\n${head}\n## Front\n\nCapital of Peru?\n\n## Back\n\n${text}\n`

/** A heading of the third level or deeper. */
export const deepHeading = defineProblem({
  code: 'apy-notes/deep-heading',
  severity: 'warning',
  onRequest: true,
  summary: 'A heading of the third level or deeper in a field',
  why: 'It is read here, but apy leaves the line out and says nothing.',
  remedy: 'Write it in bold if you share the file with apy.',
  wrong: note('### Today\n\nLima'),
  right: note('**Today**\n\nLima'),
})

/** Tags parted by commas alone, or in brackets. */
export const commaTags = defineProblem({
  code: 'apy-notes/comma-tags',
  severity: 'warning',
  onRequest: true,
  summary: 'Tags that apy runs together',
  why: 'They are read here, but apy only takes the commas out: `a,b` becomes the tag `ab`, and `[a` one with a bracket.',
  remedy: 'Part tags by blanks if you share the file with apy.',
  fix: 'safe',
  wrong: note('Lima', 'tags: peru,capitals\n'),
  right: note('Lima', 'tags: peru capitals\n'),
})

/** A code block that apy does not see as one, or not to its end. */
export const apyFence = defineProblem({
  code: 'apy-notes/apy-fence',
  severity: 'warning',
  onRequest: true,
  summary: 'A code block that apy does not see as it is',
  why: 'It is read here, but apy knows only lines that begin with three backticks and one word: what it takes for no end of code hides the notes below, and what it takes for no beginning loses its lines with a hash.',
  remedy:
    'Fence code by three backticks at the beginning of a line, with one word or nothing behind the first ones, if you share the file with apy.',
  wrong: note('```c++\nint lima;\n```'),
  right: note('```cpp\nint lima;\n```'),
})

/** Fields in another order than that of their type. */
export const reorderedField = defineProblem({
  code: 'apy-notes/reordered-field',
  severity: 'warning',
  onRequest: true,
  summary: 'Fields in another order than that of their note type',
  why: 'They are read by their names here, but apy goes by their places: what stands first becomes the front.',
  remedy: 'Write the fields in the order of the type, all of them, if you share the file with apy.',
  wrong: '# Note\n\n## Back\n\nLima\n\n## Front\n\nCapital of Peru?\n',
  right: note('Lima'),
})

/** What only apy would lose or misread. */
export const problemsForApy = [commaTags, deepHeading, apyFence, reorderedField]
