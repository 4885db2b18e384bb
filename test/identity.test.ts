import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { deckId, deckKey, deckNameOf, parseDeckName } from '../src/model/deck-name.js'
import { decodeEntities } from '../src/model/entities.js'
import { explicitGuid, guidGiver, guidOf, noteKey } from '../src/model/identity.js'
import { hashInMediaName, mediaName } from '../src/model/media-name.js'
import type { ExplicitId } from '../src/model/note.js'
import { strippedText } from '../src/model/plain-text.js'
import { stableId, takeId } from '../src/model/stable-id.js'
import { sourceFile } from '../src/text/source-file.js'

const key = (html: string) => noteKey('Cloze', 'Deck', html)
const explicit = (kind: ExplicitId['kind'], value: string): ExplicitId => ({
  kind,
  value,
  span: { file: sourceFile('a.md', ''), start: 0, end: 0 },
})

describe('the key of a note', () => {
  it.each([
    ['markup', 'a <b>bold</b> word', 'a bold word'],
    ['breaks of lines', 'a<br>b', 'a\nb'],
    ['paragraphs', '<p>a</p>\n<p>b</p>', 'a b'],
    ['blanks', ' a \n\t b ', 'a b'],
    ['entities', 'a &amp; b &uuml; &#252; &#xfc;', 'a & b ü ü ü'],
    ['hidden blanks', 'a&nbsp;b', 'a b'],
    ['numbers of deletions', '{{c1::a}} {{c2::b}}', '{{c2::a}} {{c1::b}}'],
    ['hints', '{{c1::a::a hint}} b', '{{c1::a}} b'],
    ['deletions', 'a {{c1::b {{c2::c}} d::hint}} e', 'a b c d e'],
    ['composed accents', 'e\u0301', 'é'],
    ['comments', 'a<!-- {{c1::x}} -->b', 'ab'],
    ['scripts and styles', 'a<style>b{}</style><script>c()</script>d', 'ad'],
    [
      'names of pictures',
      '<img src="cat-0123456789abcdef.png">',
      '<img alt="x" src="tom-0123456789abcdef.png" width=3>',
    ],
    ['names of sounds', '[sound:meow-0123456789abcdef.mp3]', '[sound:a-0123456789abcdef.mp3]'],
  ])('is blind to %s', (_, one, other) => {
    expect(key(one)).toBe(key(other))
  })

  it.each([
    ['answers', '{{c1::a}}', '{{c1::b}}'],
    ['letter case', 'a', 'A'],
    ['words run together', 'a b', 'ab'],
    ['bytes of pictures', '<img src="cat-0123456789abcdef.png">', '<img src="cat-0123456789abcde0.png">'],
    ['pictures', '', '<img src="cat-0123456789abcdef.png">'],
    ['braces written as text', '&#123;&#123;c1::a}}', 'a'],
  ])('sees %s', (_, one, other) => {
    expect(key(one)).not.toBe(key(other))
  })

  it('sees the deck and the type', () => {
    expect(noteKey('Basic', 'A', 'x')).not.toBe(noteKey('Basic', 'B', 'x'))
    expect(noteKey('Basic', 'A', 'x')).not.toBe(noteKey('Cloze', 'A', 'x'))
  })

  it('is found for any text', () => {
    const piece = fc.constantFrom(
      '{{c1::',
      '{{c22::',
      '}}',
      '::',
      '<b>',
      '<',
      '>',
      '&',
      '&amp;',
      '<!--',
      '-->',
      'x',
      ' ',
      '<img src="',
    )
    fc.assert(fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => key(pieces.join('')).startsWith('note\x1f')))
  })

  it('costs no more than the text is long', () => {
    const started = performance.now()
    for (const hostile of ['<', '<!--', '<style>', '{{c1::', '<img ', '<img a="', '[sound:', '&', '&#'])
      key(hostile.repeat(50_000))
    expect(performance.now() - started).toBeLessThan(3000)
  })
})

describe('guids', () => {
  it('never change', () => {
    expect(guidOf(noteKey('Basic', 'Geography', 'What is the capital of Australia?'))).toBe('vzM2C5gMVaQRPMlp')
    expect(guidOf(noteKey('Cloze', 'A::B', '{{c1::Canberra}} since {{c2::1913}}'), 1)).toBe('zzEZuPnwJpMCeN8G')
    expect(explicitGuid(explicit('key', '1681234567890'))).toBe('CVXGblNFv7IYRDAI')
  })

  it('are sixteen letters and digits', () => {
    fc.assert(fc.property(fc.string(), fc.nat(5), (text, ordinal) => /^[A-Za-z0-9]{16}$/.test(guidOf(text, ordinal))))
  })

  it('are taken as written where the writer wrote one', () => {
    expect(explicitGuid(explicit('guid', '#x,"y'))).toBe('#x,"y')
    expect(explicitGuid(explicit('key', 'x'))).not.toBe('x')
  })

  it('differ for notes of one key, by their order', () => {
    const next = guidGiver()
    const given = [next('a'), next('b'), next('a'), next('a')]
    expect(new Set(given).size).toBe(4)
    expect(given[0]).toBe(guidOf('a'))
    expect(given[2]).toBe(guidOf('a', 1))
  })
})

