import type { Emitter } from './emitter.js'

/** Notes as rows, with commas between the columns. */
export const csv: Emitter = {
  name: 'csv',
  summary: 'a text file with commas, for Anki or a spreadsheet',
  ending: '.csv',
  problems: [],
  async emit(collection, options) {
    const { textEmission } = await import('./text-file.js')
    return textEmission(collection, options, { name: 'comma', character: ',' }, '.csv')
  },
}
