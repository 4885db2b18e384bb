import type { NoteCards } from '../preview/page-data.js'
import { type DetailLook, showDetail } from './detail.js'
import type { Listed } from './list.js'
import type { GetCards } from './live.js'
import { make, part } from './make.js'

/** The pane in which a note is shown. */
export interface Pane {
  /** Shows a note, once its cards are there. `keepPlace` for the same note in a new version. */
  open(listed: Listed, keepPlace?: boolean): void
  /** Shows nothing. */
  close(): void
  /** Shows the same note in another way. */
  draw(): void
  /** Marks the card before or behind the one that is marked. */
  moveCard(by: number): void
}

/** The pane in the element `detail`. `lookNow` says how cards are shown. */
export function notePane(getCards: GetCards, lookNow: (askForLarge: () => void) => DetailLook): Pane {
  const place = part('detail')
  let open: Listed | undefined
  let shown: { readonly listed: Listed; readonly cards: NoteCards } | undefined
  let card = 0

  const mark = () => {
    const pairs = [...place.querySelectorAll('.card-pair')]
    for (const [index, pair] of pairs.entries()) pair.classList.toggle('current', pairs.length > 1 && index === card)
    return pairs
  }
  const draw = (top: number) => {
    if (shown === undefined) return
    const { listed, cards } = shown
    showDetail(
      listed,
      cards,
      lookNow(() => void load(listed, true, true)),
    )
    mark()
    place.scrollTop = top
  }
  const load = async (listed: Listed, whatever: boolean, keepPlace: boolean) => {
    open = listed
    try {
      const cards = await getCards(listed, whatever)
      // The reader may have gone on, or the note have changed, meanwhile.
      if (open !== listed || cards === null) return
      shown = { listed, cards }
      if (!keepPlace) card = 0
      draw(keepPlace ? place.scrollTop : 0)
    } catch (error) {
      if (open !== listed) return
      place.replaceChildren(make('p', { role: 'alert' }, `The cards cannot be shown: ${(error as Error).message}`))
    }
  }
  return {
    open: (listed, keepPlace = false) => void load(listed, false, keepPlace),
    close() {
      open = undefined
      shown = undefined
      place.replaceChildren()
    },
    draw: () => draw(place.scrollTop),
    moveCard(by) {
      const pairs = place.querySelectorAll('.card-pair')
      card = Math.max(0, Math.min(pairs.length - 1, card + by))
      mark()[card]?.scrollIntoView({ block: 'nearest', behavior: 'instant' })
    },
  }
}
