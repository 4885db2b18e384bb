import type { CheckedCollection } from '../model/collection.js'
import type { MadeSheet } from '../sheets/make-sheet.js'
import { usualSheet } from '../sheets/settings.js'
import type { EmitOptions } from './emitter.js'
import { renderNotes } from './rendered-note.js'

/** A sheet that can be made with any date, and the date that it has. */
export interface DatedSheet {
  /** As `2026-01-31`. */
  readonly date: string
  /** Whether nobody cares for that date: an earlier sheet that says the same may keep its own. */
  readonly isLoose: boolean
  readonly cards: number
  make(date: string, tooLong?: ReadonlySet<number>): MadeSheet
}

/** The sheet of a collection. What it takes to make it is loaded only here. */
export async function datedSheet(collection: CheckedCollection, options: EmitOptions): Promise<DatedSheet> {
  const { sheet, name, timestamp, timeIsTold = false, modOf } = options
  const [{ makeSheet }, { typeset }, { notes, media, cards }] = await Promise.all([
    import('../sheets/make-sheet.js'),
    import('../markdown/typeset.js'),
    renderNotes(collection, options),
  ])
  const { settings = usualSheet, mathStyle = '' } = sheet ?? {}
  // A project knows when its notes changed last: until they change again, the sheet stays what it is.
  const changed = timeIsTold || modOf === undefined ? timestamp : Math.max(...collection.notes.map(modOf))
  return {
    date: dayOf(changed),
    isLoose: !timeIsTold && modOf === undefined,
    cards,
    make: (date, tooLong) =>
      makeSheet(notes, media, {
        settings,
        name,
        date,
        typeset,
        mathStyle,
        ...(tooLong === undefined ? {} : { tooLong }),
      }),
  }
}

/** The day of a time in seconds, the same everywhere. */
function dayOf(seconds: number): string {
  return new Date(seconds * 1000).toISOString().slice(0, 10)
}
