import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import { checkMedia } from '../src/media/check-media.js'
import { locate } from '../src/media/locate.js'
import { mediaPacker } from '../src/media/pack-media.js'
import { mediaProblems } from '../src/media/problems.js'
import { linkedNames, references, withNames, withPlainCode } from '../src/media/references.js'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import { type Position, positionAt } from '../src/text/position.js'
import { sourceFile } from '../src/text/source-file.js'
import { exampleMedia, mediaInMemory } from './support/media-in-memory.js'
import { writtenNote } from './support/written-note.js'

const basic = builtinNoteTypes[0]!
const bytes = (...values: number[]) => new Uint8Array(values)

describe('references', () => {
  it.each([
    ['<img src="a.png">', ['a.png']],
    ["<IMG alt='x > y' SRC='a b.png'/>", ['a b.png']],
    ['<img src=a.png>', ['a.png']],
    ['<img src = "a.png">', ['a.png']],
    ['<img data-src="a.png" src="b.png">', ['a.png', 'b.png']],
    ['<video controls><source src="a.mp4" type="video/mp4"></video>', ['a.mp4']],
    ['<audio src="a.mp3"></audio> <object data="b.svg"></object>', ['a.mp3', 'b.svg']],
    ['<img src="a&amp;b &uuml;.png">', ['a&b ü.png']],
    ['[sound:a.mp3] and [sound:b&amp;c.mp3]', ['a.mp3', 'b&c.mp3']],
    ['{{c1::<img src="a.png">::<img src="hint.png">}}', ['a.png', 'hint.png']],
    ['[sound:a.mp3]<img src="b.png">', ['a.mp3', 'b.png']],
    ['<code>[sound:a.mp3]</code> <pre class="x"><code>[sound:b.mp3]</code></pre> [sound:c.mp3]', ['c.mp3']],
    ['<a href="a.pdf">x</a> <iframe src="b.html"></iframe>', []],
    ['&lt;img src="a.png"&gt;', []],
    ['<image src="a.png"> <imgx src="b.png">', []],
    ['<img alt="[sound:a.mp3]" src="b.png">', ['a.mp3', 'b.png']],
    ['[sound:<img src="a.png">]', ['<img src="a.png">']],
    ['<img src="[sound:a].png">', ['[sound:a].png']],
    ['<code><img alt="</code>" src="a.png">[sound:b.mp3]</code>', ['a.png']],
    ['<img src="a.png"', []],
    ['[sound:]', []],
  ])('%s are %j', (html, names) => {
    expect(references(html).map(({ name }) => name)).toEqual(names)
  })

  it('are replaced where they stand', () => {
    const html = 'x <img alt="a.png" src = a.png width=3> [sound:a.png] y'
    expect(
      withNames(
        html,
        references(html).map((reference) => [reference, 'new.png']),
      ),
    ).toBe('x <img alt="a.png" src=new.png width=3> [sound:new.png] y')
  })

  it('in code are text', () => {
    expect(withPlainCode('[sound:a] <code>x [sound:a] [anki:tts] [[type:Back]] [latex] [$] [$$] [1]</code>')).toBe(
      '[sound:a] <code>x &#91;sound:a] &#91;anki:tts] &#91;[type:Back]] &#91;latex] &#91;$] &#91;$$] [1]</code>',
    )
    expect(withPlainCode('<pre>[sound:a]')).toBe('<pre>&#91;sound:a]')
  })

  it('cost no more than the text is long', () => {
    const started = performance.now()
    for (const hostile of [
      '<img ',
      '<img src="',
      "<img a='",
      '[sound:',
      '<code>',
      '<pre>[sound:x]',
      '<img a=',
      '<a ',
      '<a href=',
      '<a x="',
    ]) {
      const html = hostile.repeat(20_000)
      references(html)
      withPlainCode(html)
      linkedNames(html)
    }
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('are replaced without touching the rest, in any text', () => {
    const piece = fc.constantFrom(
      '<img ',
      'src=',
      '"',
      "'",
      '>',
      'a.png',
      '[sound:',
      ']',
      '<code>',
      '</code>',
      ' ',
      '&amp;',
      'data=',
      'alt=',
      '<pre>',
      '\n',
    )
    const inALoneTag = ['<img ', 'src=', '<img ', '[sound:', '</code>', ']']
    const withALoneMark = ['<img ', 'alt=', '"', '>', '<img ', 'src=', 'a.png', '>']
    const overTwoValues = ['<img ', 'src=', '"', '[sound:', '"', ' ', 'alt=', "'", ']', ' ', 'data=', '"', '>', "'"]
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = pieces.join('')
        const found = references(html)
        expect(withNames(html, [])).toBe(html)
        const renamed = withNames(
          html,
          found.map((reference) => [reference, 'n.png']),
        )
        expect(references(renamed).map(({ name, attribute }) => [name, attribute])).toEqual(
          found.map(({ attribute }) => ['n.png', attribute]),
        )
      }),
      { examples: [[inALoneTag], [withALoneMark], [overTwoValues]] },
    )
  })
})

