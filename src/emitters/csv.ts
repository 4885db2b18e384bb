import type { Emitter } from './emitter.js'
import { textEmission } from './text-file.js'

/** Notes as rows, with commas between the columns. */
export const csv: Emitter = {
  name: 'csv',
  summary: 'a text file with commas, for Anki or a spreadsheet',
  ending: '.csv',
  problems: [],
  emit: (collection, options) => textEmission(collection, options, { name: 'comma', character: ',' }, '.csv'),
}