describe('ids', () => {
  it('lie in the past and are no two alike', () => {
    const taken = new Set<number>()
    const ids = Array.from({ length: 5000 }, (_, index) => takeId(stableId(String(index % 4000)), taken))
    expect(new Set(ids).size).toBe(5000)
    expect(Math.min(...ids)).toBeGreaterThanOrEqual(1_234_567_890_000)
    expect(Math.max(...ids)).toBeLessThan(1_600_000_000_000)
    expect(stableId('x')).toBe(stableId('x'))
  })
})

describe('a deck name', () => {
  it.each([
    ['A::B', 'A::B', []],
    [' A :: B ', 'A::B', []],
    ['Cafe\u0301', 'Café', []],
    ['A:B', 'A:B', []],
    ['A::::B', 'A::blank::B', ['empty-part 3-3']],
    ['::A', 'blank::A', ['empty-part 0-0']],
    ['A::', 'A::blank', ['empty-part 3-3']],
    ['A:::B', 'A::B', ['unclean-part 3-5']],
    ['A\u0007B', 'AB', ['unclean-part 0-3']],
    ['A:', 'A', ['unclean-part 0-2']],
    ['', '', ['empty 0-0']],
    [' \u3000', '', ['empty 0-2']],
  ])('%j is %j with %j', (written, name, faults) => {
    const deck = parseDeckName(written)
    expect(deck.name).toBe(name)
    expect(deck.faults.map(({ kind, start, end }) => `${kind} ${start}-${end}`)).toEqual(faults)
    expect(deckNameOf(written)).toBe(name || 'blank')
  })

  it('stays as it is once it is Anki’s', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => deckNameOf(deckNameOf(text)) === deckNameOf(text)))
  })

  it('gives one id whatever its letter case', () => {
    expect(deckId('Äpfel::B')).toBe(deckId('äPFEL::b'))
    expect(deckKey('A')).toBe(deckKey('a'))
    expect(deckId('A')).not.toBe(deckId('B'))
  })
})

describe('names of files in Anki', () => {
  const hash = 'ABCDEF0123456789ffff'.toLowerCase()
  it.each([
    ['img/Große Katze.PNG', 'grosse-katze-abcdef0123456789.png'],
    ['猫.png', 'media-abcdef0123456789.png'],
    ['Crème brûlée.jpeg', 'creme-brulee-abcdef0123456789.jpeg'],
    ['_static.css', 'static-abcdef0123456789.css'],
    ['latex.png', 'media-latex-abcdef0123456789.png'],
    ['no-ending', 'no-ending-abcdef0123456789'],
    ['.hidden', 'media-abcdef0123456789.hidden'],
    [`${'long'.repeat(50)}.mp3`, `${'long'.repeat(15)}-abcdef0123456789.mp3`],
  ])('%s becomes %s', (path, name) => {
    expect(mediaName(path, hash)).toBe(name)
    expect(hashInMediaName(name)).toBe('abcdef0123456789')
  })

  it('are short and plain for any path', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (path) => {
        const name = mediaName(path, hash)
        expect(name).toMatch(/^[a-z0-9][a-z0-9-]*(?:\.[a-z0-9]+)?$/)
        expect(name.length).toBeLessThanOrEqual(120)
      }),
    )
  })

  it('that we did not make are left alone', () => {
    expect(hashInMediaName('cat.png')).toBe('cat.png')
  })
})

describe('the text by which Anki sorts', () => {
  it.each([
    ['a<br>b', 'ab'],
    ['<img src="x y.png"> z', ' x y.png  z'],
    ["<IMG SRC='x.png' alt=y>", ' x.png '],
    ['<source src=a.mp3>', ' a.mp3 '],
    ['<img alt="a > b" src="x.png">z', ' x.png z'],
    ['a &lt;b&gt; &nbsp;c', 'a <b>  c'],
    ['<style>x</style>a<script>y</script><!-- z -->b', 'ab'],
    ['a < b', 'a < b'],
    ['<!-->x-->y', 'y'],
    ['a\u00a0b', 'a\u00a0b'],
    ['a\u00a0b &amp;', 'a b &'],
    ['a & b &amp; c', 'a & b &amp; c'],
  ])('%j is %j', (html, text) => {
    expect(strippedText(html)).toBe(text)
  })

  it('has its entities decoded, by name and by number', () => {
    expect(decodeEntities('&yuml;&Alpha;&rarr;&hearts;&nbsp;&#0;&#x110000;&unknown;&amp;lt;')).toBe(
      'ÿΑ→♥\u00a0&#0;&#x110000;&unknown;&lt;',
    )
  })
})
