import type { Emitter } from './emitter.js'
import { textEmission } from './text-file.js'

/** Notes as rows, with tabs between the columns: the shape of Anki's own export. */
export const tsv: Emitter = {
  name: 'tsv',
  summary: "a text file with tabs, the shape of Anki's own export",
  ending: '.tsv',
  problems: [],
  emit: (collection, options) => textEmission(collection, options, { name: 'tab', character: '\t' }, '.tsv'),
}
