import { describe, expect, it } from 'vitest'
import { lookStyle } from '../src/sheets/cards-style.js'
import { readHtml, writeHtml } from '../src/sheets/html-tree.js'
import { sheetKinds } from '../src/sheets/settings.js'
import { said, sheetOf } from './support/sheet-of.js'

const basic = (front: string, back = 'b') =>
  `deck: D\n\n# Note\nmodel: Basic\nmarkdown: false\n\n## Front\n\n${front}\n\n## Back\n\n${back}\n`

const clozeNote = (text: string) => `deck: D\n\n# Note\nmodel: Cloze\nmarkdown: false\n\n## Text\n\n${text}\n`

/** What is asked on a sheet, and its key. */
async function asked(text: string, kind: 'questions' | 'worksheet' = 'worksheet', config?: string) {
  const { main, diagnostics } = await sheetOf(text, { kind }, {}, config)
  const [above = '', key = ''] = main.split('class="dw-key"')
  return { main, above, key: `<section class="dw-key"${key}`, diagnostics }
}

const ownType = (kind: 'standard' | 'cloze', fields: string[], templates: { front: string; back: string }[]) =>
  JSON.stringify({
    noteTypes: { Own: { kind, fields, templates: templates.map((one, at) => ({ name: `Card ${at + 1}`, ...one })) } },
  })

