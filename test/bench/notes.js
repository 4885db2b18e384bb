/**
 * A note of a generated deck, in no notation yet: pieces of text, of which some are hidden.
 * @typedef {{
 *   kind: 'cloze' | 'question',
 *   front: readonly Piece[],
 *   back: readonly Piece[],
 * }} Note
 *   A cloze note's `front` is its text, its `back` the remark on the answer.
 * @typedef {string | { readonly hidden: string, readonly hint?: string }} Piece
 */

/** How many pictures a deck shows, by turns. */
export const pictures = 40

/**
 * The notes of a deck as people write them: four of five hide one to six things, the fifth asks; some are bold, code,
 * lists, tables, math, pictures. The same seed gives the same notes, and a larger deck begins as a smaller one does.
 * @param {number} count
 * @param {(index: number) => boolean} edited Which of the notes are a little edited.
 * @param {number} seed
 * @returns {Generator<Note>}
 */
export function* notes(count, edited = () => false, seed = 1) {
  const writer = newWriter(seed)
  for (let index = 0; index < count; index++) {
    // What is drawn for one note must not hang on how another was edited.
    const note = index % 5 === 4 ? question(writer, index) : cloze(writer, index)
    yield edited(index) ? { ...note, front: [`Indeed: `, ...note.front] } : note
  }
}

/**
 * @typedef {ReturnType<typeof newWriter>} Writer
 * @param {number} seed
 */
function newWriter(seed) {
  let state = seed
  // mulberry32
  const draw = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  /** @param {number} from @param {number} to */
  const between = (from, to) => from + Math.floor(draw() * (to - from + 1))
  /** @template T @param {readonly T[]} all @returns {T} */
  const oneOf = (all) => /** @type {T} */ (all[Math.floor(draw() * all.length)])
  // Few words are said often and many seldom, as in any language.
  const word = () => oneOf(draw() < 0.42 ? small : nouns.slice(0, Math.ceil(nouns.length * draw() ** 2)))
  const noun = () => /** @type {string} */ (nouns[Math.floor(nouns.length * draw() ** 2)])
  /** @param {number} count */
  const words = (count) => Array.from({ length: count }, word).join(' ')
  return { draw, between, oneOf, noun, words }
}

const small = 'the of and to in is that it as for was with be by on are from or an this at which have has not'.split(
  ' ',
)
const nouns = ['', 's', 'tion', 'ment', 'ing', 'ity', 'al', 'ic', 'er', 'ous'].flatMap((ending) =>
  ['b', 'c', 'd', 'f', 'g', 'l', 'm', 'n', 'p', 'r', 's', 't', 'v', 'pl', 'tr', 'st'].flatMap((first) =>
    ['al', 'en', 'ir', 'ol', 'um', 'and', 'ect', 'iss', 'orm'].map((rest) => `${first}${rest}${ending}`),
  ),
)

/**
 * @param {Writer} writer
 * @param {number} index
 * @returns {Note}
 */
function cloze(writer, index) {
  const { draw, between, noun, words } = writer
  const deletions = between(1, 6)
  /** @type {Piece[]} */
  const front = [`The ${noun()} of ${noun()} ${nameOf(index)} ${words(between(2, 5))} `]
  for (let at = 0; at < deletions; at++) {
    const hidden = `${noun()}${draw() < 0.5 ? ` ${noun()}` : ''}`
    front.push(draw() < 0.1 ? { hidden, hint: noun() } : { hidden })
    const end = at === deletions - 1
    front.push(`${draw() < 0.2 ? ',' : ''} ${words(between(4, 28 / Math.sqrt(deletions)))}${end ? '' : ' '}`)
  }
  front.push(`.${ornament(writer, index)}`)
  return { kind: 'cloze', front, back: draw() < 0.15 ? [`${sentence(writer, 12)}`] : [] }
}

/**
 * @param {Writer} writer
 * @param {number} index
 * @returns {Note}
 */
function question(writer, index) {
  const { draw, between, noun, words } = writer
  const front = [`Why does the ${noun()} of ${noun()} ${nameOf(index)} ${words(between(6, 12))}?`]
  const answer = `${sentence(writer, between(10, 26))}${ornament(writer, index)}`
  return { kind: 'question', front, back: [draw() < 0.3 ? `**${noun()}**: ${answer}` : answer] }
}

/** @param {Writer} writer @param {number} length */
function sentence({ noun, words }, length) {
  return `A ${noun()} ${words(length)}.`
}

/**
 * What a note has beside plain sentences, if anything.
 * @param {Writer} writer
 * @param {number} index
 */
function ornament(writer, index) {
  const { draw, noun, words } = writer
  const kind = draw() * 100
  if (kind < 12) return ` This is **${noun()} ${noun()}**, and *${noun()}* as well.`
  if (kind < 20) return ` Call \`${noun()}(${noun()})\` for it.`
  if (kind < 26) return `\n\n* ${words(4)}\n* ${words(5)} ${noun()}\n* ${words(3)}`.replace('\n\n', '\n')
  if (kind < 30) return ` Here $${noun()[0]}^2 + \\frac{1}{n}$ is \\(\\alpha_{${noun()[0]}}\\).`
  if (kind < 32)
    return `\n| ${noun()} | ${noun()} |\n| --- | --- |\n| ${words(2)} | ${noun()} |\n| ${noun()} | ${words(3)} |`
  if (kind < 34) return `\n\`\`\`python\nfor ${noun()} in ${noun()}s:\n    print(${noun()})\n\`\`\``
  if (kind < 38) return `\n![${noun()}](pictures/${index % pictures}.png)`
  return ''
}

/**
 * A name that no other note has, in letters: digits before a dash would mean something.
 * @param {number} index
 */
function nameOf(index) {
  let rest = index
  let name = ''
  do {
    name = `${nouns[rest % 144]}${name === '' ? '' : '-'}${name}`
    rest = Math.floor(rest / 144)
  } while (rest > 0)
  return name[0]?.toUpperCase() + name.slice(1)
}
