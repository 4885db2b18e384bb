import fc from 'fast-check'

const ending = fc.constantFrom('\n', '\n', '\n', '\r\n', '\r')
const blank = fc.constantFrom('', '', '', ' ', '   ', '\t', '\u3000')

/** Lines of a file, with blank ones between them and endings of all kinds; at the end there may be none. */
function textOf(line: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const lines = fc.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: line }, { weight: 2, arbitrary: blank }), ending), {
    minLength: 1,
    maxLength: 24,
  })
  return fc
    .tuple(fc.constantFrom('', '', '', '\ufeff'), fc.constantFrom(...tops), lines, fc.boolean())
    .map(([mark, top, all, cut]) => {
      const text = all.map((one) => one.join('')).join('')
      return mark + top + (cut ? text.replace(/[\r\n]+$/, '') : text)
    })
}

const tops = [
  '',
  '',
  '',
  '---\ndeck: D\n---\n',
  '---\ntags: [a, b]\nother: 1\n---  \n',
  '---\nmodel: Basic (and reversed card)\n---\n',
  '---\ndeck: "D\n---\n',
  '<!-- deckwright-disable -->\n',
]

const both = [
  ...['<!-- id: x1 -->', '<!-- tags: a b -->  ', '<!-- type: Basic -->', '<!-- a remark -->', '<!-- open', '-->'],
  ...['<!-- deckwright-disable-next-line -->', '<!-- deckwright-disable same-note -- so -->  '],
  ...['<!-- deckwright-enable -->', '<!-- deckwright-disable-next-line apy-notes/key-without-blank -->'],
  ...['```', '```js', '~~~', '  ```', '- ```', '    code', '- item', '  more', '1. one', '> quote', '>', '---', '==='],
  ...['| a | b |', '|---|---|', '$$', '#hashtag', '### deeper ###', ' # Note', '  ##  Front', '#', '##', '# deck'],
  ...['{{c1::a}}', '{{c1::a', 'text', 'text  ', '\u00a0', '\\', 'What is it?', 'A -b- c', 'no -dash', '<b', '<pre>'],
]

const apyLines = [
  ...['# Note', '#  Note  ', '# Note ##', '# a # #', '# Two\t', '## Front', '##  Front', '## Front ##', '##\tBack '],
  ...['## Text', '## Back Extra', '## Nonsense', '## ##', 'model: Basic', 'Model:  Cloze ', 'model:Cloze', 'MODEL : x'],
  ...['tags: a,  b', 'Tag:[a, b]', 'tags:', 'tags: ', 'deck: A::B', 'Deck :C', 'markdown: false', 'MD:no', 'md: what'],
  ...['nid: 7', 'Id:q', 'external-IDs: yes', 'moddel: x', 'http://x'],
]

const dashLines = [
  ...['# deck: D', '# Deck:  D::E  ', '#\tdeck :F', '# deck:', '#deck: G', '# deck H', '#  deck  I ', ' # deck: J'],
  ...['## Section', '##  Section ##', '  ###   Deep', '# Top', '# Top #', '## Clear section ', '# a # #'],
  ...['-x- y', '1.-a- and 1.-b-', '> extra', '> -y-', 'What?', 'Answer', '-open', '\\-'],
]

/** Files of apy notes made of pieces that are easily got wrong. */
export const apyTexts = textOf(fc.constantFrom(...apyLines, ...apyLines, ...both))

/** Files of dash cloze made of pieces that are easily got wrong. */
export const dashTexts = textOf(fc.constantFrom(...dashLines, ...dashLines, ...both))
