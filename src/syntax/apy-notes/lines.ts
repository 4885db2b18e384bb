import type { Line } from '../../text/lines.js'

/** A heading of level 1 or 2: a note or a field. */
export interface Heading {
  readonly level: 1 | 2
  readonly text: string
  /** The offset of its text in the line. */
  readonly at: number
}

/**
 * The heading that a line is. It starts in column 0, and a blank follows its hashes.
 *
 *     > | ## Back Extra ##
 *         ^^ ^^^^^^^^^^
 */
export function headingIn(line: string): Heading | undefined {
  const match = /^(##?)(?:([ \t]+)(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line)
  if (match === null) return undefined
  const [, hashes = '', blank = '', text = ''] = match
  return { level: hashes.length === 1 ? 1 : 2, text, at: hashes.length + blank.length }
}

/** A line that has the form of a key, whether or not the key is known. */
export interface KeyLine {
  /** As written. */
  readonly word: string
  readonly value: string
  /** The offset of the value in the line. */
  readonly at: number
  /** Whether a blank, or nothing, follows the colon. */
  readonly spaced: boolean
}

/**
 * The key and the value of a line.
 *
 *     > | model: Cloze
 *         ^^^^^  ^^^^^
 */
export function keyIn(line: string): KeyLine | undefined {
  const match = /^([A-Za-z][\w-]*)([ \t]*):([ \t]*)(.*?)[ \t]*$/.exec(line)
  if (match === null) return undefined
  const [, word = '', before = '', blank = '', value = ''] = match
  return { word, value, at: word.length + before.length + 1 + blank.length, spaced: blank !== '' || value === '' }
}

/** Whether a line is only an HTML comment, which nobody expects on a card. */
export function isComment(text: string): boolean {
  return /^[ \t]*<!--(?:(?!-->).)*-->[ \t]*$/.test(text)
}

/** A stretch of a field's lines, without outer blank lines and without the lines that are left out. */
export interface Body {
  readonly text: string
  readonly origin: readonly number[]
}

/** The text of some lines. What is left out leaves the rest in its place: `origin` says where each piece stood. */
export function bodyOf(lines: readonly Line[], left: (line: Line) => boolean): Body {
  const kept = lines.filter((line) => !left(line))
  const blank = (line: Line | undefined) => line !== undefined && line.text.trim() === ''
  let first = 0
  let last = kept.length
  while (first < last && blank(kept[first])) first++
  while (last > first && blank(kept[last - 1])) last--

  const origin: number[] = []
  let text = ''
  let follows = -1
  for (const line of kept.slice(first, last)) {
    if (text !== '' || follows !== -1) text += '\n'
    if (line.start !== follows) origin.push(text.length, line.start)
    text += line.text
    follows = line.end + 1
  }
  if (origin.length === 0) origin.push(0, lines[0]?.start ?? 0)
  return { text, origin }
}
