import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { project } from '../../anki.js'
import { placePictures, writings } from '../write-project.js'
import { html } from './tool.js'

/**
 * anki-apkg-export, which knows one type of note and one deck.
 * @param {string} folder
 * @returns {import('./tool.js').Tool}
 */
export function ankiApkgExport(folder) {
  const load = createRequire(import.meta.url)
  const { default: newExporter } = load('anki-apkg-export')
  const manifest = join(project, 'node_modules/anki-apkg-export/package.json')
  /** @type {import('./tool.js').Tool['can']} */
  const can = ({ type }) => type === 'Basic'
  return {
    name: 'anki-apkg-export',
    version: JSON.parse(readFileSync(manifest, 'utf8')).version,
    how: 'one deck',
    can,
    async build(when) {
      const exporter = newExporter('Deck')
      for (const path of placePictures(join(folder, when), when)) exporter.addMedia(basename(path), readFileSync(path))
      for (const writing of writings(when).filter(can)) {
        const [front = '', back = ''] = writing.fields.map(html)
        exporter.addCard(front, back, { tags: writing.tags ?? [] })
      }
      const path = join(folder, `${when}.apkg`)
      writeFileSync(path, await exporter.save())
      return [path]
    },
  }
}
