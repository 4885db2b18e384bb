import { cardOrdinals } from '../cloze/engine.js'
import { filteredField } from './field-filters.js'
import type { CardTemplate, NoteType } from './note-type.js'
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

/** What Anki fills in besides the fields of a note. */
export interface Surroundings {
  /** The full name of the card's deck. */
  readonly deck: string
  readonly tags: readonly string[]
  /** The name of the note type in Anki. */
  readonly typeName: string
}

/** What a side shows in place of a field, `FrontSide` among them; undefined for what Anki shows. */
export type Instead = (replacement: Replacement, text: string, side: CardSide) => string | undefined

/**
 * One side of a card, as HTML. Where an answer is typed it holds Anki's `[[type:Field]]`, as the real Anki gives it.
 *
 * @param around What the special fields say; without it they say nothing.
 * @param instead Asked first what a field is to show, where the page is not Anki's.
 */
export function renderCard(
  type: NoteType,
  fields: readonly string[],
  ordinal: number,
  side: CardSide,
  around?: Surroundings,
  instead?: Instead,
): string {
  const template = type.templates[type.kind === 'cloze' ? 0 : ordinal]
  if (template === undefined) return ''
  const special = specialFields(template, ordinal, around)
  const textOf = (field: string) => fields[type.fields.indexOf(field)] ?? special.get(field) ?? ''
  const isFilled = (field: string) => !isEmptyField(textOf(field))
  const render = (shown: CardSide): string =>
    renderTemplate(parse(template)[shown === 'question' ? 'front' : 'back'], isFilled, (replacement) => {
      const other = instead?.(replacement, textOf(replacement.field), shown)
      if (other !== undefined) return other
      // Filters before it change nothing.
      if (replacement.field === 'FrontSide') return shown === 'answer' ? render('question') : ''
      return filteredField(textOf(replacement.field), replacement, { number: ordinal + 1, side: shown })
    })
  return render(side)
}

/** Only Anki knows the `CardID`; a new card has no flag, which Anki calls the flag 0. */
function specialFields(
  { name }: CardTemplate,
  ordinal: number,
  around: Surroundings | undefined,
): ReadonlyMap<string, string> {
  if (around === undefined) return new Map()
  const { deck, tags, typeName } = around
  return new Map([
    ['Card', name],
    ['CardFlag', 'flag0'],
    ['Deck', deck],
    ['Subdeck', deck.split('::').at(-1) ?? ''],
    ['Tags', tags.join(' ')],
    ['Type', typeName],
    [`c${ordinal + 1}`, '1'],
  ])
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
