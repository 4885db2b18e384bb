import type { NoteCards, PageData, Update } from '../preview/page-data.js'
import type { Listed } from './list.js'

/** Gets the cards of a row; `whatever` those of the largest, too. None where the row has just gone. */
export type GetCards = (listed: Listed, whatever: boolean) => Promise<NoteCards | null>

/** Asks the program for the cards of a row. `indexOf` says which row of its file it is. */
export function cardsFromProgram(indexOf: (listed: Listed) => number): GetCards {
  return async (listed, whatever) => {
    const { path, row } = listed
    const asked = new URLSearchParams({ path, index: String(indexOf(listed)), key: row.key })
    if (whatever) asked.set('whatever', '1')
    const response = await fetch(`cards?${asked}`)
    if (!response.ok) throw new Error(`the program answered ${response.status}`)
    return response.json()
  }
}

/** Takes the cards of a row from the page itself. */
export function cardsFromPage(data: PageData, indexOf: (listed: Listed) => number): GetCards {
  return async (listed) => {
    const cards = data.cards?.[data.paths.indexOf(listed.path)]?.[indexOf(listed)]
    if (cards === undefined) throw new Error('the page does not hold them')
    return cards
  }
}

/** What listening needs to know and tells. */
export interface Listener {
  readonly revision: () => number
  readonly takeIn: (update: Update) => void
  /** Told when so much was missed that all must be told anew. */
  readonly startAgain: (data: PageData) => void
  /** Told whether the program is there. */
  readonly there: (is: boolean) => void
}

/** Listens to the program for as long as it is there. */
export function listen({ revision, takeIn, startAgain, there }: Listener): void {
  const source = new EventSource('events')
  const catchUp = async () => startAgain(await (await fetch('data')).json())
  source.addEventListener('hello', ({ data }) => {
    there(true)
    if (Number(data) !== revision()) void catchUp()
  })
  source.addEventListener('update', ({ data }) => {
    const update: Update = JSON.parse(data)
    if (update.revision === revision() + 1) takeIn(update)
    else if (update.revision > revision()) void catchUp()
  })
  source.addEventListener('error', () => there(false))
}
