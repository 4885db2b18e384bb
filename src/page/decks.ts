import type { Row } from '../preview/page-data.js'
import { make, part } from './make.js'

interface Deck {
  readonly name: string
  count: number
  readonly below: Map<string, Deck>
}

/** Draws the tree of decks; `choose` is told the full name of the one that is wanted, empty for all. */
export function drawDecks(rows: readonly Row[], chosen: string, choose: (deck: string) => void): void {
  const root: Deck = { name: '', count: 0, below: new Map() }
  for (const { kind, deck } of rows) {
    if (kind === 'finding') continue
    root.count++
    let at = root
    for (const part of deck.split('::')) {
      const name = at.name === '' ? part : `${at.name}::${part}`
      const next = at.below.get(part) ?? { name, count: 0, below: new Map() }
      at.below.set(part, next)
      next.count++
      at = next
    }
  }
  const button = (said: string, deck: Deck) =>
    make(
      'button',
      { type: 'button', 'aria-pressed': deck.name === chosen ? 'true' : 'false', click: () => choose(deck.name) },
      make('span', { dir: 'auto' }, said),
      make('span', { class: 'amount' }, String(deck.count)),
    )
  const branch = ({ below }: Deck): HTMLElement[] =>
    [...below]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([said, deck]) =>
        make('li', {}, button(said, deck), deck.below.size > 0 ? make('ul', {}, ...branch(deck)) : undefined),
      )
  const tree = make('ul', {}, make('li', {}, button('All decks', root)), ...branch(root))
  const place = part('decks')
  const focused = place.contains(document.activeElement) ? document.activeElement?.textContent : undefined
  place.replaceChildren(tree)
  if (focused != null) {
    for (const one of place.querySelectorAll('button')) if (one.textContent === focused) one.focus()
  }
}

/** Fills a choice with values and how many rows have each; what was chosen stays chosen. */
export function fillChoice(
  id: string,
  all: string,
  values: Iterable<string>,
  chosen: string,
  more: [string, string][] = [],
): void {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  if (chosen !== '' && !counts.has(chosen) && !more.some(([value]) => value === chosen)) counts.set(chosen, 0)
  const options = [...counts].sort(([a], [b]) => a.localeCompare(b))
  const choice = part<HTMLSelectElement>(id)
  choice.replaceChildren(
    make('option', { value: '' }, all),
    ...more.map(([value, said]) => make('option', { value }, said)),
    ...options.map(([value, count]) => make('option', { value }, `${value} (${count})`)),
  )
  choice.value = chosen
}
