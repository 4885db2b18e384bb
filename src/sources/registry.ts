import { apyNotes } from './apy-notes.js'
import { dashCloze } from './dash-cloze.js'
import { modelJson } from './model-json.js'
import type { Source } from './source.js'

/** The sources, in the order in which a file is offered to them. To add one, add it here. */
export const sources: readonly Source[] = [
  // Known by its first character.
  modelJson,
  // A deck line settles it; apy's headings and keys do where they come first.
  apyNotes,
  dashCloze,
]
