import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { apkg } from '../src/emitters/apkg/index.js'
import { isCollectionName } from '../src/emitters/apkg/package-name.js'
import { collectionTable, notesTable } from '../src/emitters/apkg/tables.js'
import { type EmitOptions, wholeContent } from '../src/emitters/emitter.js'
import { noMedia } from '../src/media/lookup.js'
import type { Note } from '../src/model/note.js'
import { readTable } from '../src/sqlite/read-table.js'
import { handMade } from './support/hand-made-package.js'
import { mediaInMemory } from './support/media-in-memory.js'
import { type PackageDump, readPackage } from './support/read-package.js'
import { checkedCollection, writtenNote } from './support/written-note.js'

const settings: EmitOptions = {
  name: 'deck',
  deckOf: (note) => note.deck ?? 'Fallback',
  timestamp: 1_700_000_000,
  media: noMedia,
  csvHeader: 'anki',
  noteTypes: 'own',
}

async function packed(notes: readonly Note[], more: Partial<EmitOptions> = {}): Promise<Uint8Array> {
  const { artifacts } = await apkg.emit(checkedCollection(notes), { ...settings, ...more })
  const [artifact] = artifacts
  if (artifact?.path !== 'deck.apkg') throw new Error('no package')
  return wholeContent(artifact) as Uint8Array
}

async function dumped(notes: readonly Note[], more: Partial<EmitOptions> = {}): Promise<PackageDump> {
  return readPackage(await packed(notes, more))
}

const byGuid = ({ notes }: PackageDump) => new Map(notes.map((note) => [note.guid, note]))
const fieldsOf = ({ notes }: PackageDump) => notes.map(({ flds }) => String(flds).split('\x1f'))
const namesIn = (json: unknown) =>
  Object.values(JSON.parse(String(json)) as Record<string, { name: string }>).map(({ name }) => name)

const sample = [
  writtenNote('Basic', { Front: 'What is 2 + 2?', Back: '4' }, { deck: 'Maths', tags: ['easy', 'a::b'] }),
  writtenNote('Cloze', { Text: '{{c1::Canberra}} since {{c3::1913}}' }, { deck: 'Geography::Capitals' }),
  writtenNote('Basic (and reversed card)', { Front: 'dog', Back: 'Hund' }, { deck: 'Maths' }),
]

