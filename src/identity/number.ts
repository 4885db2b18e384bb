import type { NoteMatch } from './matching.js'
import type { Numbering } from './numbering.js'

/** The numbers of a note's cards: those that they had, and new ones for what is new. */
export function numberCards(_match: NoteMatch): Numbering {
  return { numbers: new Map(), cards: [], used: [], gone: [], handed: [], full: false }
}
