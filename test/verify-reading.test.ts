import { createRequire } from 'node:module'
import fc from 'fast-check'
import { zipSync } from 'fflate'
import { describe, expect, it, test } from 'vitest'
import { apkg } from '../src/emitters/apkg/index.js'
import { wholeContent } from '../src/emitters/emitter.js'
import { isPackageFault, type PackageContents } from '../src/packages/package-contents.js'
import { readPackage } from '../src/packages/read-package.js'
import { openZip } from '../src/zip/read-zip.js'
import { collection, type HandMade, handMade, models } from './support/hand-made-package.js'
import { mediaInMemory } from './support/media-in-memory.js'
import { checkedCollection, writtenNote } from './support/written-note.js'

async function contentsOf(bytes: Uint8Array): Promise<PackageContents> {
  const contents = await readPackage(bytes)
  if (isPackageFault(contents)) throw new Error(contents.fault)
  return contents
}

async function faultOf(bytes: Uint8Array): Promise<string> {
  const contents = await readPackage(bytes)
  return isPackageFault(contents) ? contents.fault : 'none'
}

const text = (written: string) => new TextEncoder().encode(written)
const one = { guid: 'a', fields: ['question', 'answer'] }

describe('a package that is read', () => {
  it('is what we wrote', async () => {
    const notes = [
      writtenNote('Cloze', { Text: '{{c1::x}} {{c3::y}}' }, { deck: 'A::B', tags: ['t', 'u::v'] }),
      writtenNote('Basic (and reversed card)', { Front: 'dog', Back: 'Hund' }),
    ]
    const { artifacts } = await apkg.emit(checkedCollection(notes), {
      name: 'deck',
      deckOf: (note) => note.deck ?? '',
      timestamp: 1_700_000_000,
      media: mediaInMemory({}),
      csvHeader: 'anki',
      noteTypes: 'own',
    })
    const read = await contentsOf(wholeContent(artifacts[0]!) as Uint8Array)
    expect(read.notes).toMatchObject([
      {
        type: { name: 'Deckwright Cloze', kind: 'cloze', fields: ['Text', 'Back Extra'] },
        fields: ['{{c1::x}} {{c3::y}}', ''],
        tags: ['t', 'u::v'],
        modified: 1_700_000_000,
        cards: [
          { ordinal: 0, deck: 'A::B', position: 1 },
          { ordinal: 2, deck: 'A::B', position: 1 },
        ],
      },
      {
        type: { templates: ['Card 1', 'Card 2'] },
        fields: ['dog', 'Hund'],
        cards: [{ deck: 'Test' }, { position: 2 }],
      },
    ])
    expect(read.notes[0]?.guid).toMatch(/^[A-Za-z0-9]{16}$/)
    expect(read.media.size).toBe(0)
  })

  it('is what anki-apkg-export wrote', async () => {
    const { default: exporterOf } = createRequire(import.meta.url)('anki-apkg-export')
    const exporter = exporterOf('Their deck')
    exporter.addCard('front', 'back', { tags: ['one', 'two'] })
    exporter.addMedia('dot.png', Buffer.from('dot'))
    const read = await contentsOf(new Uint8Array(await exporter.save()))
    expect(read.notes).toMatchObject([
      { fields: ['front', 'back'], tags: ['one', 'two'], cards: [{ deck: 'Their deck' }] },
    ])
    expect(read.media.get('dot.png')?.read()).toEqual(Buffer.from('dot'))
  })

  it('is the second kind of package, not the warning that it holds for old programs', async () => {
    const files = {
      meta: new Uint8Array([8, 2]),
      media: '{"0":"ä.png"}',
      0: 'picture',
      'collection.anki2': await collection({ notes: [{ ...one, fields: ['Please update', ''] }] }),
    }
    for (const kept of [files, { ...files, meta: undefined }]) {
      const present = Object.fromEntries(Object.entries(kept).filter(([, content]) => content !== undefined))
      const read = await contentsOf(
        await handMade({ collectionName: 'collection.anki21', files: present as typeof files, notes: [one] }),
      )
      expect(read.notes.map(({ fields }) => fields)).toEqual([['question', 'answer']])
      expect([...read.media.keys()]).toEqual(['ä.png'])
    }
  })

  it('has its notes in the order of study, and studied cards at no position', async () => {
    const read = await contentsOf(
      await handMade({
        notes: [
          { ...one, guid: 'last', cards: [[0, 9]] },
          { ...one, guid: 'studied', cards: [[0, 1, 2]] },
          { ...one, guid: 'first', cards: [[0, 2]] },
        ],
      }),
    )
    expect(read.notes.map(({ guid, cards }) => [guid, cards[0]?.position])).toEqual([
      ['first', 2],
      ['last', 9],
      ['studied', undefined],
    ])
  })

  it('has cards in the deck from which a filtered deck took them', async () => {
    const decks = { 5: { name: 'Five' }, 6: { name: 'Crammed', dyn: 1 } }
    const made = { decks, notes: [one], sql: 'UPDATE cards SET did = 6, odid = 5, due = -100, odue = 4' }
    const read = await contentsOf(await handMade(made))
    expect(read.notes[0]?.cards).toEqual([{ ordinal: 0, deck: 'Five', position: 4 }])
  })

  it('may have no list of media', async () => {
    expect((await contentsOf(await handMade({ files: {}, notes: [one] }))).media.size).toBe(0)
  })
})

