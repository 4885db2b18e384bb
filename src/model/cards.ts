import { cardOrdinals, renderCloze } from '../cloze/engine.js'
import type { CardTemplate, NoteType } from './note-type.js'
import { strippedText } from './plain-text.js'
import {
  isEmptyField,
  parseTemplate,
  type Replacement,
  renderTemplate,
  showsAnything,
  type TemplateNode,
} from './template.js'

/** The two sides of a card. */
export type CardSide = 'question' | 'answer'

interface ParsedTemplate {
  readonly front: readonly TemplateNode[]
  readonly back: readonly TemplateNode[]
}

const parsed = new WeakMap<CardTemplate, ParsedTemplate>()

/**
 * The cards that Anki makes of a note, as ordinals from 0: a template's place, or a cloze's number less one. None at all
 * is a note that Anki would give one blank card.
 *
 * @param fields The note's fields as HTML, in the order of its type.
 */
export function cardsOf(type: NoteType, fields: readonly string[]): number[] {
  if (type.kind === 'cloze') return cardOrdinals(fields)
  const isFilled = filledIn(type, fields)
  return type.templates.flatMap((template, ordinal) =>
    showsAnything(parse(template).front, isFilled) ? [ordinal] : [],
  )
}

/** One side of a card, as HTML. Where an answer is typed it holds Anki's `[[type:Field]]`, as the real Anki gives it. */
export function renderCard(type: NoteType, fields: readonly string[], ordinal: number, side: CardSide): string {
  const template = type.templates[type.kind === 'cloze' ? 0 : ordinal]
  if (template === undefined) return ''
  const isFilled = filledIn(type, fields)
  const render = (shown: CardSide): string => {
    const textOf = (replacement: Replacement): string => {
      if (replacement.field === 'FrontSide') return shown === 'answer' ? render('question') : ''
      const text = fields[type.fields.indexOf(replacement.field)] ?? ''
      return [...replacement.filters].reverse().reduce((html, filter) => {
        if (filter === 'cloze') return renderCloze(html, ordinal + 1, shown)
        if (filter === 'text') return strippedText(html)
        if (filter === 'hint') return isEmptyField(html) ? '' : hint(replacement.field, html)
        if (filter === 'type')
          return `[[type:${replacement.filters
            .slice(1)
            .map((one) => `${one}:`)
            .join('')}${replacement.field}]]`
        return html
      }, text)
    }
    return renderTemplate(parse(template)[shown === 'question' ? 'front' : 'back'], isFilled, textOf)
  }
  return render(side)
}

function parse(template: CardTemplate): ParsedTemplate {
  let known = parsed.get(template)
  if (known === undefined) {
    known = { front: parseTemplate(template.front), back: parseTemplate(template.back) }
    parsed.set(template, known)
  }
  return known
}

function filledIn(type: NoteType, fields: readonly string[]): (field: string) => boolean {
  return (field) => !isEmptyField(fields[type.fields.indexOf(field)] ?? '')
}

function hint(field: string, html: string): string {
  return `<details><summary>${field}</summary>${html}</details>`
}