const own = (fields: Readonly<Record<string, string>>) =>
  `deck: D\n\n# Note\nmodel: Own\n${Object.entries(fields)
    .map(([name, text]) => `\n## ${name}\n\n${text}\n`)
    .join('')}`

describe('a drawing', () => {
  it('keeps what it names by references of its own', async () => {
    const { above } = await asked(
      basic(
        '<svg><defs><path id="p" d="M0 9 L99 9"/><linearGradient id="g"/><symbol id="s"/></defs>' +
          '<text fill="url(#g)" style="clip-path: url(\'#p\')">a</text><text><textPath href="#p">b</textPath></text><use xlink:href="#s"/></svg>',
      ),
    )
    expect(above).toContain('fill="url(#q1-g)"')
    expect(above).toContain('style="clip-path: url(\'#q1-p\')"')
    expect(above).toContain('<textPath href="#q1-p">')
    expect(above).toContain('<use href="#q1-s">')
  })

  it('shows pictures that it holds, and names others', async () => {
    const drawing =
      '<svg><image href="data:image/png;base64,AQID"/><image x="5" href="https://example.org/far.png"/></svg>'
    const type = ownType('standard', ['A', 'B'], [{ front: `{{A}}${drawing}`, back: '{{B}}' }])
    const { main } = await asked(own({ A: 'one', B: 'two' }), 'worksheet', type)
    expect(main).toContain('<image href="data:image/png;base64,AQID">')
    expect(main).toContain('[https://example.org/far.png]')
  })
})

describe('a handout', () => {
  it('shows every hint, also of what is hidden where none can stand', async () => {
    const text = 'The {{c1::Danube::a <b>river</b>}} is <select><option>{{c2::2850::in km}}</option></select> long.'
    const { main } = await sheetOf(clozeNote(text), { kind: 'handout' }, {})
    expect(main).toContain('<mark>Danube</mark> <span class="dw-hint">(a <b>river</b>)</span> is')
    expect(main).toMatch(/2850 long\. <span class="dw-hint">\(in km\)<\/span>/)
  })
})

describe('HTML of a stranger', () => {
  it('says nothing of fields that nobody sees', async () => {
    const { above } = await asked(basic('a <input type="hidden" value="secret"><input type="text" value="seen">'))
    expect(above).not.toContain('secret')
    expect(above).toContain('seen')
  })

  it.each(['pos\\69tion: fixed', '/**/position: fixed', '; POSITION :fixed', 'color: red; /* ; */ z-index: 9'])(
    'stays in its place: %s',
    async (style) => {
      const { main } = await sheetOf(basic(`<p style="${style}">a</p>`), {})
      expect(main).not.toMatch(/pos|z-index/i)
    },
  )

  it('keeps the rest of its styling', async () => {
    const { main } = await sheetOf(
      basic('<p style="color: red; background: url(data:image/png;base64,AQID)">a</p>'),
      {},
    )
    expect(main).toContain('style="color: red; background: url(data:image/png;base64,AQID)"')
  })

  it.each([...sheetKinds])('does not look like a part of %s', async (kind) => {
    const { main } = await sheetOf(basic('<p class="dw-key own dw-page">a</p>'), { kind })
    expect(main).not.toMatch(/class="[^"]*(?:dw-key own|dw-page")/)
    if (kind === 'cards') expect(main).toContain('<p class="own">')
  })

  it.each(['<plaintext>', '<xmp>', '<listing>', '<noembed>', '<noframes>'])(
    'does not change how all is read: %s',
    async (tag) => {
      const type = ownType('standard', ['A', 'B'], [{ front: `{{A}}${tag}<b>`, back: '{{B}}' }])
      const { above, key } = await asked(
        'deck: D\n\n# Note\nmodel: Own\n\n## A\n\none\n\n## B\n\ntwo\n',
        'worksheet',
        type,
      )
      expect(above).not.toContain(tag)
      expect(key).toContain('two')
    },
  )

  it.each([...sheetKinds])('is read from %s as it is written there', async (kind) => {
    const blocks = '<h1>Head<ul><li>a</li></ul></h1><h2><p>b</p></h2>'
    const { main } = await sheetOf(basic(blocks, blocks), { kind })
    expect(writeHtml(readHtml(main))).toBe(main)
    const hinted = await sheetOf(clozeNote('<p>a {{c1::b::<p>hint</p><ul><li>of two lines</li></ul>}} c</p>'), { kind })
    if (kind !== 'cards') expect(writeHtml(readHtml(hinted.main))).toBe(hinted.main)
  })

  it.each([...sheetKinds])('loses no private sign on %s', async (kind) => {
    const { main } = await sheetOf(clozeNote('a \u{10c123} {{c1::b}}'), { kind })
    expect(main).toContain('\u{10c123}')
  })
})

describe('a text that a card shows twice', () => {
  it('is asked once where one of them is to be typed', async () => {
    const front = '{{cloze:Text}}<br>{{type:cloze:Text}}'
    const type = ownType('cloze', ['Text'], [{ front, back: front }])
    const { above, key } = await asked(own({ Text: 'The {{c1::cow}} gives {{c2::milk}}.' }), 'worksheet', type)
    expect(above.match(/aria-label="blank \w"/g)).toEqual(['aria-label="blank a"', 'aria-label="blank b"'])
    expect(key.match(/cow|milk/g)).toEqual(['cow', 'milk'])
  })

  it('is asked there where it is to be typed only', async () => {
    const type = ownType('cloze', ['Text'], [{ front: '{{type:cloze:Text}}', back: '{{cloze:Text}}' }])
    const { above } = await asked(own({ Text: 'The {{c1::cow}}.' }), 'worksheet', type)
    expect(above).toContain('aria-label="blank"')
  })

  it('has the same letters both times', async () => {
    const front = '{{cloze:Text}} {{tts en_GB:cloze:Text}}'
    const type = ownType('cloze', ['Text'], [{ front, back: '{{cloze:Text}}' }])
    const { above, key } = await asked(own({ Text: 'The {{c1::cow}} gives {{c2::milk}}.' }), 'questions', type)
    expect(above.match(/\w(?=<\/b>)/g)?.slice(0, 2)).toEqual(['a', 'b'])
    expect(above).not.toMatch(/>c<\/b>/)
    expect(key.match(/cow|milk/g)).toEqual(['cow', 'milk'])
  })
})

describe('an answer', () => {
  it('keeps the space between its words', async () => {
    const { key } = await asked(
      basic('a', '<pre><code><i>return</i>  <i>x</i></code></pre>one<b> </b>two 10<span>&nbsp;</span>km <p> </p>end'),
    )
    expect(key).toContain('<i>return</i>  <i>x</i>')
    expect(key).toContain('one<b> </b>two 10<span>\u00a0</span>km')
    expect(key).not.toContain('<p>')
  })

  it.each(['questions', 'worksheet'] as const)(
    'of %s is written in its own direction, whatever its letter',
    async (kind) => {
      const { main } = await asked(clozeNote('{{c1::שלום}} עולם {{c2::טוב}}'), kind)
      expect(main).toContain('<li id="q1" dir="rtl">')
      expect(main).toContain('<li id="a1" dir="rtl">')
      // `dir=auto` passes over what has a direction of its own.
      const letters = main.match(/<(?:b|sup)\b[^>]*>[ab]</g)
      expect(letters?.length).toBe(4)
      expect(letters?.filter((one) => !one.includes('dir="ltr"'))).toEqual([])
    },
  )
})

describe('a field that only some notes have on a card', () => {
  const type = ownType(
    'standard',
    ['A', 'B', 'C', 'D', 'E'],
    [
      { front: '{{A}}', back: '{{B}}{{#D}}{{E}}{{/D}}' },
      { front: '{{#D}}{{A}}?{{/D}}', back: '{{C}}' },
    ],
  )
  const note = own({ A: 'one', B: 'two', C: 'third', E: 'fifth' })

  it.each(['questions', 'worksheet', 'cards'] as const)('is told where %s have it not', async (kind) => {
    const { diagnostics, main } = await sheetOf(note, { kind }, {}, type)
    expect(main).not.toMatch(/third|fifth/)
    const sheet = { questions: 'this sheet', worksheet: 'this worksheet', cards: 'these cards' }[kind]
    expect(said(diagnostics)).toEqual(
      ['C', 'E'].map(
        (field) =>
          `sheet/field-not-shown: \`Own\` shows \`${field}\` under a condition that is not met: what a note says there is not on ${sheet}`,
      ),
    )
  })

  it('is not told where all is there', async () => {
    const { diagnostics, main } = await sheetOf(`${note}\n## D\n\ny\n`, { kind: 'worksheet' }, {}, type)
    expect(main).toMatch(/third[\s\S]*fifth|fifth[\s\S]*third/)
    expect(diagnostics).toEqual([])
  })

  it('is asked for by the first card that does show it', async () => {
    const later = ownType(
      'standard',
      ['A', 'B', 'C'],
      [
        { front: '{{A}}', back: '{{#B}}{{C}}{{/B}}' },
        { front: 'Again {{A}}', back: '{{C}}' },
      ],
    )
    const { key, diagnostics } = await asked(own({ A: 'one', C: 'third' }), 'questions', later)
    expect(key).toContain('third')
    expect(diagnostics).toEqual([])
  })
})

