import { type AnkiPart, ankiParts } from './engine.js'

/**
 * What the deletions of a number hide, in the order in which they open, as Anki asks for it to be typed and shows it
 * through `cloze-only:`; on the question, what stands in its place.
 */
export function hiddenTexts(html: string, number: number, side: 'question' | 'answer'): string[] {
  const texts: string[] = []
  const gather = (parts: readonly AnkiPart[]): void => {
    for (const part of parts) {
      if (typeof part === 'string') continue
      if (part.numbers.includes(number)) texts.push(side === 'question' ? (part.hint ?? '...') : textOf(part.parts))
      gather(part.parts)
    }
  }
  if (html.includes('{{c')) gather(ankiParts(html))
  return texts
}

function textOf(parts: readonly AnkiPart[]): string {
  return parts.map((part) => (typeof part === 'string' ? part : textOf(part.parts))).join('')
}

/** A field's HTML with what its deletions hide, and without their braces and hints. What nothing closes is left out. */
export function revealed(html: string): string {
  return html.includes('{{c') ? textOf(ankiParts(html)) : html
}
