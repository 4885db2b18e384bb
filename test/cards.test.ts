import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import { cardsOf, renderCard } from '../src/model/cards.js'
import type { NoteType } from '../src/model/note-type.js'
import { packagedType } from '../src/model/packaged-note-type.js'
import { isEmptyField, parseTemplate } from '../src/model/template.js'

const typeNamed = (name: string): NoteType => {
  const type = builtinNoteTypes.find((one) => one.name === name)
  if (type === undefined) throw new Error(`no type ${name}`)
  return type
}

const custom = (front: string, fields = ['A', 'B']): NoteType => ({
  name: 'Custom',
  kind: 'standard',
  fields,
  templates: [{ name: 'Card', front, back: '{{FrontSide}}' }],
})

describe('the cards of a note', () => {
  it.each([
    ['Basic', ['q', 'a'], [0]],
    ['Basic', ['q', ''], [0]],
    ['Basic', ['', 'a'], []],
    ['Basic (and reversed card)', ['q', 'a'], [0, 1]],
    ['Basic (and reversed card)', ['q', '<br>\n<div></div>'], [0]],
    ['Basic (optional reversed card)', ['q', 'a', ''], [0]],
    ['Basic (optional reversed card)', ['q', 'a', 'y'], [0, 1]],
    ['Basic (optional reversed card)', ['q', '', 'y'], [0]],
    ['Basic (type in the answer)', ['q', 'a'], [0]],
    ['Basic (type in the answer)', ['', 'a'], [0]],
    ['Cloze', ['{{c1::a}} {{c3::b}}', ''], [0, 2]],
    ['Cloze', ['{{c1::a}}', '{{c2::b}}'], [0, 1]],
    ['Cloze', ['nothing hidden', ''], []],
  ])('%s %j makes %j', (name, fields, cards) => {
    expect(cardsOf(typeNamed(name), fields)).toEqual(cards)
  })

  it.each([
    ['{{#A}}{{B}}{{/A}}', ['', 'b'], []],
    ['{{#A}}{{B}}{{/A}}', ['a', 'b'], [0]],
    ['{{^A}}{{B}}{{/A}}', ['', 'b'], [0]],
    ['{{^A}}{{B}}{{/A}}', ['a', 'b'], []],
    ['{{#A}}only text{{/A}}', ['a', 'b'], []],
    ['<!-- {{A}} -->', ['a', 'b'], []],
    ['{{text:A}}', ['a', ''], [0]],
    ['{{type:hint: A }}', ['a', ''], []],
    ['{{Unknown}} {{FrontSide}}', ['a', 'b'], []],
    ['{{#A}}{{#B}}{{B}}{{/B}}{{/A}}', ['a', 'b'], [0]],
    ['{{/A}}{{A}}', ['a', 'b'], [0]],
    ['{{#A}}{{A}}', ['a', 'b'], [0]],
  ])('the front %s of %j makes %j', (front, fields, cards) => {
    expect(cardsOf(custom(front), fields)).toEqual(cards)
  })
})

describe('an empty field', () => {
  it.each(['', ' \t\n', '<br>', '<br/>', '<br />', '<DIV></div>', '<div><br></div>\n'])('%j is empty', (html) => {
    expect(isEmptyField(html)).toBe(true)
  })
  it.each(['&nbsp;', '<p></p>', '<b></b>', '\u3000', '<!-- x -->', '<img src=a.png>', '<br class=x>', '0'])(
    '%j is not',
    (html) => {
      expect(isEmptyField(html)).toBe(false)
    },
  )
})

