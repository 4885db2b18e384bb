import { jsonProblems } from './json-problems.js'
import type { Source } from './source.js'

/** The model itself as JSON, as the json emitter or a program of the user's own writes it. */
export const modelJson: Source = {
  name: 'json',
  problems: jsonProblems,
  recognises: (file) => /^\s*\{\s*["}]/.test(file.text) || /\.json$/i.test(file.path),
  // Only whoever gives JSON pays for reading it.
  read: async (file, { noteTypes }) => (await import('./read-model-json.js')).readModelJson(file, noteTypes),
}
