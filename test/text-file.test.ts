import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apkg } from '../src/emitters/apkg/index.js'
import { csv } from '../src/emitters/csv.js'
import { type EmitOptions, wholeContent } from '../src/emitters/emitter.js'
import { tsv } from '../src/emitters/tsv.js'
import { noMedia } from '../src/media/lookup.js'
import type { Note } from '../src/model/note.js'
import { mediaInMemory } from './support/media-in-memory.js'
import { readPackage } from './support/read-package.js'
import { checkedCollection, writtenNote } from './support/written-note.js'

const settings: EmitOptions = {
  name: 'deck',
  deckOf: (note) => note.deck ?? 'Fallback',
  timestamp: 1_700_000_000,
  media: noMedia,
  csvHeader: 'anki',
  noteTypes: 'own',
}

async function text(emitter: typeof csv, notes: readonly Note[], more: Partial<EmitOptions> = {}): Promise<string> {
  const { artifacts } = await emitter.emit(checkedCollection(notes), { ...settings, ...more })
  return String(artifacts[0]?.content)
}

const guid = (value: string): Partial<Note> => ({ id: { kind: 'guid', value, span: writtenNote('Basic', {}).span } })
const sample = [
  writtenNote('Basic', { Front: 'a, "b"', Back: 'c\td' }, { ...guid('G1'), deck: 'Maths', tags: ['x', 'y::z'] }),
  writtenNote(
    'Basic (optional reversed card)',
    { Front: '#1', Back: 'é', 'Add Reverse': 'y' },
    { ...guid('G2'), deck: undefined },
  ),
  writtenNote('Cloze', { Text: '{{c1::hidden}}' }, guid('#G3')),
]

describe('a text file', () => {
  it('with commas is what Anki reads', async () => {
    expect(await text(csv, sample)).toBe(
      [
        '#separator:comma',
        '#html:true',
        '#guid column:1',
        '#notetype column:2',
        '#deck column:3',
        '#tags column:7',
        '#if matches:update current',
        'G1,Deckwright Basic,Maths,"a, ""b""",c\td,,x y::z',
        'G2,Deckwright Basic (optional reversed card),Fallback,"#1",é,y,',
        '"#G3",Deckwright Cloze,Test,{{c1::hidden}},,,',
        '',
      ].join('\n'),
    )
  })

  it('with tabs is what Anki writes', async () => {
    expect(await text(tsv, sample.slice(0, 1))).toBe(
      [
        '#separator:tab',
        '#html:true',
        '#guid column:1',
        '#notetype column:2',
        '#deck column:3',
        '#tags column:6',
        '#if matches:update current',
        'G1\tDeckwright Basic\tMaths\t"a, ""b"""\t"c\td"\tx y::z',
        '',
      ].join('\n'),
    )
  })

  it('names Anki’s own note types where that is wanted', async () => {
    const written = await text(csv, sample, { noteTypes: 'stock' })
    expect(written).toContain('\nG1,Basic,Maths,')
    expect(written).not.toContain('Deckwright')
  })

  it('for a spreadsheet has the names of its columns first', async () => {
    const table = parse(await text(csv, sample, { csvHeader: 'names', noteTypes: 'stock' })) as string[][]
    expect(table).toEqual([
      ['deck', 'type', 'tags', 'Front', 'Back', 'Add Reverse', 'Text', 'Back Extra'],
      ['Maths', 'Basic', 'x y::z', 'a, "b"', 'c\td', '', '', ''],
      ['Fallback', 'Basic (optional reversed card)', '', '#1', 'é', 'y', '', ''],
      ['Test', 'Cloze', '', '', '', '', '{{c1::hidden}}', ''],
    ])
  })

  it('of no notes is its header', async () => {
    expect((await text(csv, [])).trimEnd().split('\n').at(-1)).toBe('#if matches:update current')
    expect(await text(csv, [], { csvHeader: 'names' })).toBe('deck,type,tags\n')
  })

  it('has its pictures beside it', async () => {
    const picture = new Uint8Array([1, 2])
    const notes = [writtenNote('Basic', { Front: '<img src="cat.png">', Back: '' })]
    const { artifacts, mediaFolder } = await csv.emit(checkedCollection(notes), {
      ...settings,
      media: mediaInMemory({ 'cat.png': picture }),
    })
    const [file, cat] = artifacts
    expect(mediaFolder).toBe('media')
    expect(cat?.path).toMatch(/^media\/cat-[0-9a-f]{16}\.png$/)
    expect(typeof cat?.content === 'function' && cat.content()).toEqual(picture)
    expect(file?.content).toContain(cat?.path.slice('media/'.length))
    expect((await csv.emit(checkedCollection(notes), settings)).mediaFolder).toBeUndefined()
  })

  it('says what the package says, of any text', async () => {
    const field = fc
      .array(fc.constantFrom('"', ',', '\t', '#', ' ', 'a', 'é', '&lt;', '<b>x</b>', '\u0007', '\u00a0', ';'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((parts) => `x${parts.join('')}`)
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(field, field), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(csv, tsv),
        async (pairs, emitter) => {
          const notes = pairs.map(([Front, Back], index) => writtenNote('Basic', { Front, Back }, guid(`#${index}`)))
          const lines = await text(emitter, notes)
          const body = lines.slice(lines.indexOf('#if matches:update current\n') + 27)
          const rows = parse(body, { delimiter: emitter === csv ? ',' : '\t' }) as string[][]
          const { artifacts } = await apkg.emit(checkedCollection(notes), settings)
          const stored = await readPackage(wholeContent(artifacts[0]!) as Uint8Array)
          const packed = new Map(stored.notes.map((note) => [note.guid, String(note.flds).split('\x1f')]))
          expect(rows.map(([id = '', , , ...fields]) => [id, fields.slice(0, -1)])).toEqual(
            notes.map(({ id }) => [id?.value, packed.get(id?.value ?? '')]),
          )
          // A row that begins with a bare `#` is a comment to Anki.
          expect(/^#/m.test(body)).toBe(false)
        },
      ),
      { numRuns: 40 },
    )
  })
})
