import { apkg } from './apkg/index.js'
import { csv } from './csv.js'
import { dashCloze } from './dash-cloze.js'
import type { Emitter } from './emitter.js'
import { html } from './html.js'
import { json } from './json.js'
import { markdown } from './markdown.js'
import { pdf } from './pdf.js'
import { tsv } from './tsv.js'

/** The emitters, in the order in which the help names them. To add one, add it here. */
export const emitters: readonly Emitter[] = [
  // For Anki; the first is what is made when nobody says what.
  apkg,
  csv,
  tsv,
  // Sources again.
  markdown,
  dashCloze,
  // For other programs.
  json,
  // For paper.
  html,
  pdf,
]
