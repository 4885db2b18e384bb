import type { DashSection } from './nodes.js'

/** A deck line: its name and the offset of the name in the line. */
export interface DeckLine {
  readonly name: string
  readonly at: number
}

/**
 * The deck that a line opens.
 *
 *     > | # Deck:  Biology::Cells
 *                  ^^^^^^^^^^^^^^
 */
export function deckLineIn(line: string): DeckLine | undefined {
  if (!line.startsWith('#')) return undefined
  const match = /^#[ \t]+deck[ \t]*:[ \t]*(.*?)[ \t]*$/i.exec(line)
  if (match === null) return undefined
  const [whole, name = ''] = match
  return { name, at: whole.trimEnd().length - name.length }
}

/**
 * Whether a line was probably meant to be a deck line.
 *
 *     > | #deck: Biology
 *     > | ## deck = Biology
 */
export function isNearDeckLine(line: string): boolean {
  return (
    line.includes('#') &&
    deckLineIn(line) === undefined &&
    /^[ \t]*(?:#+[ \t]*deck[ \t]*[:=：]|#deck\b|#[ \t]+deck[ \t]+\S+$)/i.test(line)
  )
}

/** The section that a line opens: a heading of any level. */
export function sectionIn(line: string): DashSection | undefined {
  if (!line.includes('#')) return undefined
  const match = /^ {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*$/.exec(line)
  return match === null ? undefined : { level: match[1]?.length ?? 1, title: match[2] ?? '' }
}

/** Whether a line asks: its last sign is a question mark, closing quotes and markup aside. */
export function isQuestion(line: string): boolean {
  if (!line.includes('?') && !line.includes('？') && !line.includes('؟')) return false
  return /[?？؟](?:[ \u00a0\u202f]»)?["'”“’‘»«」』›‹)\]）】〉》*_`~]*(?:<\/\w+>)*[ \t]*$/.test(line)
}

/** The text behind the mark of a line that starts with `> `; undefined for other lines. */
export function extraIn(line: string): string | undefined {
  if (!line.startsWith('>')) return undefined
  return /^>(?: (.*))?$/.exec(line)?.[1] ?? (line === '>' ? '' : undefined)
}

/** Whether nothing in a paragraph is text for a card: it holds only dividers, or only HTML comments. */
export function isSilent(paragraph: string): boolean {
  return (
    /^(?:[ \t]*([-*_])[ \t]*(?:\1[ \t]*){2,}(?:\n|$))+$/.test(paragraph) ||
    /^\s*(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(paragraph)
  )
}
