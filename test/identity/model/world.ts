import type { SourceFile } from '../../../src/text/source-file.js'
import { sourceFile } from '../../../src/text/source-file.js'

/** A deletion: its own for ever, whatever becomes of its words. */
export interface Blank {
  readonly blank: number
  readonly words: readonly string[]
  readonly hint?: string
}

/** A word, or words that are hidden. */
export type Piece = string | Blank

/** A note whose identity is known, whatever its text. */
export interface TrueNote {
  readonly id: number
  /** Other notes that it may as well be: the other half of what was split or merged. */
  readonly orElse: readonly number[]
  readonly kind: 'cloze' | 'basic'
  readonly front: readonly Piece[]
  readonly back: readonly string[]
  readonly tags: readonly string[]
  /** After how many words a line breaks; 0 for never. */
  readonly wrap: number
  /** Every which word is bold; 0 for none. */
  readonly bold: number
  /** Whether its deletions are written in braces, with numbers of their writer's. */
  readonly braces: boolean
  /** How its words are joined: by blanks, but in scripts without them. */
  readonly glue: string
}

/** A file of notes. */
export interface TrueFile {
  readonly path: string
  readonly notation: 'dash' | 'apy'
  readonly deck: string
  readonly notes: readonly TrueNote[]
}

/** All the notes of a project. */
export type World = readonly TrueFile[]

/** The words of pieces, hidden or not. */
export function wordsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [piece] : piece.words))
}

/** The blanks of a note in their order. */
export function blanksOf(note: TrueNote): Blank[] {
  return note.front.filter((piece): piece is Blank => typeof piece !== 'string')
}

/** The text of a file. */
export function written(file: TrueFile): SourceFile {
  const text =
    file.notation === 'dash'
      ? `# deck: ${file.deck}\n\n${file.notes.map(dashNote).join('\n\n')}\n`
      : `deck: ${file.deck}\n\n${file.notes.map(apyNote).join('\n\n')}\n`
  return sourceFile(file.path, text)
}

function dashNote(note: TrueNote): string {
  const tags = note.tags.length > 0 ? `<!-- tags: ${note.tags.join(' ')} -->\n` : ''
  if (note.kind === 'basic') return `${tags}${joined(note, note.front, false)}?\n${lines(note, note.back)}`
  const extra = note.back.length > 0 ? `\n> ${note.back.join(note.glue)}` : ''
  return `${tags}${lines(note, note.front)}${extra}`
}

function apyNote(note: TrueNote): string {
  const keys = `model: ${note.kind === 'cloze' ? 'Cloze' : 'Basic'}\n${note.tags.length > 0 ? `tags: ${note.tags.join(' ')}\n` : ''}`
  const [first, second] = note.kind === 'cloze' ? ['Text', 'Back Extra'] : ['Front', 'Back']
  return `# Note\n${keys}\n## ${first}\n\n${lines({ ...note, braces: true }, note.front)}\n\n## ${second}\n\n${lines(note, note.back)}\n`
}

function lines(note: TrueNote, pieces: readonly Piece[]): string {
  if (note.wrap === 0) return joined(note, pieces, true)
  const rows: string[] = []
  for (let from = 0; from < pieces.length; from += note.wrap)
    rows.push(joined(note, pieces.slice(from, from + note.wrap), true, from, numbersBefore(pieces, from)))
  return rows.join('\n')
}

function numbersBefore(pieces: readonly Piece[], to: number): number {
  return pieces.slice(0, to).filter((piece) => typeof piece !== 'string').length
}

function joined(note: TrueNote, pieces: readonly Piece[], marked: boolean, from = 0, given = 0): string {
  let number = given
  const shown = pieces.map((piece, index) => {
    if (typeof piece === 'string')
      return marked && note.bold > 0 && (from + index) % note.bold === 1 ? `**${piece}**` : piece
    number++
    const hint = piece.hint === undefined ? '' : `::${piece.hint}`
    const answer = `${piece.words.join(note.glue)}${hint}`
    return note.braces ? `{{c${number}::${answer}}}` : `-${answer}-`
  })
  // Two dashes in a row would hide nothing.
  const parted = (index: number) =>
    note.glue === '' && typeof pieces[index] !== 'string' && typeof pieces[index - 1] !== 'string'
  return shown.map((text, index) => (index === 0 ? text : (parted(index) ? '、' : note.glue) + text)).join('')
}

/** The part of the words of two notes that only one of them has, from 0 to 1. */
export function changedPart(before: TrueNote, now: TrueNote): number {
  const [words, wordsBefore] = [now, before].map((note) => [...wordsOf(note.front), ...note.back]) as [
    string[],
    string[],
  ]
  const left = new Map<string, number>()
  for (const word of wordsBefore) left.set(word, (left.get(word) ?? 0) + 1)
  let both = 0
  for (const word of words) {
    const many = left.get(word) ?? 0
    if (many > 0) both++
    left.set(word, many - 1)
  }
  return 1 - both / Math.max(wordsBefore.length, words.length)
}