describe('a package', () => {
  it('holds a collection of schema 11 and nothing that says otherwise', async () => {
    const { check, col, files, schema } = await dumped(sample)
    expect(check).toBe('ok')
    expect(Object.keys(files).sort()).toEqual(['collection.anki2', 'media'])
    expect(schema.map(({ name }) => name)).toEqual(['cards', 'col', 'graves', 'notes', 'revlog'])
    expect([col.id, col.ver, col.dty, col.usn, col.tags]).toEqual([1, 11, 0, 0, '{}'])
    expect(Object.keys(JSON.parse(String(col.dconf)))).toEqual(['1'])
    expect(JSON.parse(String(col.conf)).nextPos).toBe(4)
  })

  it('brings the note types that it needs and no other', async () => {
    const { col, notes } = await dumped(sample.slice(0, 2))
    expect(namesIn(col.models)).toEqual(['Deckwright Basic', 'Deckwright Cloze'])
    const models = JSON.parse(String(col.models))
    for (const { mid } of notes) expect(models[String(mid)].id).toBe(mid)
    const [basic] = Object.values<Record<string, unknown[]>>(models)
    expect(basic?.flds).toMatchObject([
      { name: 'Front', ord: 0, id: 131620487710101 },
      { name: 'Back', ord: 1, id: 131620487710102 },
    ])
    expect(basic?.tmpls).toMatchObject([{ name: 'Card 1', id: 131620487710151 }])
  })

  it('has a card for each template and each deletion, at one place a note', async () => {
    const dump = await dumped(sample)
    const notes = new Map(dump.notes.map((note) => [note.id, String(note.flds).split('\x1f')[0]]))
    const cards = dump.cards.map(({ nid, ord, due, type, queue }) => [due, notes.get(nid ?? 0), ord, type, queue])
    expect(cards.sort((a, b) => Number(a[0]) - Number(b[0]) || Number(a[2]) - Number(b[2]))).toEqual([
      [1, 'What is 2 + 2?', 0, 0, 0],
      [2, '{{c1::Canberra}} since {{c3::1913}}', 0, 0, 0],
      [2, '{{c1::Canberra}} since {{c3::1913}}', 2, 0, 0],
      [3, 'dog', 0, 0, 0],
      [3, 'dog', 1, 0, 0],
    ])
  })

  it('puts cards into the decks of their notes, never into deck 1', async () => {
    const { col, cards } = await dumped([
      ...sample,
      writtenNote('Basic', { Front: 'x', Back: 'y' }, { deck: undefined }),
    ])
    const decks = JSON.parse(String(col.decks))
    expect(namesIn(col.decks)).toEqual(['Default', 'Maths', 'Geography::Capitals', 'Fallback'])
    for (const { did } of cards) {
      expect(did).not.toBe(1)
      expect(decks[String(did)].id).toBe(did)
    }
  })

  it('takes names that differ in letter case for one deck, and one called Default for no special one', async () => {
    const decks = ['a::B', 'A::b', 'Default', 'A::::x']
    const { col, cards } = await dumped(
      decks.map((deck, index) => writtenNote('Basic', { Front: String(index), Back: '' }, { deck })),
    )
    expect(namesIn(col.decks)).toEqual(['Default (unused)', 'a::B', 'Default', 'A::blank::x'])
    expect(new Set(cards.map(({ did }) => did)).size).toBe(3)
    expect(cards.some(({ did }) => did === 1)).toBe(false)
  })

  it('writes notes as Anki would have them', async () => {
    const { notes } = await dumped([
      writtenNote(
        'Basic',
        { Back: 'a\u0007b\u001fc', Front: '<b>Cafe\u0301</b> &amp; more' },
        { tags: ['b', 'B', 'two words', '  '] },
      ),
    ])
    const [note] = notes
    expect(note).toMatchObject({
      flds: '<b>Café</b> &amp; more\x1fabc',
      sfld: 'Café & more',
      tags: ' b two_words ',
      mod: 1_700_000_000,
    })
    expect(note).toMatchObject({ usn: -1, flags: 0, data: '' })
    const sum = createHash('sha1').update('Café & more').digest('hex').slice(0, 8)
    expect(note?.csum).toBe(Number.parseInt(sum, 16))
    expect((await dumped([writtenNote('Basic', { Front: 'test', Back: '' })])).notes[0]).toMatchObject({
      csum: 2840236005,
      tags: '',
    })
  })

  it('sorts numbers as numbers, as SQLite stores them', async () => {
    const fronts = ['1913', ' 1.50 ', '1e3', '9007199254740993', '19th', '.']
    const { check, notes } = await dumped(fronts.map((front) => writtenNote('Basic', { Front: front, Back: '' })))
    expect(check).toBe('ok')
    expect(new Set(notes.map(({ sfld }) => sfld))).toEqual(new Set([1913, 1.5, 1000, 9007199254740992, '19th', '.']))
  })

  it('keeps what is twice, and tells the two apart', async () => {
    const twice = [
      sample[0]!,
      { ...sample[0]! },
      writtenNote('Basic', { Front: 'What is 2 + 2?', Back: '4' }, { deck: 'Other' }),
    ]
    const { notes, cards } = await dumped(twice)
    expect(new Set(notes.map(({ guid }) => guid)).size).toBe(3)
    expect(new Set(notes.map(({ id }) => id)).size).toBe(3)
    expect(cards).toHaveLength(3)
  })

  it('takes identities that the writer gave', async () => {
    const span = sample[0]!.span
    const { notes } = await dumped([
      { ...sample[0]!, id: { kind: 'guid', value: 'A!b#', span } },
      { ...sample[1]!, id: { kind: 'key', value: '1681234567890', span } },
    ])
    expect(notes.map(({ guid }) => guid)).toContain('A!b#')
    const again = await dumped([{ ...sample[2]!, id: { kind: 'key', value: '1681234567890', span } }])
    expect(notes.map(({ guid }) => guid)).toContain(again.notes[0]?.guid)
  })

  it('has the same guids whatever else is in it', async () => {
    const whole = byGuid(await dumped(sample))
    for (const note of sample) {
      const [alone] = (await dumped([note])).notes
      expect(whole.get(String(alone?.guid))?.flds).toBe(alone?.flds)
      expect(whole.get(String(alone?.guid))?.id).toBe(alone?.id)
    }
  })

  it('holds no notes where there are none', async () => {
    const { notes, cards, col } = await dumped([])
    expect([notes.length, cards.length, namesIn(col.decks)]).toEqual([0, 0, ['Default']])
  })

  it('is the same bytes for the same notes, wherever it is made', async () => {
    const zone = process.env.TZ
    const made: string[] = []
    for (const one of ['UTC', 'Asia/Tokyo', 'America/St_Johns', 'Pacific/Apia']) {
      process.env.TZ = one
      made.push(
        createHash('sha256')
          .update(await packed(sample.map((note) => ({ ...note }))))
          .digest('hex'),
      )
    }
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
    expect(new Set(made).size).toBe(1)
    expect(await packed(sample, { timestamp: 1_700_000_001 })).not.toEqual(await packed(sample))
  })
})

