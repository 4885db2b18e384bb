import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { typeset } from '../src/markdown/typeset.js'
import { withChanges } from '../src/page/apply-update.js'
import { everything, matcher } from '../src/page/filter.js'
import { changesBetween } from '../src/preview/changes.js'
import type { FileRows, Row } from '../src/preview/page-data.js'
import { pagePolicy } from '../src/preview/page-html.js'
import { htmlPieces } from '../src/shown/html-pieces.js'
import { shownSide } from '../src/shown/shown-side.js'

const showing = {
  isMedia: (name: string) => name === 'cat-0123.png' || name === 'cat-0123.wav',
  typeset,
  allowScripts: false,
}
const shown = (html: string) => shownSide(html, showing).html
const blocked = (html: string) => shownSide(html, showing).blocked

describe('a side on the page', () => {
  it('has its pictures and sounds in the page’s folder', () => {
    expect(shown('<img src="cat-0123.png" alt="c">')).toBe('<img src="media/cat-0123.png" alt="c">')
    expect(shown('a [sound:cat-0123.wav] b')).toBe(
      'a <audio controls preload="none" src="media/cat-0123.wav"></audio> b',
    )
    expect(blocked('<img src="cat-0123.png">')).toEqual([])
  })

  it('says what it does not load', () => {
    const web = '<img src="https://example.org/x.png" alt="x">'
    expect(shown(web)).toBe('<img data-blocked-src="https://example.org/x.png" alt="x">')
    expect(blocked(web)).toEqual(['`https://example.org/x.png` is on the web and is not loaded'])
    expect(blocked('<img src="../../etc/passwd"> <iframe src="x"></iframe>')).toEqual([
      'an element `<iframe>` is not shown',
      'there is no file `../../etc/passwd`',
    ])
    expect(blocked('<img src="data:image/png;base64,AAAA">')).toEqual([])
  })

  it.each([
    '<link rel="stylesheet" href="https://e.org/x.css">',
    '<LINK\nrel=preconnect href=//e.org>',
    '<meta http-equiv="refresh" content="0;url=https://e.org">',
    '<base href="https://e.org/">',
    '<script src="https://e.org/x.js"></script>',
    '<script>alert(1)</script>',
    '<svg><script href="https://e.org/x.js"/></svg>',
    '<iframe srcdoc="<script>1</script>"></iframe>',
    '<object data="x.swf"></object><embed src=x>',
    '<style><!--</style><link rel=prefetch href=//e.org>',
    '<a title="</a><link href=x>">x</a>',
  ])('has nothing that loads or runs: %s', (html) => {
    expect(shown(html)).not.toMatch(/<(?:link|meta|base|script|iframe|object|embed)[\s/>]/i)
  })

  it('runs scripts where they were allowed', () => {
    expect(shownSide('<script>1</script>', { ...showing, allowScripts: true }).html).toBe('<script>1</script>')
  })

  it('says what Anki would read aloud', () => {
    expect(shown('[anki:tts lang=en_US voices=X]a <b>cat</b> [...][/anki:tts]')).toContain(
      'aria-label="Anki says this aloud (en_US): a cat blank"',
    )
  })
})

describe('math', () => {
  it.each([
    ['\\(x^2\\)', /^<math><msup><mi>x<\/mi><mn[^>]*>2<\/mn><\/msup><\/math>$/],
    ['\\[a &lt; b\\]', /^<math display="block".*<mo>&lt;<\/mo>/],
    ['\\(a<br>b\\)', /^<math>.*<\/math>$/],
    ['[$]x[/$]', /^<math>/],
    ['[$$]x[/$$]', /^<math display="block"/],
    ['[latex]$x$[/latex]', /^<math>/],
    ['[latex]\\begin{align}a&amp;=b\\end{align}[/latex]', /^<math display="block"/],
    ['[latex]text[/latex]', /^<code class="latex">text<\/code>$/],
    ['\\(x\\) and \\(y\\)', /^<math>.*<\/math> and <math>.*<\/math>$/],
    ['\\(\\ce{H2O}\\)', /^<math>/],
  ])('%s is set', (html, expected) => expect(shown(html)).toMatch(expected))

  it.each([
    '<code>\\(x\\)</code>',
    '<pre>\\[x\\]</pre>',
    '<a title="\\(x\\)">x</a>',
    '\\(x <b>y</b>\\)',
    '\\<span></span>(x\\)',
    '$x$',
    '\\(x',
  ])('%s stays as MathJax leaves it', (html) => expect(shown(html)).toBe(html))

  it('that cannot be set is shown as it is written', () => {
    expect(shown('\\(\\frac{a\\)')).toMatch(/^<code class="tex-fault" title="[^"]+">\\frac\{a<\/code>$/)
  })
})

