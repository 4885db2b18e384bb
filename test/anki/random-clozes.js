import { randomText } from './random-text.js'

const pieces = [
  '{{c1::',
  '{{c2::',
  '{{c13::',
  '{{c0::',
  '{{c1,2::',
  '{{c501::',
  '{{C1::',
  '{{c1:',
  '{{c::',
  '{{c 1::',
  '}}',
  '}}',
  '}}',
  '}',
  '{',
  '::',
  '::',
  ':',
  'a',
  'word',
  ' ',
  '\n',
  'é',
  '猫',
  '🐈',
  '&amp;',
  '&lt;',
  '"',
  '<b>',
  '</b>',
  '<br>',
  '\\(',
  '\\)',
  '\\[',
  '\\]',
  '<img src="x.png">',
  '<!--',
  '-->',
  '_{',
  '}^',
]

/**
 * Fields that hold what may matter in a cloze, in any order: the same ones for the same seed.
 * @param {number} count
 * @param {number} seed
 * @returns {string[]}
 */
export function randomClozes(count, seed) {
  const { text } = randomText(seed)
  return Array.from({ length: count }, () => text(pieces, 14))
}