describe('media in a package', () => {
  const png = new Uint8Array([137, 80, 78, 71])
  const media = mediaInMemory({ 'notes/Cat é.png': png, 'notes/copy.png': png, 'notes/tone.wav': new Uint8Array(2000) })
  const at = { path: 'notes/a.md' }

  it('lie in it once, under the names that the fields have', async () => {
    const dump = await dumped(
      [
        writtenNote('Basic', { Front: '<img src="Cat é.png">', Back: '[sound:tone.wav]' }, at),
        writtenNote('Basic', { Front: 'Again <img src="copy.png">', Back: '' }, at),
      ],
      { media },
    )
    const names = Object.values(dump.media)
    expect(names).toEqual([
      expect.stringMatching(/^cat-e-[0-9a-f]{16}\.png$/),
      expect.stringMatching(/^tone-[0-9a-f]{16}\.wav$/),
    ])
    expect(Object.keys(dump.media)).toEqual(['0', '1'])
    expect(dump.files['0']).toEqual(png)
    expect(dump.files['1']).toHaveLength(2000)
    const written = fieldsOf(dump).flat()
    expect(written).toContain(`<img src="${names[0]}">`)
    expect(written).toContain(`Again <img src="${names[0]}">`)
    expect(written).toContain(`[sound:${names[1]}]`)
  })

  it('are not asked for by code', async () => {
    const { media: names, notes } = await dumped(
      [writtenNote('Basic', { Front: '<code>[sound:tone.wav]</code>', Back: '' }, at)],
      { media },
    )
    expect(names).toEqual({})
    expect(notes[0]?.flds).toBe('<code>&#91;sound:tone.wav]</code>\x1f')
  })

  it('belong to the identity of a note by their bytes, not by their names', async () => {
    const guid = async (name: string, bytes: Uint8Array) => {
      const lookup = mediaInMemory({ [`notes/${name}`]: bytes })
      return (await dumped([writtenNote('Basic', { Front: `<img src="${name}">`, Back: '' }, at)], { media: lookup }))
        .notes[0]?.guid
    }
    expect(await guid('a.png', png)).toBe(await guid('b.png', png))
    expect(await guid('a.png', png)).not.toBe(await guid('a.png', new Uint8Array([1])))
  })
})

describe('a package over an earlier one', () => {
  const guidOfFront = (dump: PackageDump, front: string) =>
    dump.notes.find(({ flds }) => String(flds).startsWith(front))
  const basic = (front: string, back: string, tags: string[] = []) =>
    writtenNote('Basic', { Front: front, Back: back }, { tags })

  it('keeps the time of what did not change, and is later for what did', async () => {
    const first = await packed([basic('a', '1'), basic('b', '2'), basic('c', '3')])
    const second = await dumped([basic('a', '1'), basic('b', 'two'), basic('c', '3', ['new']), basic('d', '4')], {
      timestamp: 1_700_000_500,
      earlier: () => first,
    })
    const times = ['a', 'b', 'c', 'd'].map((front) => guidOfFront(second, front)?.mod)
    expect(times).toEqual([1_700_000_000, 1_700_000_500, 1_700_000_500, 1_700_000_500])
  })

  it('is later than before even where the clock is not', async () => {
    const first = await packed([basic('a', '1')])
    const second = await dumped([basic('a', 'one')], { timestamp: 1_600_000_000, earlier: () => first })
    expect(second.notes[0]?.mod).toBe(1_700_000_001)
  })

  it('is the same bytes where nothing changed', async () => {
    const notes = () => [basic('a', '1'), basic('b', '2')]
    const first = await packed(notes())
    expect(await packed(notes(), { timestamp: 1_800_000_000, earlier: () => first })).toEqual(first)
  })

  it('is read without SQLite where it is ours', async () => {
    const { files } = await dumped([basic('a', '1'), basic('b', 'x'.repeat(100_000))])
    const database = files['collection.anki2'] ?? new Uint8Array()
    expect(readTable(database, notesTable, [6])).toHaveLength(2)
    expect(readTable(database, collectionTable, [4])).toEqual([[11]])
  })

  it('may be of another program, which stored the same', async () => {
    const ours = (await dumped([basic('a', '1')])).notes[0]
    const { guid, mid, flds } = { guid: String(ours?.guid), mid: Number(ours?.mid), flds: String(ours?.flds) }
    const theirs = await handMade({ notes: [{ guid, type: mid, fields: flds.split('\x1f'), modified: 77 }] })
    const { notes } = await dumped([basic('a', '1')], { earlier: () => theirs })
    expect(notes[0]?.mod).toBe(77)
  })

  it.each([
    ['no package', new Uint8Array([1, 2, 3])],
    ['an empty file', new Uint8Array()],
  ])('takes %s for nothing', async (_, bytes) => {
    const { notes } = await dumped([basic('a', '1')], { earlier: () => bytes })
    expect(notes[0]?.mod).toBe(1_700_000_000)
  })
})

describe('names that Anki takes for a whole collection', () => {
  it.each(['collection.apkg', 'Collection.APKG', 'backup-2026-01-01.apkg', 'mine.colpkg'])('%s is one', (name) => {
    expect(isCollectionName(name)).toBe(true)
  })
  it.each(['deck.apkg', 'my-collection.apkg', 'backup.apkg', 'collection.csv'])('%s is none', (name) => {
    expect(isCollectionName(name)).toBe(false)
  })
})
