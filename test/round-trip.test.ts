import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dashCloze as dashEmitter } from '../src/emitters/dash-cloze.js'
import type { Emitter } from '../src/emitters/emitter.js'
import { markdown } from '../src/emitters/markdown.js'
import { noMedia } from '../src/media/lookup.js'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import type { CheckedCollection } from '../src/model/collection.js'
import type { Note } from '../src/model/note.js'
import { apyNotes } from '../src/sources/apy-notes.js'
import { dashCloze } from '../src/sources/dash-cloze.js'
import type { Source } from '../src/sources/source.js'
import { sourceFile } from '../src/text/source-file.js'

const options = {
  sections: 'ignore',
  deckGiven: false,
  defaultDeck: 'file',
  frontMatter: undefined,
  noteTypes: builtinNoteTypes,
} as const

/** Pieces of text that have a meaning somewhere, and some that have none. */
const piece = fc.constantFrom(
  ...'a|word|the cell|é|日本|😀|שלום| |  |-|--|\\-|-x-|1.-y-|2.-z-|well-known|{{c1::a}}|{{c2::b::hint}}|}}|{{|{|}|::|$x$|$|\\(a\\)|`code`|`|*b*|_i_|~~s~~|[l](u-v)|<b>|<br>|&amp;|.|?|!|:|(|)|"|\\'.split(
    '|',
  ),
  '|',
)
const line = fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''))
const start = fc.constantFrom(
  '',
  '',
  '',
  '',
  '- ',
  '1. ',
  '3. ',
  '> ',
  '# ',
  '## ',
  '### ',
  '#',
  '| a | b |\n|---|---|\n',
  '---\n',
  '```\n-x-\n\n```\n',
  '    ',
  '\t',
  '===\n',
  '<!-- c -->\n',
)
const lines = (break_: string) =>
  fc
    .array(fc.tuple(start, line), { minLength: 1, maxLength: 4 })
    .map((all) => all.map(([mark, text]) => mark + text).join(break_))

const paragraph = fc
  .tuple(fc.constantFrom('', '', '<!-- tags: a b -->\n', '<!-- id: x1 -->\n', '<!-- type: Basic -->\n'), lines('\n'))
  .map(([comment, text]) => comment + text)
const dashText = fc.array(paragraph, { minLength: 1, maxLength: 4 }).map((all) => `# deck: D\n\n${all.join('\n\n')}\n`)

const field = fc.tuple(lines('\n'), fc.constantFrom('', '\n\nlast')).map(([text, more]) => text + more)
const apyNote = fc
  .tuple(
    fc.constantFrom(
      'model: Cloze',
      'model: Basic',
      'model: Cloze\ntags: a, b',
      'deck: D\nmarkdown: false',
      'nid: 7',
      'id: q',
    ),
    field,
    field,
  )
  .map(
    ([keys, a, b]) =>
      `# Note\n${keys}\n\n## ${keys.includes('Cloze') ? 'Text' : 'Front'}\n\n${a}\n\n## ${keys.includes('Cloze') ? 'Back Extra' : 'Back'}\n\n${b}\n`,
  )
const apyText = fc
  .tuple(fc.constantFrom('', 'deck: E\n\n'), fc.array(apyNote, { minLength: 1, maxLength: 3 }))
  .map(([head, notes]) => head + notes.join('\n\n'))

describe('Reading what is printed gives the same notes', () => {
  it('apy notes as apy notes', () => samePrinted(apyNotes, apyText, markdown, apyNotes))
  it('dash cloze as apy notes', () => samePrinted(dashCloze, dashText, markdown, apyNotes))
  it('dash cloze as dash cloze', () => samePrinted(dashCloze, dashText, dashEmitter, dashCloze))
})

function samePrinted(source: Source, texts: fc.Arbitrary<string>, emitter: Emitter, back: Source): Promise<void> {
  return fc.assert(
    fc.asyncProperty(texts, async (text) => {
      const notes = await read(source, text)
      if (notes.length === 0) return
      const { artifacts, diagnostics } = await emitter.emit(
        { notes, noteTypes: builtinNoteTypes } as unknown as CheckedCollection,
        {
          name: 'out',
          deckOf: (note) => note.deck ?? 'file',
          timestamp: 0,
          media: noMedia,
          csvHeader: 'anki',
          noteTypes: 'own',
        },
      )
      fc.pre(diagnostics.length === 0)
      const printed = artifacts[0]?.content as string
      const again = await read(back, printed)
      expect(again.map(plain), printed).toEqual(notes.map(plain))
    }),
    { numRuns: 300 },
  )
}

async function read(source: Source, text: string): Promise<readonly Note[]> {
  return (await source.read(sourceFile('test.md', text), options)).notes.filter((note) =>
    note.fields.every((one) =>
      builtinNoteTypes.some((type) => type.name === note.type && type.fields.includes(one.name)),
    ),
  )
}

/** What makes a note, its places aside. An escaped dash is a dash in Markdown. */
function plain({ type, deck, tags, id, format, fields }: Note) {
  const named = Object.fromEntries(
    fields.filter(({ text }) => text !== '').map(({ name, text }) => [name, text.replaceAll('\\-', '-')]),
  )
  return { type, deck, tags, id: id?.value, format, fields: named }
}
