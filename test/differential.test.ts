import { createRequire } from 'node:module'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { apkg } from '../src/emitters/apkg/index.js'
import { wholeContent } from '../src/emitters/emitter.js'
import { noMedia } from '../src/media/lookup.js'
import { type PackageDump, readPackage } from './support/read-package.js'
import { checkedCollection, writtenNote } from './support/written-note.js'

interface TheirExporter {
  addCard(front: string, back: string, options?: { tags: string[] }): void
  save(): Promise<Uint8Array>
}

interface OneCard {
  readonly front: string
  readonly back: string
  readonly tags: readonly string[]
}

/** What anki-apkg-export can say: one deck, one Basic type, one card a note. */
async function theirs(deck: string, cards: readonly OneCard[]): Promise<PackageDump> {
  const { default: newExporter } = createRequire(import.meta.url)('anki-apkg-export') as {
    default: (deck: string) => TheirExporter
  }
  const exporter = newExporter(deck)
  for (const { front, back, tags } of cards) exporter.addCard(front, back, { tags: [...tags] })
  return readPackage(new Uint8Array(await exporter.save()))
}

async function ours(deck: string, cards: readonly OneCard[]): Promise<PackageDump> {
  const notes = cards.map(({ front, back, tags }) => writtenNote('Basic', { Front: front, Back: back }, { deck, tags }))
  const { artifacts } = await apkg.emit(checkedCollection(notes), {
    name: 'deck',
    deckOf: () => deck,
    timestamp: 1_700_000_000,
    media: noMedia,
    csvHeader: 'anki',
    noteTypes: 'own',
  })
  return readPackage(wholeContent(artifacts[0]!) as Uint8Array)
}

/** What both can say, without ids and times. */
function said({ col, notes, cards }: PackageDump): unknown {
  const decks = JSON.parse(String(col.decks)) as Record<string, { name: string }>
  const models = JSON.parse(String(col.models)) as Record<string, { flds: { name: string }[]; type: number }>
  return notes
    .map((note) => ({
      fields: String(note.flds).split('\x1f'),
      names: models[String(note.mid)]?.flds.map(({ name }) => name),
      kind: models[String(note.mid)]?.type,
      tags: String(note.tags).trim().split(' '),
      sortField: String(note.sfld),
      cards: cards
        .filter(({ nid }) => nid === note.id)
        .map(({ did, ord, type, queue, ivl, reps, lapses }) => ({
          deck: decks[String(did)]?.name,
          state: [ord, type, queue, ivl, reps, lapses],
        })),
    }))
    .sort((a, b) => (a.fields.join() < b.fields.join() ? -1 : 1))
}

describe('our packages and those of anki-apkg-export', () => {
  // Its SQLite announces on the console that it is old.
  beforeAll(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))
  afterAll(() => void vi.restoreAllMocks())

  it('say the same of a deck that both can express', async () => {
    const cards: OneCard[] = [
      { front: 'What is the capital of Australia?', back: 'Canberra', tags: ['geography', 'oceania::australia'] },
      { front: 'Große Katze', back: '<b>Löwe</b> &amp; Tiger', tags: ['ünicode'] },
      { front: '猫', back: 'ねこ 🐈‍⬛', tags: ['日本語'] },
      { front: '42', back: '007', tags: ['numbers'] },
    ]
    expect(said(await ours('World::Capitals', cards))).toEqual(said(await theirs('World::Capitals', cards)))
  })

  it('say the same of any deck that both can express', async () => {
    const text = fc
      .string({ unit: fc.constantFrom(...'abcäß 猫1+.,;:!?"\''), minLength: 1, maxLength: 20 })
      .map((one) => `x${one}x`.replace(/\s+/g, ' '))
    const card = fc.record({ front: text, back: text, tags: fc.constant(['tag']) })
    const cards = fc.uniqueArray(card, { minLength: 1, maxLength: 5, selector: ({ front }) => front })
    await fc.assert(
      fc.asyncProperty(cards, async (some) => {
        expect(said(await ours('Deck', some))).toEqual(said(await theirs('Deck', some)))
      }),
      { numRuns: 15 },
    )
  })
})