test('HTML is taken apart without loss', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '<b>',
    '</b>',
    '<!--',
    '-->',
    'x',
    '<img alt="a>b">',
    '<br',
    '\n',
    '\\(',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 15 }), (pieces) => {
      const html = pieces.join('')
      expect(
        htmlPieces(html)
          .map((one) => one.html)
          .join(''),
      ).toBe(html)
    }),
  )
})

const row = (key: string, line: number): Row => ({
  kind: 'note',
  key,
  line,
  column: 1,
  deck: 'D',
  type: 'Basic',
  tags: [],
  text: key,
  cards: 1,
  leftOut: false,
  findings: [],
})

describe('what is told of a change', () => {
  const files = fc
    .uniqueArray(
      fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.array(fc.tuple(fc.constantFrom('x', 'y', 'z'), fc.nat(3)))),
      {
        selector: ([path]) => path,
      },
    )
    .map((some): FileRows[] =>
      some.map(([path, rows]) => {
        const lines = rows.map((_, at) => rows.slice(0, at + 1).reduce((sum, [, gap]) => sum + 1 + gap, 1))
        return { path, rows: rows.map(([key], at) => row(key, lines[at] ?? 0)) }
      }),
    )

  it('is enough to know all', () => {
    fc.assert(
      fc.property(files, files, (before, after) => {
        const changes = changesBetween(before, after)
        expect(
          withChanges(
            before,
            after.map(({ path }) => path),
            changes,
          ),
        ).toEqual(after)
      }),
    )
  })

  it('is no more than what changed', () => {
    const before = [
      { path: 'a', rows: Array.from({ length: 1000 }, (_, index) => row(`note ${index}`, 2 * index + 1)) },
    ]
    const after = [
      { path: 'a', rows: before[0]!.rows.map((one, at) => (at < 500 ? one : { ...one, line: one.line + 3 })) },
    ]
    after[0]!.rows[500] = row('new', 1001)
    expect(changesBetween(before, after)).toEqual([
      { path: 'a', at: 500, removed: 1, rows: [after[0]!.rows[500]], shift: 3 },
    ])
    expect(changesBetween(before, [{ path: 'a', rows: [...before[0]!.rows] }])).toEqual([])
  })
})

test('the search asks for every word, somewhere, in any letter case', () => {
  const note = { ...row('k', 1), text: 'The Danube\nflows', deck: 'Geo::Rivers', tags: ['eu::at'] }
  const finds = (more: Partial<typeof everything>) => matcher({ ...everything, ...more })(note)
  expect(finds({ words: 'danube FLOWS geo' })).toBe(true)
  expect(finds({ words: 'danube rhine' })).toBe(false)
  expect(finds({ deck: 'Geo' })).toBe(true)
  expect(finds({ deck: 'Ge' })).toBe(false)
  expect(finds({ tag: 'eu' })).toBe(true)
  expect(finds({ type: 'Cloze' })).toBe(false)
  expect(finds({ finding: '*' })).toBe(false)
})

test('the policy of the page names no other machine', () => {
  for (const kind of ['alone', 'live'] as const) {
    for (const allow of [false, true]) expect(pagePolicy('x', kind, allow)).not.toMatch(/https?:|\*/)
  }
  expect(pagePolicy('x', 'live', false)).not.toContain("script-src 'unsafe-inline'")
})
