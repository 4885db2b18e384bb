import { randomText } from './random-text.js'

const markdown = [
  'word',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '*',
  '**',
  '_',
  '`',
  '```\n',
  '- ',
  '1. ',
  '> ',
  '# ',
  '| a | b |\n|---|---|\n',
  '[x](y)',
  '$',
  '$$',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '\\',
  '<b>',
  '</b>',
  '<br>',
  '&amp;',
  '&',
  '<',
  '>',
  '"',
  '~~',
  '[^1]',
  ':',
  '}',
  '{',
  '{{c1::',
  '{{c2::',
  '}}',
  '}}',
  '::',
  'é',
  'e\u0301',
  '猫',
  '🐈',
  'שלום',
  '\u00a0',
  '---',
  'std::vector',
  '{{x}}',
  '#',
]

const html = [
  'word',
  ' ',
  ' ',
  '\n',
  '<b>',
  '</b>',
  '<br>',
  '<div>',
  '</div>',
  '<!--',
  '-->',
  '<style>',
  '</style>',
  '&amp;',
  '&lt;',
  '&nbsp;',
  '\u00a0',
  '&uuml;',
  '&#233;',
  '&',
  '<',
  '>',
  '"',
  "'",
  '<span title="x > y">',
  '</span>',
  ',',
  ';',
  '#',
  'e\u0301',
  '猫',
  '\u200b',
  '\\(',
  '\\)',
  '{{c1::',
  '}}',
  '::',
]

const decks = ['A', 'B::C', 'ü: x', 'a b::ß']
const tags = [['x'], ['y', 'Z::ß'], [], ['日本', '#t']]

/**
 * A deck in the form of our own model, its fields made of what has a meaning to Markdown, HTML or Anki, in any order.
 * @param {number} count
 * @param {number} seed
 * @param {readonly import('../../src/model/note-type.js').NoteType[]} types
 */
export function randomDeck(count, seed, types) {
  const random = randomText(seed)
  const notes = Array.from({ length: count }, (_, index) => {
    const type = types[random.below(types.length)]
    const format = random.below(2) === 0 ? 'markdown' : 'html'
    const all = format === 'markdown' ? markdown : html
    const fields = (type?.fields ?? []).map((name, place) => {
      const hides = type?.kind === 'cloze' && place === 0
      const pieces = hides ? all : all.filter((piece) => !piece.startsWith('{{c'))
      // Every field shows something, so that every card does; no two first fields are alike.
      return [name, `${index}${hides ? ' {{c3::always}} ' : ' '}${random.text(pieces, 14)}`]
    })
    return {
      type: type?.name,
      deck: decks[random.below(decks.length)],
      tags: tags[random.below(tags.length)],
      fields: Object.fromEntries(fields),
      format,
    }
  })
  const noteTypes = types.map(({ name, kind, fields, templates }) => ({ name, kind, fields, templates }))
  return { version: 1, noteTypes, notes }
}