describe('a card shown', () => {
  it('repeats its front on its back', () => {
    const fields = ['What?', 'That.']
    const front = renderCard(typeNamed('Basic'), fields, 0, 'question')
    const back = renderCard(typeNamed('Basic'), fields, 0, 'answer')
    expect(front).toBe('<div class="field" dir="auto">What?</div>')
    expect(back).toBe(`${front}\n\n<hr id=answer>\n\n<div class="field" dir="auto">That.</div>`)
  })

  it('is turned round for the reversed card', () => {
    expect(renderCard(typeNamed('Basic (and reversed card)'), ['What?', 'That.'], 1, 'question')).toContain('That.')
    expect(renderCard(typeNamed('Basic (and reversed card)'), ['What?', 'That.'], 1, 'question')).not.toContain('What?')
  })

  it('hides the deletions of its number only', () => {
    const fields = ['{{c1::Canberra::city}} since {{c2::1913}}', 'See below']
    const question = renderCard(typeNamed('Cloze'), fields, 0, 'question')
    expect(question).toContain('[city]')
    expect(question.replace(/data-cloze="[^"]*"/, '')).not.toContain('Canberra')
    expect(question).toContain('1913')
    expect(question).not.toContain('See below')
    const answer = renderCard(typeNamed('Cloze'), fields, 0, 'answer')
    expect(answer).toContain('Canberra')
    expect(answer).toContain('See below')
  })

  it('leaves out the box of an empty Back Extra', () => {
    expect(renderCard(typeNamed('Cloze'), ['{{c1::a}}', ''], 0, 'answer')).not.toContain('extra')
  })

  it('asks for an answer to be typed', () => {
    expect(renderCard(typeNamed('Basic (type in the answer)'), ['q', 'a'], 0, 'question')).toContain('[[type:Back]]')
    expect(renderCard(custom('{{type:cloze:A}}'), ['a', 'b'], 0, 'question')).toBe('[[type:cloze:A]]')
  })

  it('applies filters from the field outwards', () => {
    expect(renderCard(custom('{{text:A}}'), ['<b>x</b> &amp; y', ''], 0, 'question')).toBe('x & y')
    expect(renderCard(custom('{{hint:A}}'), ['', ''], 0, 'question')).toBe('')
    expect(renderCard(custom('{{hint:A}}'), ['x', ''], 0, 'question')).toContain('<summary>A</summary>x')
    expect(renderCard(custom('{{unknown:A}}'), ['x', ''], 0, 'question')).toBe('x')
  })

  it('is nothing for a card that its type has not', () => {
    expect(renderCard(typeNamed('Basic'), ['q', 'a'], 7, 'question')).toBe('')
  })
})

describe('templates', () => {
  it('are read whatever they hold', () => {
    const piece = fc.constantFrom(
      '{{',
      '}}',
      '{{#A}}',
      '{{/A}}',
      '{{^B}}',
      '{{/B}}',
      '{{A}}',
      '<!--',
      '-->',
      'x',
      '{{}}',
      '\n',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const front = pieces.join('')
        expect(() => parseTemplate(front)).not.toThrow()
        expect(() => renderCard(custom(front), ['a', ''], 0, 'answer')).not.toThrow()
      }),
    )
  })
})

describe('the built-in note types', () => {
  it('keep their ids', () => {
    const ids = builtinNoteTypes.map(({ anki }) => [anki.id, anki.name, anki.fieldIds, anki.templateIds])
    expect(ids).toEqual([
      [1316204877101, 'Deckwright Basic', [131620487710101, 131620487710102], [131620487710151]],
      [
        1316204877102,
        'Deckwright Basic (and reversed card)',
        [131620487710201, 131620487710202],
        [131620487710251, 131620487710252],
      ],
      [
        1316204877103,
        'Deckwright Basic (optional reversed card)',
        [131620487710301, 131620487710302, 131620487710303],
        [131620487710351, 131620487710352],
      ],
      [1316204877104, 'Deckwright Basic (type in the answer)', [131620487710401, 131620487710402], [131620487710451]],
      [1316204877105, 'Deckwright Cloze', [131620487710501, 131620487710502], [131620487710551]],
    ])
  })

  it('say of each card which fields it needs', () => {
    for (const type of builtinNoteTypes.filter(({ kind }) => kind === 'standard')) {
      for (const [template, rule, needed] of type.anki.required) {
        const filled = (which: readonly number[]) => type.fields.map((_, index) => (which.includes(index) ? 'x' : ''))
        const makes = (which: readonly number[]) => cardsOf(type, filled(which)).includes(template)
        expect(makes(needed)).toBe(true)
        expect(makes([])).toBe(false)
        for (const one of needed) {
          expect(makes([one])).toBe(rule === 'any')
        }
      }
    }
  })

  it('are found by name, and others are refused', () => {
    expect(packagedType(typeNamed('Cloze')).anki.name).toBe('Deckwright Cloze')
    expect(() => packagedType(custom('{{A}}'))).toThrow('Custom')
  })
})
