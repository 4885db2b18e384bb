import fc from 'fast-check'

const words = [
  'word',
  'a',
  'b c',
  'é',
  '漢字',
  'שלום',
  '😀',
  '12',
  '3.5',
  'x_y',
  'it’s',
  '"q"',
  '(p)',
  'A-B',
  '…',
  '<b>',
  '</b>',
]
const marks = [
  ...[
    '*',
    '**',
    '_',
    '__',
    '~~',
    '~',
    '`',
    '``',
    '$',
    '$$',
    '\\',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '!',
    '&',
    '&amp;',
    '&lt;',
    '<',
    '>',
  ],
  ...[
    '[',
    ']',
    '[a](',
    '](b)',
    '[^1]',
    '[^1]: ',
    '![[x.png]]',
    '![](a.mp3)',
    '[sound:a_b.mp3]',
    'https://a.b/c',
    'www.a.b',
    'm@x.org',
  ],
  ...[
    '- ',
    '* ',
    '1. ',
    '2) ',
    '> ',
    '# ',
    '#',
    '|',
    '|--|--|',
    '---',
    '===',
    '```',
    '~~~',
    '    ',
    '\t',
    ':',
    '::',
    '{',
    '}',
  ],
  ...['\u2e24', '\u2e241\u2e25', '<!--', '-->', '\u00a0'],
]
const breaks = ['\n', '\n\n', '  \n', ' ', ' ', ' ', '\n']
const braces = ['{{c1::', '{{c2::', '{{c1,3::', '}}', '}}', '}}', '::hint', '{{', '}}}']

/** Texts salted with all that Markdown and clozes are made of. */
export const saltedTexts = fc
  .array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...words) },
      { weight: 2, arbitrary: fc.constantFrom(...marks) },
      { weight: 3, arbitrary: fc.constantFrom(...breaks) },
      { weight: 6, arbitrary: fc.constantFrom(...braces) },
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''))

/** Texts in which marks are few, so that many are plain. */
export const nearlyPlainTexts = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...words.slice(0, -2)) },
      { weight: 1, arbitrary: fc.constantFrom(...marks, '+', '-', '=', '.', ')', '%', ';', ',', '/', '?') },
      { weight: 10, arbitrary: fc.constantFrom(...breaks) },
      { weight: 3, arbitrary: fc.constantFrom(...braces) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''))

const simpleBits = [
  ...[
    '*word*',
    '**word**',
    '_word_',
    '`code`',
    '`a<b|c`',
    '[word](https://a.b/c)',
    '[a b](c.md)',
    '{{c1::word}}',
    '{{c2::',
    '}}',
  ],
  ...[
    '{{c1::**word**}}',
    '**{{c1::word}}**',
    '**a {{c2::b}}**',
    '$x$',
    '*',
    '**',
    '_',
    '`',
    '(',
    ')',
    '.',
    ',',
    ':',
    '!',
    '-',
    '::hint',
  ],
]
const simpleBreaks = [
  ' ',
  ' ',
  ' ',
  ' ',
  '\n',
  '  \n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n\n- ',
  '\n\n1. ',
  '\n\n```js\n',
  '\n```\n\n',
  '\n```',
]

/** Texts of Markdown's plainest means, mostly used as they should be. */
export const simpleTexts = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...words.slice(0, -2)) },
      { weight: 5, arbitrary: fc.constantFrom(...simpleBits) },
      { weight: 9, arbitrary: fc.constantFrom(...simpleBreaks) },
    ),
    { maxLength: 16 },
  )
  .map((parts) => parts.join(''))

/** Texts of any characters at all, one paragraph mostly. */
export const anyTexts = fc.string({ unit: 'binary', maxLength: 20 })
