import { renderCloze } from '../cloze/engine.js'
import { hiddenTexts } from '../cloze/only.js'
import { strippedText } from './plain-text.js'
import type { Replacement } from './template.js'

/** The card on which a field is shown. */
export interface ShownOn {
  /** The number of the cloze that the card asks for. */
  readonly number: number
  readonly side: 'question' | 'answer'
}

/**
 * A field as a template shows it: its filters applied from the field outwards. At one that Anki does not know it leaves
 * off, and so do we: add-ons may know it.
 */
export function filteredField(html: string, { field, filters }: Replacement, on: ShownOn): string {
  const [first, second] = filters
  if (filters.length === 2 && first === 'type' && (second === 'cloze' || second === 'nc')) {
    return `[[type:${second}:${field}]]`
  }
  let text = html
  for (const filter of [...filters].reverse()) {
    const shown = oneFilter(filter, text, field, on)
    if (shown === undefined) return text
    text = shown
  }
  return text
}

function oneFilter(filter: string, text: string, field: string, { number, side }: ShownOn): string | undefined {
  if (filter.startsWith('tts ')) return `[anki:tts lang=${filter.slice('tts '.length)}]${text}[/anki:tts]`
  switch (filter) {
    case '':
      return text
    case 'cloze':
      return renderCloze(text, number, side)
    case 'cloze-only':
      return hiddenTexts(text, number, side).join(', ')
    case 'text':
      return strippedText(text)
    case 'hint':
      return text.trim() === '' ? text : hint(field, text)
    case 'type':
      return `[[type:${field}]]`
    case 'furigana':
      return readings(text, (base, reading) => `<ruby><rb>${base}</rb><rt>${reading}</rt></ruby>`)
    case 'kana':
      return readings(text, (_, reading) => reading)
    case 'kanji':
      return readings(text, (base) => base)
    default:
      return undefined
  }
}

/** What Anki opens by a script opens by itself here. */
function hint(field: string, html: string): string {
  return `<details class="hint"><summary>${field}</summary>${html}</details>`
}

/** A text with its readings, ` 日本[にほん]`, each as `show` gives it. What looks like one and is a sound stays. */
function readings(html: string, show: (base: string, reading: string) => string): string {
  return html
    .replaceAll('&nbsp;', ' ')
    .replace(/ ?([^ >]+?)\[(.+?)\]/g, (all, base: string, reading: string) =>
      reading.startsWith('sound:') ? all : show(base, reading),
    )
}
