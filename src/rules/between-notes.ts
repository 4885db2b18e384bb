import { deckCase } from './deck-case.js'
import { sameFirstField } from './same-first-field.js'
import { sameNote } from './same-note.js'
import { similarNote } from './similar-note.js'
import { tagCase } from './tag-case.js'

/** What shows only where notes are read together: of some files of many it is not all found. */
export const betweenNotes: readonly string[] = [sameNote, sameFirstField, similarNote, deckCase, tagCase].map(
  ({ problem }) => problem.code,
)
