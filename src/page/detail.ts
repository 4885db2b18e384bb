import type { CardView, FindingView, NoteCards, PlaceView, SideView } from '../preview/page-data.js'
import { cardFrame, heightOf, type Look } from './card-frame.js'
import type { Listed } from './list.js'
import { make, part } from './make.js'

/** Which sides are shown. */
export type Sides = 'both' | 'front' | 'back'

/** What the pane of a note depends on. */
export interface DetailLook extends Look {
  readonly sides: Sides
  readonly cssOf: (type: string) => string
  /** The address that opens a place in an editor; undefined where nothing opens it. */
  readonly addressOf: (place: PlaceView) => string | undefined
  /** Asks for the cards of a note that is too large to be shown unasked; undefined where they are not there. */
  readonly askForLarge: (() => void) | undefined
}

/** Shows a note: where it stands, what is wrong in it, its cards. */
export function showDetail({ path, row }: Listed, cards: NoteCards, look: DetailLook): void {
  const pane = part('detail')
  const heading = row.kind === 'finding' ? 'Here stands no note' : (row.text.split('\n', 1)[0] ?? '').slice(0, 140)
  pane.replaceChildren(
    make(
      'header',
      { class: 'note-head' },
      make('h2', { dir: 'auto' }, heading === '' ? 'A note in which there is nothing to see' : heading),
      make('p', {}, placeLink({ path, line: row.line, column: row.column }, look)),
      row.kind === 'finding' ? undefined : facts(row.deck, row.type, row.tags),
      row.kind === 'note' && row.leftOut
        ? make('p', { class: 'left-out' }, 'An error keeps this note out of what is built.')
        : undefined,
    ),
    cards.findings.length > 0 ? findingList(cards.findings, look) : make('span', { hidden: true }),
    ...cards.cards.map((card, index) => cardElement(card, index, cards.cards.length, row.type, look)),
    ...(cards.size === undefined ? [] : [largeNote(cards.size, look)]),
    ...(row.kind === 'note' && cards.cards.length === 0 && cards.size === undefined
      ? [make('p', { class: 'no-card' }, 'Anki would make no card of this note.')]
      : []),
  )
}

function facts(deck: string, type: string, tags: readonly string[]): HTMLElement {
  const item = (term: string, said: string) => [make('dt', {}, term), make('dd', { dir: 'auto' }, said)]
  return make(
    'dl',
    { class: 'facts' },
    ...item('Deck', deck),
    ...item('Type', type),
    ...(tags.length === 0 ? [] : item('Tags', tags.join(' '))),
  )
}

function placeLink(place: PlaceView, look: DetailLook): HTMLElement {
  const said = `${place.path}:${place.line}:${place.column}`
  const address = look.addressOf(place)
  return address === undefined
    ? make('span', { class: 'place' }, said)
    : make('a', { class: 'place', href: address, title: 'Open in the editor' }, said)
}

function findingList(findings: readonly FindingView[], look: DetailLook): HTMLElement {
  return make(
    'section',
    { class: 'findings', 'aria-label': 'Findings' },
    make(
      'ul',
      { class: 'finding-list' },
      ...findings.map((finding) =>
        make(
          'li',
          { class: finding.severity },
          make(
            'p',
            {},
            make('strong', {}, finding.severity === 'error' ? '✗ error ' : '! warning '),
            make('code', {}, finding.code),
            ' ',
            placeLink(finding, look),
          ),
          make('p', { class: 'message' }, finding.message),
          frameElement(finding.frame, `${finding.path}, line ${finding.line}`),
          ...finding.related.flatMap((other) => [
            make('p', {}, placeLink(other, look), ` ${other.message}`),
            frameElement(other.frame, `${other.path}, line ${other.line}`),
          ]),
          finding.hint === undefined ? undefined : make('p', { class: 'hint' }, `hint: ${finding.hint}`),
        ),
      ),
    ),
  )
}

function frameElement(frame: string, label: string): HTMLElement | undefined {
  return frame === '' ? undefined : make('pre', { tabindex: 0, role: 'region', 'aria-label': label }, frame)
}

function cardElement(card: CardView, index: number, total: number, type: string, look: DetailLook): HTMLElement {
  const title = `Card ${index + 1} of ${total}`
  const height = Math.max(heightOf(card.front, look), heightOf(card.back, look))
  const css = look.cssOf(type)
  const side = (view: SideView, said: 'front' | 'back') => {
    const frame = cardFrame({ side: view, title: `${title}, ${said}`, ordinal: card.ordinal, css }, look)
    frame.style.height = `${height}px`
    return make(
      'figure',
      { class: `side ${said}` },
      make('figcaption', {}, said === 'front' ? 'Front' : 'Back'),
      frame,
      ...view.blocked.map((what) => make('p', { class: 'blocked' }, what)),
    )
  }
  return make(
    'article',
    { class: 'card-pair', 'data-card': index, 'aria-label': title },
    make('h3', {}, title, make('span', { class: 'card-name' }, ` · ${card.name}`)),
    make(
      'div',
      { class: 'sides' },
      look.sides === 'back' ? undefined : side(card.front, 'front'),
      look.sides === 'front' ? undefined : side(card.back, 'back'),
    ),
  )
}

function largeNote(size: number, { askForLarge }: DetailLook): HTMLElement {
  const said = `This note has ${(size / 1e6).toFixed(1)} million characters and is not shown unasked. `
  const button =
    askForLarge === undefined
      ? undefined
      : make('button', { type: 'button', click: askForLarge }, 'Show it all the same')
  return make('p', { class: 'no-card' }, said, button)
}
