import { Chalk, type ChalkInstance } from 'chalk'

/** The colours of a report. */
export type Ink = ChalkInstance

/** Colours for a screen that welcomes them, else none. */
export function inkFor(color: boolean): Ink {
  return new Chalk({ level: color ? 1 : 0 })
}
