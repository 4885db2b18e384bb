import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'

// Writes a package with anki-apkg-export, which knows questions only. Notes: a JSON array of [kind, front, back], HTML.
//     node anki-apkg-export.js SOURCE PACKAGE

const [, , source = '', target = ''] = process.argv
const load = createRequire(import.meta.url)
const { default: newExporter } = load('anki-apkg-export')
const exporter = newExporter('Bench')
for (const [, front, back] of JSON.parse(readFileSync(source, 'utf8'))) exporter.addCard(front, back)
writeFileSync(target, await exporter.save())