describe('a file', () => {
  const files = mediaInMemory(
    {
      'notes/cat.png': bytes(1),
      'notes/my file.png': bytes(2),
      'notes/100%.png': bytes(3),
      'notes/a%20b.png': bytes(4),
      'notes/a b.png': bytes(5),
      'notes/what?.png': bytes(6),
      'notes/img/Dog.png': bytes(7),
      'shared/logo.png': bytes(8),
      'media/song.mp3': bytes(9),
      'top.png': bytes(10),
      '../secret.png': bytes(11),
      '/etc/x.png': bytes(12),
      'C:/x.png': bytes(13),
    },
    'media',
  )
  const where = (name: string, from = 'notes/a.md') => {
    const located = locate(name, from, files)
    return located.kind === 'found'
      ? located.media.path
      : 'path' in located
        ? `${located.kind}: ${located.path}`
        : located.kind
  }

  it.each([
    ['cat.png', 'notes/cat.png'],
    ['./cat.png', 'notes/cat.png'],
    ['my%20file.png', 'notes/my file.png'],
    ['100%.png', 'notes/100%.png'],
    ['a%20b.png', 'notes/a%20b.png'],
    ['a b.png', 'notes/a b.png'],
    ['cat.png?v=1', 'notes/cat.png'],
    ['my%20file.png#x', 'notes/my file.png'],
    ['what?.png', 'notes/what?.png'],
    ['..\\shared\\logo.png', 'shared/logo.png'],
    ['../shared/./x/../logo.png', 'shared/logo.png'],
    ['song.mp3', 'media/song.mp3'],
    ['/song.mp3', 'media/song.mp3'],
    ['img/dog.png', 'other-case: notes/img/Dog.png'],
    ['../../secret.png', 'outside: ../secret.png'],
    ['/etc/x.png', 'outside: /etc/x.png'],
    ['file:///etc/x.png', 'outside: /etc/x.png'],
    ['C:\\x.png', 'C:/x.png'],
    ['lynx.png', 'missing'],
    ['', 'missing'],
    ['https://example.org/cat.png', 'remote'],
    ['//example.org/cat.png', 'remote'],
    ['data:image/png;base64,AAAA', 'inline'],
  ])('%s is %s', (name, found) => {
    expect(where(name)).toBe(found)
  })

  it('is looked for from the folder of its note', () => {
    expect(where('top.png', 'a.md')).toBe('top.png')
    expect(where('top.png', '<stdin>')).toBe('top.png')
    expect(where('top.png')).toBe('missing')
  })
})