describe('what is no package', () => {
  const bomb = () => {
    const zip = zipSync({ 'collection.anki2': new Uint8Array(9) })
    // The directory says that the collection is larger than anyone's.
    const view = new DataView(zip.buffer)
    view.setUint32(view.getUint32(zip.length - 6, true) + 24, 0x7fffffff, true)
    return zip
  }
  const cut = async () => (await handMade({ notes: [one] })).slice(0, -30)
  const broken = async () => {
    const bytes = await handMade({ notes: [one] })
    bytes[200]! ^= 0xff
    return bytes
  }
  const made = (some: HandMade) => () => handMade(some)
  const zipped = (files: Record<string, Uint8Array>) => () => zipSync(files)
  const sqlite = (bytes: Uint8Array) => zipped({ 'collection.anki2': bytes })

  const endless = `DROP TABLE cards; CREATE VIEW cards AS WITH RECURSIVE c(nid) AS (SELECT 1 UNION ALL SELECT 1 FROM c)
    SELECT nid, 1 AS id, 1 AS did, 0 AS ord, 0 AS type, 1 AS due, 0 AS odid, 0 AS odue FROM c`

  const cases: Record<string, [() => Uint8Array | Promise<Uint8Array>, RegExp]> = {
    'an empty file': [() => new Uint8Array(), /^it is empty$/],
    'a text': [() => text('# Note\n\n## Front\n'), /no zip file/],
    'bytes at random': [() => new Uint8Array(100_000).map((_, index) => (index * 7919) >> 3), /no zip file/],
    'a package that was cut off': [cut, /was cut off/],
    'a package with a damaged byte': [broken, /`collection.anki2` in it is damaged/],
    'another zip': [zipped({ 'word/document.xml': text('<a/>') }), /^it is a zip file, but no Anki package$/],
    'the newest kind': [
      zipped({ meta: new Uint8Array([8, 3]), 'collection.anki21b': text('zstd'), 'collection.anki2': text('') }),
      /Support older Anki versions/,
    ],
    'a kind still to come': [zipped({ meta: new Uint8Array([8, 4]), 'collection.anki2': text('') }), /newer Anki/],
    'a kind without its collection': [
      zipped({ meta: new Uint8Array([8, 2]), 'collection.anki2': text('') }),
      /should hold `collection.anki21`/,
    ],
    'a collection larger than any': [bomb, /2048 MB when unpacked/],
    'an empty collection': [sqlite(new Uint8Array()), /no table `col`/],
    'a text for a collection': [sqlite(text('no database '.repeat(100))), /SQLite says: file is not a database/],
    'half a collection': [
      async () => zipSync({ 'collection.anki2': (await collection({})).slice(0, 6000) }),
      /damaged/,
    ],
    'no cards': [made({ sql: 'DROP TABLE cards' }), /no table `cards`/],
    'cards without an end': [made({ notes: [one], sql: endless }), /`cards` in its collection is no table/],
    'other columns': [made({ sql: 'ALTER TABLE notes DROP COLUMN tags' }), /no column `tags`/],
    'no collection in the collection': [made({ sql: 'DELETE FROM col' }), /its collection is empty/],
    'a newer schema': [made({ version: 18 }), /newer schema 18, and only 11/],
    'an older schema': [made({ version: 9 }), /older schema 9/],
    'note types that are no JSON': [made({ models: '' }), /note types .* damaged/],
    'note types that are a list': [made({ models: [] }), /note types .* damaged/],
    'decks that are none': [made({ decks: { 5: 'Five' } }), /decks .* damaged/],
    'a note of an unknown type': [made({ notes: [{ ...one, type: 99 }] }), /note `a` in it is of a note type/],
    'cards of no note': [made({ notes: [one], sql: 'UPDATE cards SET nid = 2' }), /a card in it belongs to no note/],
    'a list of media that is none': [made({ files: { media: '[]' } }), /list of media is damaged/],
    'a list of media that is no text': [made({ files: { media: new Uint8Array([123, 255, 125]) } }), /list of media/],
    'media that are listed only': [made({ files: { media: '{"0":"x.png"}' } }), /lists `x.png`, but does not hold/],
  }

  test.each(Object.entries(cases))('%s', async (_, [bytes, sentence]) => {
    expect(await faultOf(await bytes())).toMatch(sentence)
  })

  it('is told of whatever bytes stand in the collection', async () => {
    const sound = await collection({ notes: [one, { ...one, guid: 'b' }] })
    const wreck = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(wreck, async (changes) => {
        const bytes = sound.slice()
        for (const [at, value] of changes) bytes[at] = value
        const read = await readPackage(zipSync({ 'collection.anki2': [bytes, { level: 0 }] }))
        expect(isPackageFault(read) ? read.fault : read.notes).toBeTruthy()
      }),
    )
  })

  it('is told also of a model that is stranger than Anki’s', async () => {
    const odd = { 7: { ...models[7], flds: [null, 3, {}], tmpls: 'none', css: { a: 1 } } }
    const read = await contentsOf(await handMade({ models: odd, notes: [one] }))
    expect(read.notes[0]?.type).toMatchObject({ fields: [''], templates: [] })
  })
})

