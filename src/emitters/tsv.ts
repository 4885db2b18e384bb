import type { Emitter } from './emitter.js'

/** Notes as rows, with tabs between the columns: the shape of Anki's own export. */
export const tsv: Emitter = {
  name: 'tsv',
  summary: "a text file with tabs, the shape of Anki's own export",
  ending: '.tsv',
  problems: [],
  async emit(collection, options) {
    const { textEmission } = await import('./text-file.js')
    return textEmission(collection, options, { name: 'tab', character: '\t' }, '.tsv')
  },
}
