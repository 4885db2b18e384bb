import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { compile } from '../src/compile.js'
import { escapeText } from '../src/markdown/escape.js'
import { mediaPacker } from '../src/media/pack-media.js'
import { renderCard } from '../src/model/cards.js'
import { forgetful } from '../src/model/memory.js'
import { previewed } from '../src/preview/previewed.js'
import { readConfig } from '../src/project/read-config.js'
import { runNoteTypes } from '../src/project/run-note-types.js'
import { askedFor, comparedText } from '../src/shown/typed-answer.js'
import { sourceFile } from '../src/text/source-file.js'
import { mediaInMemory } from './support/media-in-memory.js'

const folder = 'fixtures/cards/'
const text = (name: string) => sourceFile(name, readFileSync(folder + name, 'utf8'))
const bytes = (name: string) => readFileSync(folder + name)

interface Shown {
  readonly guid: string
  readonly ord: number
  readonly question: string
  readonly answer: string
  readonly typed?: string | null
}

// What the real Anki says of these cards; `npm run test:anki` holds it to that.
test('cards of note types of one’s own are shown as Anki shows them', async () => {
  const shown: Shown[] = JSON.parse(bytes('shown.json').toString('utf8'))
  const { config } = readConfig(text('deckwright.json'), () => ({}))
  const media = mediaInMemory({ 'y.mp3': bytes('y.mp3'), 'x.png': bytes('x.png') })
  const { collection, leftOut, diagnostics, deckOf, files } = await compile([text('notes.md')], {
    noteTypes: runNoteTypes(config?.noteTypes),
    media,
  })
  const packer = mediaPacker(media)
  const read = files.map(({ file }) => file)
  const shownFiles = await previewed({
    files: read,
    collection,
    leftOut,
    diagnostics,
    deckOf,
    packer,
    memory: forgetful,
  })

  const file = shownFiles.find((one) => one.file.path === 'notes.md')
  const ours = file?.entries.flatMap(({ note }) => {
    if (note?.type === undefined) return []
    const { type, fields, deck, tags, cards } = note
    const around = { deck, tags, typeName: type.anki.name }
    return cards.map((ord): Shown => {
      const question = renderCard(type, fields, ord, 'question', around)
      const answer = renderCard(type, fields, ord, 'answer', around)
      const asked = /\[\[type:(.+?)\]\]/.exec(question)?.[1]
      const card = { guid: note.note.id?.value ?? '', ord, question, answer }
      if (asked === undefined) return card
      const answerHtml = askedFor(asked, { type, fields, ordinal: ord, side: 'answer' })
      const typed = answerHtml && `<code id=typeans>${escapeText(comparedText(answerHtml))}</code>`
      return { ...card, typed: typed ?? null }
    })
  })
  expect(ours).toEqual(shown)
})
