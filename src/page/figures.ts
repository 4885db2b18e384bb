import type { Figures, Trouble } from '../preview/page-data.js'
import { make, part } from './make.js'

/** Says at the top how much there is and what is wrong with it. */
export function showFigures({ notes, cards, files, errors, warnings }: Figures, troubles: readonly Trouble[]): void {
  const amount = (count: number, noun: string) => `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`
  const found = [
    errors > 0 ? make('strong', { class: 'error' }, `✗ ${amount(errors, 'error')}`) : undefined,
    warnings > 0 ? make('strong', { class: 'warning' }, `! ${amount(warnings, 'warning')}`) : undefined,
    errors + warnings === 0 ? make('span', { class: 'fine' }, '✓ no findings') : undefined,
  ]
  part('figures').replaceChildren(
    `${amount(files, 'file')} · ${amount(notes, 'note')} · ${amount(cards, 'card')} · `,
    ...found.flatMap((one, index) => (one === undefined ? [] : index === 1 && errors > 0 ? [', ', one] : [one])),
  )
  const list = part('troubles')
  list.replaceChildren(...troubles.map((trouble) => make('li', {}, trouble)))
  list.hidden = troubles.length === 0
}