describe('the styling of a note type', () => {
  const only = (styling: string) => lookStyle(0, styling)

  it.each([
    ['a brace too many', '.a {} } body { display: none }', '.a {}  :scope { display: none }'],
    ['one too few', '.a { color: red', '.a { color: red}'],
    ['a comment', '.a {} /* } */ .b {} /* open', '.a {} /* } */ .b {} /* open*/'],
    ['texts', `.a { content: "}" '\\'}' }`, `.a { content: "}" '\\'}' }`],
    ['a text over its line', '.a { content: "}\n} } .b {}', '.a { content: "}\n}  .b {}'],
    ['addresses', ".a { background: url(a'}) } } .b {}", ".a { background: url(a'}) }  .b {}"],
    ['an address that is open', '.a { background: url(a', '.a { background: url(a)}'],
    ['a sign as such', '.a\\} {} .b\\', '.a\\} {} .b\\\n'],
  ])('stays in its cards with %s', (_, styling, kept) => {
    expect(only(styling)).toBe(`@scope (.dw-look-0) {\n${kept}\n}`)
  })
})

describe('the name of a file', () => {
  const note = basic(
    'What is it? [sound:cat.wav] <img src="cat.png"> <img src="https://example.org/cat.gif">',
    'A tiger',
  )

  it.each(['questions', 'worksheet'] as const)(
    'does not give the answer away on %s, and stands with it',
    async (kind) => {
      const { above, key } = await asked(note, kind)
      expect(above.replace(/data:[^"]*/g, '')).not.toContain('cat')
      expect(above).toContain('♪')
      expect(key).toContain('♪\u00a0cat.wav')
      expect(key).toContain('[https://example.org/cat.gif]')
    },
  )

  it('stands on the backs of cards, once', async () => {
    const { main } = await sheetOf(note, { kind: 'cards' })
    const [fronts = '', backs = ''] = main.split('dw-back')
    expect(fronts.replace(/data:[^"]*/g, '')).not.toContain('cat')
    expect(backs.match(/cat\.wav/g)).toHaveLength(1)
    const cloze = await sheetOf(clozeNote('A {{c1::tiger}} [sound:cat.wav]'), { kind: 'cards' })
    expect(cloze.main.match(/cat\.wav/g)).toHaveLength(1)
  })

  it('is not the text that is said aloud either', async () => {
    const type = ownType('standard', ['A', 'B'], [{ front: '{{B}}{{tts en_GB:A}}', back: '{{A}}' }])
    const { above, key } = await asked(own({ A: 'house', B: 'Listen' }), 'questions', type)
    expect(above).not.toContain('house')
    expect(key).toContain('Anki says this aloud (en_GB): house')
  })
})

it('has no more of a long title in its margin than fits there', async () => {
  const name = 'deck '.repeat(100).trim()
  const { page } = await sheetOf(`# deck: ${name}\n\nA -b-.\n`, {})
  const [, margin = ''] = /@top-left \{ content: "([^"]*)"/.exec(page) ?? []
  expect(margin).toBe(`${name.slice(0, 139)}\\2026 `)
  expect(page).toContain(`<title>${name}</title>`)
})