describe('a zip', () => {
  it('gives what was packed', () => {
    const files = fc.dictionary(
      fc.stringMatching(/^[a-zäß/.]{1,9}$/),
      fc.tuple(fc.uint8Array(), fc.constantFrom(0, 6)),
      {
        noNullPrototype: true,
      },
    )
    fc.assert(
      fc.property(files, (some) => {
        const packed = zipSync(
          Object.fromEntries(
            Object.entries(some).map(([name, [bytes, level]]) => [name, [bytes, { level: level as 0 | 6 }]]),
          ),
        )
        const read = openZip(packed)
        expect([...(read ?? [])].map(([name, entry]) => [name, [...(entry.read() ?? ['damaged'])]]).sort()).toEqual(
          Object.entries(some)
            .map(([name, [bytes]]) => [name, [...bytes]])
            .sort(),
        )
      }),
    )
  })

  it('never throws, and gives no bytes but those that were packed', () => {
    const content = text('some text, some text, some text')
    const packed = zipSync({ a: content, b: [content, { level: 0 }] })
    fc.assert(
      fc.property(fc.nat(packed.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const bytes = packed.slice()
        bytes[at]! ^= change
        for (const entry of openZip(bytes)?.values() ?? []) {
          const read = entry.read()
          if (read !== undefined) expect([...read]).toEqual([...content])
        }
      }),
    )
  })

  it('may say its sizes and places in 64 bits', () => {
    const zip = zipSync({ a: [text('hello'), { level: 0 }] })
    const end = zip.length - 22
    const start = new DataView(zip.buffer).getUint32(end + 16, true)
    const entry = zip.slice(start, end)
    const entryView = new DataView(entry.buffer)
    for (const place of [20, 24, 42]) entryView.setUint32(place, 0xffffffff, true)
    entryView.setUint16(30, 28, true)
    const extra = new DataView(new ArrayBuffer(28))
    extra.setUint32(0, 1 | (24 << 16), true)
    for (const [place, value] of [
      [4, 5],
      [12, 5],
      [20, 0],
    ] as const)
      extra.setBigUint64(place, BigInt(value), true)
    const long = new DataView(new ArrayBuffer(76))
    long.setUint32(0, 0x06064b50, true)
    long.setBigUint64(48, BigInt(start), true)
    long.setUint32(56, 0x07064b50, true)
    long.setBigUint64(64, BigInt(start + entry.length + 28), true)
    const last = zip.slice(end)
    new DataView(last.buffer).setUint32(16, 0xffffffff, true)
    const parts = [zip.slice(0, start), entry, new Uint8Array(extra.buffer), new Uint8Array(long.buffer), last]
    expect(openZip(Buffer.concat(parts))?.get('a')?.read()).toEqual(Buffer.from('hello'))
  })

  it('whose files lie over each other is none', () => {
    const zip = zipSync({ a: [new Uint8Array(1000), { level: 0 }] })
    const start = new DataView(zip.buffer).getUint32(zip.length - 6, true)
    const entry = zip.slice(start, -22)
    const bytes = Buffer.concat([zip.slice(0, start), entry, entry, zip.slice(-22)])
    expect(openZip(bytes)).toBeUndefined()
    expect(openZip(Buffer.concat([zip.slice(0, start), entry, zip.slice(-22)]))?.size).toBe(1)
  })
})
