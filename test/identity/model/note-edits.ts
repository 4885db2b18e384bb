import type { Dice } from './dice.js'
import type { Language } from './language.js'
import type { Maker } from './make.js'
import { type Blank, blanksOf, changedPart, type Piece, type TrueNote } from './world.js'

/** A change to one note that leaves it the same note. */
export type NoteEdit = (note: TrueNote, dice: Dice, maker: Maker, language: Language) => TrueNote

/** Some of the words given other ones, added or taken out: about the wanted part of them. */
function rewritten(words: readonly string[], part: number, dice: Dice, language: Language): string[] {
  const changed = words.flatMap((word) => {
    if (!dice.chance(part)) return [word]
    const way = dice.next()
    if (way < 0.6) return [language.word()]
    return way < 0.8 ? [] : [word, language.word()]
  })
  return changed.length > 0 ? changed : [language.word()]
}

function rewrittenPieces(pieces: readonly Piece[], part: number, dice: Dice, language: Language): Piece[] {
  const changed = pieces.flatMap((piece): Piece[] =>
    typeof piece === 'string' ? (dice.chance(part) ? rewritten([piece], 1, dice, language) : [piece]) : [piece],
  )
  return changed
}

function withTypo(word: string, dice: Dice): string {
  if (word.length < 3) return `${word}${word}`
  const at = dice.int(1, word.length - 2)
  const way = dice.next()
  if (way < 0.4) return word.slice(0, at) + word.slice(at + 1)
  if (way < 0.7) return word.slice(0, at) + word[at] + word.slice(at)
  return word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2)
}

function mapWord(pieces: readonly Piece[], index: number, change: (word: string) => string): Piece[] {
  return pieces.map((piece, at) =>
    at !== index
      ? piece
      : typeof piece === 'string'
        ? change(piece)
        : { ...piece, words: piece.words.map((word, first) => (first === 0 ? change(word) : word)) },
  )
}

function withBlank(
  note: TrueNote,
  change: (blanks: readonly Blank[], front: Piece[]) => Piece[] | undefined,
): TrueNote {
  if (note.kind !== 'cloze') return note
  return { ...note, front: change(blanksOf(note), [...note.front]) ?? note.front }
}

/** Markup and line breaks alone. */
export const markup: NoteEdit = (note, dice) => {
  const wrap = note.glue === '' ? 0 : dice.int(4, 12)
  return dice.chance(0.5) ? { ...note, bold: dice.int(2, 9) } : { ...note, wrap: note.wrap === wrap ? 0 : wrap }
}

/** A slip of the pen put right. */
export const typo: NoteEdit = (note, dice) => {
  if (note.back.length > 0 && dice.chance(0.5)) {
    const at = dice.int(0, note.back.length - 1)
    return { ...note, back: note.back.map((word, index) => (index === at ? withTypo(word, dice) : word)) }
  }
  return { ...note, front: mapWord(note.front, dice.int(0, note.front.length - 1), (word) => withTypo(word, dice)) }
}

/** A part of the words between 5 and 60 in a hundred written anew, more often few than many. */
export const rewrite: NoteEdit = (note, dice, _, language) => {
  const part = 0.05 + 0.55 * dice.next() ** 2
  const where = note.back.length === 0 ? 'front' : dice.pick(['front', 'back', 'both'])
  const front = where === 'back' ? note.front : rewrittenPieces(note.front, part, dice, language)
  const back = where === 'front' || note.back.length === 0 ? note.back : rewritten(note.back, part, dice, language)
  const rewrittenNote = { ...note, front: front.length > 0 ? front : note.front, back }
  return changedPart(note, rewrittenNote) <= 0.6 ? rewrittenNote : note
}

/** The question asked in other words, the answer left as it is. */
export const rewordQuestion: NoteEdit = (note, dice, _, language) =>
  note.kind === 'basic'
    ? { ...note, front: rewritten(note.front as string[], 0.2 + 0.6 * dice.next(), dice, language) }
    : note

/** A hint behind an answer. */
export const hint: NoteEdit = (note, dice, _, language) =>
  withBlank(note, (blanks, front) => {
    const chosen = dice.pick(blanks)
    return front.map((piece) => (piece === chosen ? { ...chosen, hint: language.word() } : piece))
  })

/** Other tags. */
export const tags: NoteEdit = (note, dice) => ({ ...note, tags: [`tag${dice.int(1, 9)}`] })

/** Braces for dashes. */
export const braces: NoteEdit = (note) => (note.kind === 'cloze' ? { ...note, braces: !note.braces } : note)

/** One word more hidden. */
export const addBlank: NoteEdit = (note, dice, maker) =>
  withBlank(note, (_, front) => {
    const plain = front.flatMap((piece, index) => (typeof piece === 'string' ? [index] : []))
    if (plain.length === 0) return undefined
    const at = dice.pick(plain)
    front[at] = maker.blank([String(front[at]).replace(/,$/, '')])
    return front
  })

/** One blank less: its words shown, or gone. */
export const removeBlank: NoteEdit = (note, dice) =>
  withBlank(note, (blanks, front) => {
    if (blanks.length < 2) return undefined
    const chosen = dice.pick(blanks)
    const shown = dice.chance(0.6)
    return front.flatMap((piece): readonly Piece[] => (piece === chosen ? (shown ? chosen.words : []) : [piece]))
  })

/** An answer half alike in its letters. */
export const editAnswer: NoteEdit = (note, dice, _, language) =>
  withBlank(note, (blanks, front) => {
    const chosen = dice.pick(blanks)
    const way = dice.next()
    const words =
      way < 0.5
        ? [withTypo(chosen.words[0] ?? 'x', dice), ...chosen.words.slice(1)]
        : way < 0.75
          ? [...chosen.words, language.word().slice(0, chosen.words.join(' ').length)]
          : chosen.words.length > 1
            ? chosen.words.slice(0, -1)
            : [`${chosen.words[0]}${note.glue === '' ? '人' : 's'}`]
    return front.map((piece) => (piece === chosen ? { ...chosen, words } : piece))
  })

/** Another answer altogether, in the same frame. */
export const replaceAnswer: NoteEdit = (note, dice, _, language) =>
  withBlank(note, (blanks, front) => {
    const chosen = dice.pick(blanks)
    return front.map((piece) => (piece === chosen ? { ...chosen, words: [language.word()] } : piece))
  })

/** Two stretches of a text that change places, blanks and all. */
export const shuffle: NoteEdit = (note, dice) => {
  const at = dice.int(1, Math.max(1, note.front.length - 1))
  return { ...note, front: [...note.front.slice(at), ...note.front.slice(0, at)] }
}

/** An answer that the text hides already, hidden once more elsewhere. */
export const sameAnswerAgain: NoteEdit = (note, dice, maker, language) =>
  withBlank(note, (blanks, front) => {
    const chosen = dice.pick(blanks)
    const at = dice.int(0, front.length)
    return [...front.slice(0, at), language.word(), maker.blank(chosen.words), language.word(), ...front.slice(at)]
  })
