import type { LockedCard, LockedNote } from './lock.js'

/** What the lock remembers of what a note says. */
export interface Said {
  /** Hash of the texts without markup, cloze marks and hints. */
  readonly content: string
  /** Hash of the first field without markup and clozes. */
  readonly first: string
  /** Hash of the other fields together; empty where they are. */
  readonly rest: string
  /** The note's words or letters as hashes, see `sketch.ts`. */
  readonly sketch: string
  /** The first words of the note, for people. */
  readonly words: string
}

/** The cards of a cloze note as the lock remembers them. */
export interface LockedCards {
  /** Those that are there, in the order of the text. */
  readonly cards: readonly LockedCard[]
  /** Those that were there once: their numbers are not given to anything else. By number. */
  readonly used: readonly LockedCard[]
}

/** How many columns tell what a note says. */
export const saidColumns = 5

const none: readonly LockedCard[] = []

/** Those of a note that is no cloze note. */
export const noCards: LockedCards = { cards: none, used: none }

const tab = '\t'
const exclamation = 33
const zero = 48
const nine = 57

/** The highest cloze number that Anki reads. */
const highestReadable = 65_535

const read = new WeakMap<LockedNote, Said>()

/** What a note of the lock says. Read when it is first asked for: most notes are as they were. */
export function saidOf(line: LockedNote): Said {
  const known = read.get(line)
  if (known !== undefined) return known
  const [content = '', first = '', rest = '', sketch = '', words = ''] = line.said.split(tab)
  const said = { content, first, rest, sketch, words: unescaped(words) }
  read.set(line, said)
  return said
}

/** What a note says, as columns. */
export function saidAsColumns({ content, first, rest, sketch, words }: Said): string {
  return `${content}\t${first}\t${rest}\t${sketch}\t${escaped(words)}`
}

/** The cards of a note of the lock. */
export function cardsOfLine({ cards: written }: LockedNote): LockedCards {
  if (written === '') return noCards
  const cards: LockedCard[] = []
  const used: LockedCard[] = []
  for (let from = 0; from < written.length; ) {
    const end = endOfColumn(written, from)
    const isUsed = written.charCodeAt(from) === exclamation
    const colon = written.indexOf(':', from)
    const equals = written.indexOf('=', colon)
    const card = {
      number: Number(written.slice(isUsed ? from + 1 : from, colon)),
      context: written.slice(colon + 1, equals),
      answer: unescaped(written.slice(equals + 1, end)),
    }
    if (isUsed) used.push(card)
    else cards.push(card)
    from = end + 1
  }
  return { cards, used: used.length === 0 ? none : used }
}

/** Whether the cards that are there have these numbers, in this order. Nothing is taken apart for it. */
export function isNumbered({ cards: written }: LockedNote, numbers: readonly number[]): boolean {
  let from = 0
  for (const number of numbers) {
    const start = `${number}:`
    if (!written.startsWith(start, from)) return false
    from = endOfColumn(written, from) + 1
  }
  return from >= written.length || written.charCodeAt(from) === exclamation
}

/** Cards as columns, those that were there once with a mark before them. */
export function cardsAsColumns({ cards, used }: LockedCards): string {
  const columns = cards.map(cardColumn)
  for (const card of used) columns.push(`!${cardColumn(card)}`)
  return columns.join(tab)
}

/** Whether a column is that of a card: its number, a colon, its context, an equals sign, its answer. */
export function isCard(text: string, from: number, end: number): boolean {
  const start = text.charCodeAt(from) === exclamation ? from + 1 : from
  let number = 0
  let at = start
  for (; at < start + 5; at++) {
    const code = text.charCodeAt(at)
    if (!(code >= zero && code <= nine)) break
    number = number * 10 + code - zero
  }
  if (text[at] !== ':' || number < 1 || number > highestReadable) return false
  const equals = text.indexOf('=', at)
  return equals !== -1 && equals < end
}

/** Where the column ends that begins at a place. */
export function endOfColumn(text: string, from: number): number {
  const end = text.indexOf(tab, from)
  return end === -1 ? text.length : end
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A text as a column. */
export function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text
}

/** The text that a column stands for. */
export function unescaped(written: string): string {
  if (!written.includes('\\')) return written
  return written.replace(/\\(.)/gs, (_, character: string) =>
    character === 't' ? '\t' : character === 'n' ? '\n' : character === 'r' ? '\r' : character,
  )
}

function cardColumn({ number, context, answer }: LockedCard): string {
  return `${number}:${context}=${escaped(answer)}`
}
