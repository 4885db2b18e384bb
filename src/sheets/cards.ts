import { hiddenTexts } from '../cloze/only.js'
import { diagnose } from '../diagnostics/diagnostic.js'
import type { Instead } from '../model/cards.js'
import { type CardGrid, cardGrid } from './card-size.js'
import { cardsStyle, lookStyle } from './cards-style.js'
import { entry } from './entry.js'
import { stepFor } from './fit.js'
import { element, type HtmlElement, type HtmlNode, isSeen } from './html-tree.js'
import { type PaperSettings, paperHtml } from './paper.js'
import { cardTooLong } from './problems.js'
import { fontSizeOf, paperSizes, type SheetSettings } from './settings.js'
import type { PlacedNote, Sheet } from './sheet.js'
import { cardSide, type SheetNote, withAnswersAlone } from './sheet-note.js'
import { shuffled } from './shuffle.js'
import { unsaid } from './unsaid.js'
import { lineColumns, withWideFitted } from './wide.js'

interface PaperCard {
  readonly note: SheetNote
  readonly ordinal: number
  readonly front: readonly HtmlNode[]
  readonly back: readonly HtmlNode[]
}

/** A card in its place among all, the part of the usual size in which it is set; undefined where it fits in none. */
interface PlacedCard extends PaperCard {
  readonly number: number
  readonly step: number | undefined
}

/** Cards to be cut out: fronts on one side of the paper, their backs behind them on the other. */
export const cards: Sheet = (notes, making, paper) => {
  const { settings, tooLong = new Set() } = making
  const grid = cardGrid(settings.cardSize, paperSizes[settings.paper])
  if (grid === undefined) throw new RangeError('There is no room for a card on this paper')
  const all = notes.flatMap((note) => cardsOf(note, paper))
  const ordered = settings.shuffle === undefined ? all : shuffled(all, settings.shuffle)
  const size = fontSizeOf(settings)
  const placed = ordered.map((card, index): PlacedCard => {
    const steps = [card.front, card.back].map((side) => stepFor(side, grid, size))
    const step = tooLong.has(index + 1) || steps.includes(undefined) ? undefined : Math.min(...(steps as number[]))
    return { ...card, number: index + 1, step }
  })
  const types = [...new Set(placed.map(({ note }) => note.type))]
  const lookOf = ({ note }: PlacedCard) => types.indexOf(note.type)
  const pages = pagesOf(placed, grid).flatMap((page) => [
    pageOf('front', page, grid, settings, lookOf),
    pageOf('back', page, grid, settings, lookOf),
  ])
  const long = placed.filter(({ step }) => step === undefined)
  const styles = [cardsStyle(grid, size), ...types.map((type, index) => lookStyle(index, type.anki.styling))]
  return {
    nodes: [...pages, ...(long.length === 0 ? [] : withWideFitted([longCards(long)], lineColumns(making)))],
    styles,
    diagnostics: long.map(({ note, number }) =>
      diagnose(cardTooLong, {
        message: `A card of this note is too long for its paper: it stands behind the cards, as number ${number}`,
        span: note.note.head,
        hint: 'make the cards larger with `--card-size`, the text smaller with `--font-size`, or the note shorter',
      }),
    ),
  }
}

function cardsOf(note: PlacedNote, paper: PaperSettings): PaperCard[] {
  const alone = note.type.kind === 'cloze' ? note : withAnswersAlone(note)
  return note.cards.map((ordinal) => {
    const instead = typed(note, ordinal)
    const withheld: HtmlNode[] = []
    const withhold = (told: HtmlNode) => withheld.push(told)
    const side = (from: SheetNote, which: 'question' | 'answer', prefix: string, also: Instead) => {
      const settings = which === 'question' ? { ...paper, withhold } : paper
      return paperHtml(cardSide(from, ordinal, which, also), settings, `${prefix}${counter(note, ordinal)}-`)
    }
    const front = side(note, 'question', 'f', instead)
    const back = side(alone, 'answer', 'b', (replacement, text, which) =>
      alone !== note && replacement.field === 'FrontSide' ? '' : instead(replacement, text, which),
    )
    const whole = isSeen(back) ? back : side(note, 'answer', 'b', instead)
    return { note, ordinal, front, back: [...whole, ...unsaid(withheld, whole)] }
  })
}

/** What makes the names of one card differ from those of all others. */
function counter({ note }: SheetNote, ordinal: number): string {
  return `${note.span.start}-${ordinal}`
}

/** Where an answer is typed: nothing on the question, the answer on the back. */
function typed({ type }: SheetNote, ordinal: number): Instead {
  return ({ filters }, text, side) => {
    if (!filters.includes('type')) return undefined
    if (side === 'question') return ''
    return type.kind === 'cloze' && filters.includes('cloze')
      ? hiddenTexts(text, ordinal + 1, 'answer').join(', ')
      : text
  }
}

function pagesOf(placed: readonly PlacedCard[], { columns, rows }: CardGrid): PlacedCard[][] {
  const each = columns * rows
  return Array.from({ length: Math.ceil(placed.length / each) }, (_, page) =>
    placed.slice(page * each, (page + 1) * each),
  )
}

/**
 * One side of a page. Turned over its long edge, left is right on the other side; over its short edge, above is below.
 *
 *     fronts  1 2    backs, long edge  2 1    backs, short edge  5 6
 *             3 4                      4 3                       3 4
 *             5 6                      6 5                       1 2
 */
export function placesOf(side: 'front' | 'back', { columns, rows }: CardGrid, flip: SheetSettings['flip']): number[] {
  return Array.from({ length: columns * rows }, (_, place) => {
    const [row, column] = [Math.floor(place / columns), place % columns]
    if (side === 'front') return place
    return flip === 'long' ? row * columns + (columns - 1 - column) : (rows - 1 - row) * columns + column
  })
}

function pageOf(
  side: 'front' | 'back',
  page: readonly PlacedCard[],
  grid: CardGrid,
  { flip }: SheetSettings,
  lookOf: (card: PlacedCard) => number,
): HtmlElement {
  const cells = placesOf(side, grid, flip).map((place) => {
    const card = page[place]
    return card === undefined ? element('div', { class: 'dw-cell dw-none' }) : cell(side, card, lookOf(card))
  })
  const said = `${side === 'front' ? 'Fronts' : 'Backs'} of cards ${page[0]?.number} to ${page.at(-1)?.number}`
  return element('section', { class: `dw-page dw-${side}`, 'aria-label': said }, cells)
}

function cell(side: 'front' | 'back', card: PlacedCard, look: number): HtmlElement {
  const { ordinal, number, step } = card
  const words =
    step === undefined
      ? element('p', { class: 'dw-elsewhere' }, `No. ${number}: too long for a card, it stands behind the cards`)
      : entry('div', { class: `card card${ordinal + 1}` }, card[side])
  const style = step === undefined || step === 1 ? undefined : `--step:${step}`
  return element(
    'div',
    { class: 'dw-cell' },
    element('div', { class: `dw-face dw-look-${look}`, style, 'data-card': String(number) }, words),
  )
}

/** The cards that fit on no card, whole, in the order of their numbers. */
function longCards(long: readonly PlacedCard[]): HtmlElement {
  const items = long.map(({ number, front, back }) =>
    entry(
      'article',
      { class: 'dw-long' },
      element('p', { class: 'dw-title' }, `No. ${number}`),
      element('div', {}, front),
      element('hr', {}),
      element('div', {}, back),
    ),
  )
  return element('section', { class: 'dw-rest' }, element('h2', {}, 'Too long for a card'), items)
}
