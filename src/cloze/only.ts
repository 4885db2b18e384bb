import { type AnkiCloze, type AnkiPart, ankiParts, withoutTagsInMath } from './engine.js'

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

/**
 * A field's HTML with every deletion that lies in no other as `show` gives it, whatever their numbers: for a page that
 * asks for all of them at once.
 *
 * @param show Gets the deletion and the HTML that it hides, with what deletions in it hide.
 */
export function withDeletions(html: string, show: (deletion: AnkiCloze, hidden: string) => string): string {
  if (!html.includes('{{c')) return html
  const shown = ankiParts(html).map((part) => (typeof part === 'string' ? part : show(part, textOf(part.parts))))
  return withoutTagsInMath(shown.join(''))
}