describe('what is wrong with media', () => {
  const said = (fields: Record<string, string>, html = Object.values(fields)) => {
    const found = checkMedia(writtenNote('Basic', fields), basic, html, exampleMedia)
    return found.map(({ problem, span, message }) => {
      const at = (offset: number): Position => positionAt(span.file, offset)
      return `${at(span.start).line}:${at(span.start).column}-${at(span.end).column} ${problem.code}: ${message}`
    })
  }

  it('is told with the place of the name', () => {
    expect(
      said({ Front: 'See ![](lynx.png)', Back: 'and\n[sound:lynx.mp3]' }, [
        'See <img src="lynx.png">',
        'and<br>[sound:lynx.mp3]',
      ]),
    ).toEqual([
      '1:9-17 missing-media: There is no file `lynx.png`',
      '3:8-16 missing-media: There is no file `lynx.mp3`',
    ])
  })

  it('is told once for each time that it is named', () => {
    expect(said({ Front: '<img src="a.png"> <img src="a.png">', Back: '' })).toEqual([
      '1:11-16 missing-media: There is no file `a.png`',
      '1:29-34 missing-media: There is no file `a.png`',
    ])
  })

  it('is told of a name that HTML spells otherwise', () => {
    expect(said({ Front: '![](x&y z.png)', Back: '' }, ['<img src="x&amp;y z.png">', ''])).toEqual([
      '1:5-14 missing-media: There is no file `x&y z.png`',
    ])
  })

  it('is told of the field where the name is not to be found', () => {
    expect(said({ Front: '![][cat]', Back: '' }, ['<img src="gone.png">', ''])).toEqual([
      '1:1-9 missing-media: There is no file `gone.png`',
    ])
  })

  it.each([
    ['cat.png', []],
    ['Cat.png', ['media-case: `Cat.png` is called `cat.png`']],
    ['empty.png', ['empty-media: `empty.png` is an empty file']],
    ['lecture.mp4', ['media-too-large: `lecture.mp4` has 200 MB, AnkiWeb takes up to 100']],
    ['../outside.png', ['media-outside-root: `../outside.png` lies outside the folder of the notes']],
    ['https://a.b/c.png', ['remote-media: `https://a.b/c.png` stays on the web']],
    ['', ['missing-media: This names no file']],
  ])('with %j is %j', (name, findings) => {
    expect(said({ Front: `<img src="${name}">`, Back: '' }).map((line) => line.slice(line.indexOf(' ') + 1))).toEqual(
      findings,
    )
  })

  it.each([
    ['<a href="paper.pdf">x</a>', ['linked-file']],
    ["<a class=x href='paper.pdf'>x</a> <a href=cat.png>y</a>", ['linked-file', 'linked-file']],
    ['<iframe src="paper.pdf"></iframe>', ['linked-file']],
    ['<video poster="cat.png" src="lecture.mp4"></video>', ['media-too-large', 'linked-file']],
    ['<a href="https://example.org/paper.pdf">x</a> <a href="#fn1">1</a> <a href="gone.pdf">z</a>', []],
    ['<a title="href=paper.pdf">x</a>', []],
  ])('%s is %j', (html, codes) => {
    const found = checkMedia(writtenNote('Basic', { Front: html, Back: '' }), basic, [html, ''], exampleMedia)
    expect(found.map(({ problem }) => problem.code)).toEqual(codes)
  })

  for (const { code, wrong, right } of mediaProblems) {
    it(`is declared with an example of ${code}`, async () => {
      const codes = async (text: string) => {
        const { diagnostics } = await compile([sourceFile('notes.md', text)], { media: exampleMedia })
        return diagnostics.map(({ problem }) => problem.code)
      }
      expect(await codes(wrong)).toEqual([code])
      expect(await codes(right)).toEqual([])
    })
  }
})

describe('packed media', () => {
  const files = mediaInMemory({
    'a.png': bytes(1, 2),
    'copy/b.png': bytes(1, 2),
    'c.png': bytes(3),
    'a.jpg': bytes(1, 2),
    'empty.png': 0,
  })

  it('are named by their bytes, in the field as in the package', () => {
    const packer = mediaPacker(files)
    const html = packer.rewrite(
      '<img src="a.png"> [sound:c.png] <img src="https://x/y.png"> <img src="empty.png">',
      'n.md',
    )
    const [a, c] = packer.packed()
    expect(html).toBe(`<img src="${a?.name}"> [sound:${c?.name}] <img src="https://x/y.png"> <img src="empty.png">`)
    expect(a?.name).toMatch(/^a-[0-9a-f]{16}\.png$/)
    expect(packer.packed()).toHaveLength(2)
  })

  it('are stored once, whatever they are called', () => {
    const packer = mediaPacker(files)
    const first = packer.rewrite('<img src="a.png">', 'n.md')
    expect(packer.rewrite('<img src="b.png">', 'copy/n.md')).toBe(first)
    expect(packer.packed()).toHaveLength(1)
    packer.rewrite('<img src="a.jpg">', 'n.md')
    expect(packer.packed()).toHaveLength(2)
  })

  it('are read once', () => {
    let reads = 0
    const read = () => bytes(++reads)
    const file = { path: 'a.png', size: 1, read }
    const lookup = { ...files, find: () => file }
    for (let note = 0; note < 5; note++) mediaPacker(lookup).rewrite(`<img src="a.png"> ${note}`, 'n.md')
    expect(reads).toBe(1)
  })
})
