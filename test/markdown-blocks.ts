import fc from 'fast-check'

/** What stands between bars, as a list. */
const parts = (text: string): string[] => text.split('¦')

const inlineBits = parts(
  `word¦a b¦é¦漢字¦😀¦12¦x_y¦2*3¦R&D¦a<b¦~5¦m@¦*x*¦**y** z¦_w_¦__w__¦***both***¦**a *b* c**¦*a **b***¦~~gone~~¦~one~¦` +
    '`c`¦``a ` b``¦` a `¦`a|b`¦`a¦' +
    `[l](m)¦[a b](https://a.b/?c&d)¦[a](b "t")¦[**b**](x)¦[*b* c](x)¦[a](b(c))¦[a] [b]¦[a][b]¦[^1]¦[x]¦` +
    `![p](q.png)¦![](a.mp3)¦![x](a.mp3)¦![a *b*](c.png)¦![a¦<b>t</b>¦<br>¦<sub>2</sub>¦<span class="x">y</span>¦` +
    `<div>¦<i¦<!-- c -->¦<https://a.b/c?d=e&f>¦<m@x.org>¦https://a.b/c¦https://a.b.¦https://a-b.c/?d=e&f=g¦www.a.b¦m@x.org¦` +
    String.raw`&amp;¦&nbsp;¦&rarr;¦&#42;¦&#0;¦&foo;¦\*¦\-¦\[¦\\¦\a¦\|¦\¦*¦**¦_¦~~¦` +
    '`¦[¦](¦)¦.¦:¦$x$¦$a|b$¦[$x$](y)¦{{c1::word}}¦{{c2::¦}}¦::hint¦{{c1::**w**}}¦**{{c1::w}}**,¦**a {{c2::b}}**¦' +
    '{{c3::a::*h*}}¦[{{c1::a}}](b)¦[sound:a.mp3]¦\t¦\u00a0',
)
const joints = parts(' ¦ ¦ ¦¦\n¦  \n¦\\\n¦\n   ')

/** A line or more of inline text. */
const inline = fc
  .array(fc.tuple(fc.constantFrom(...inlineBits), fc.constantFrom(...joints)), { minLength: 1, maxLength: 5 })
  .map((pairs) => pairs.map(([bit, joint], at) => bit + (at === pairs.length - 1 ? '' : joint)).join(''))

/** One line, mostly of what is usual. */
const line = fc
  .array(
    fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...inlineBits.slice(0, 14)) }, fc.constantFrom(...inlineBits)),
    {
      minLength: 1,
      maxLength: 3,
    },
  )
  .map((bits) => bits.join(' '))

const starts = parts(
  '- ¦- ¦* ¦+ ¦1. ¦1. ¦2. ¦3) ¦10. ¦0. ¦-¦  - ¦    - ¦   1. ¦- - ¦- 1. ¦- 0. ¦1. 2) ¦-   ¦-     ¦- \n¦> ¦>¦> > ¦> - ¦- > ¦# ¦## ¦#¦# x #¦---¦***¦* * *¦___¦' +
    '===¦```\n¦```js\n¦```¦~~~\n¦~~~¦    ¦  ¦\t¦| a | b |\n| --- | --- |\n¦| a | b |\n|:-:|--:|\n| ¦| a |\n| - |¦| a \\| b | c |\n¦' +
    'a | b\n--|--\n¦|¦| - ¦<div>¦</div>¦<b>\n¦<img src="x.png">¦<details><summary>x</summary>¦{{c1::\n¦\n}}¦[a]: b¦[^1]: x¦<pre>¦- [ ] ¦- [x] ¦-5¦#tag',
)
const ends = parts('\n¦\n¦\n¦\n\n¦\n\n¦¦\n\n\n¦\n \n')
const lineEnds = fc.constantFrom(...ends)
const start = fc.oneof(fc.constant(''), fc.constantFrom(...starts))

/** Blocks of every kind, one after the other. */
const blocks = fc
  .array(fc.tuple(start, fc.option(line, { freq: 6, nil: '' }), lineEnds), { minLength: 1, maxLength: 9 })
  .map((all) => all.flat().join(''))

const markers = parts(
  '- ¦- ¦- ¦1. ¦1. ¦* ¦2. ¦-  ¦+ ¦10. ¦1) ¦- [ ] ¦-¦- ```\n¦- # ¦- > ¦- | a |\n¦¦¦```¦> q¦---¦***¦{{c1::¦}}¦</div>',
)
const steps = [0, 0, 0, 2, 2, 3, -2, -2, -3, 1]

/** Lists in lists, most of them indented as they should be. */
const lists = fc
  .array(fc.tuple(fc.constantFrom(...markers), line, lineEnds, fc.constantFrom(...steps)), {
    minLength: 1,
    maxLength: 9,
  })
  .map((items) => {
    let indent = 0
    return items
      .map(([marker, text, end, step]) => {
        const written = `${' '.repeat(indent)}${marker}${text}${end}`
        indent = Math.max(0, indent + step)
        return written
      })
      .join('')
  })

const delimiters = fc.constantFrom(' --- ', '---', ' :--', ':-: ', '-: ', '-', ' ')
const rowEnds = fc.constantFrom(' |\n', ' |\n', '|\n', ' |\n', '\n', ' | \n', ' |\n\n')

/** Tables, nearly all of whose rows have the cells that they should. */
const tables = fc.integer({ min: 1, max: 3 }).chain((width) => {
  const cell = fc.oneof({ weight: 5, arbitrary: line }, fc.constantFrom(...inlineBits, ''))
  const row = fc
    .tuple(fc.array(cell, { minLength: width, maxLength: width }), fc.option(cell, { freq: 12 }), rowEnds)
    .map(([cells, more, end]) => `| ${(more === null ? cells : [...cells, more]).join(' | ')}${end}`)
  const under = fc.array(delimiters, { minLength: width, maxLength: width }).map((cells) => `|${cells.join('|')}|\n`)
  return fc
    .tuple(fc.option(line), fc.boolean(), row, under, fc.array(row, { maxLength: 3 }), fc.option(blocks))
    .map(([before, apart, head, dashes, rows, after]) => {
      const above = before === null ? '' : `${before}${apart ? '\n\n' : '\n'}`
      return `${above}${head}${dashes}${rows.join('')}${after ?? ''}`
    })
})

/** Blocks in a quote or an item, a line of them now and then without its mark. */
const within = fc
  .tuple(fc.constantFrom('> ', '>', '  ', '- ', '1. '), fc.oneof(lists, tables, blocks, inline), fc.nat(12))
  .map(([mark, text, bare]) => {
    const later = /\w|-/.test(mark) ? ' '.repeat(mark.length) : mark
    return text
      .split('\n')
      .map((one, at) => (at === 0 ? mark : at === bare ? '' : later) + one)
      .join('\n')
  })

/** Texts of all blocks that the short way knows, and of what lies nearest to them. */
export const blockTexts = fc.oneof(
  inline,
  blocks,
  lists,
  tables,
  within,
  fc.tuple(line, within).map((all) => all.join('\n')),
  fc.tuple(fc.oneof(lists, tables), fc.constantFrom('', '\n', '\n\n'), blocks).map((all) => all.join('')),
)
