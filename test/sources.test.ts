import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inOrder } from '../src/diagnostics/order.js'
import { builtinNoteTypes as noteTypes } from '../src/model/builtin-note-types.js'
import { sources } from '../src/sources/registry.js'
import type { ReadOptions } from '../src/sources/source.js'
import { frontMatterOf } from '../src/syntax/front-matter.js'
import { sourceFile } from '../src/text/source-file.js'
import { dumpDiagnostics, dumpNotes } from './support/dump-notes.js'

const root = 'fixtures/sources'

// Each case is a folder: `input.md`, and in `notes.txt` what it reads as. A folder named `sections-…` says how.
for (const name of readdirSync(root)) {
  describe(name, () => {
    for (const folder of readdirSync(join(root, name))) {
      it(folder, async () => {
        const path = join(root, name, folder)
        const file = sourceFile('input.md', readFileSync(join(path, 'input.md'), 'utf8'))
        const sections = (/^sections-(\w+)/.exec(folder)?.[1] ?? 'ignore') as ReadOptions['sections']
        const options = {
          sections,
          deckGiven: false,
          defaultDeck: 'input',
          frontMatter: await frontMatterOf(file),
          noteTypes,
        }
        const source = sources.find((one) => one.name === name)
        expect(sources.find((one) => one.recognises(file, options))?.name).toBe(name)
        const { notes, diagnostics } = (await source?.read(file, options)) ?? { notes: [], diagnostics: [] }
        const said = dumpDiagnostics(inOrder(diagnostics))
        await expect(`${dumpNotes(notes)}${said === '' ? '' : `\n${said}`}`).toMatchFileSnapshot(
          join('..', path, 'notes.txt'),
        )
      })
    }
  })
}
