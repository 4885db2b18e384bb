import { join } from 'node:path'
import { ownTypes } from '../setting.js'
import { placePictures, writings } from '../write-project.js'
import { fromPyPI, html, run } from './tool.js'

/**
 * genanki with the guids that it makes itself.
 * @param {string} folder
 * @returns {import('./tool.js').Tool}
 */
export function genanki(folder) {
  const { python, version } = fromPyPI(folder, 'genanki')
  return {
    name: 'genanki',
    version,
    how: 'default guids',
    can: () => true,
    async build(when) {
      const pictures = placePictures(join(folder, when), when)
      const path = join(folder, `${when}.apkg`)
      const notes = writings(when).map(({ type, deck, fields, tags = [] }) => ({
        type,
        deck,
        tags,
        fields: fields.map(html),
      }))
      const job = JSON.stringify({ path, pictures, types: ownTypes, notes })
      run(python, [join(import.meta.dirname, 'genanki-deck')], folder, job)
      return [path]
    },
  }
}
