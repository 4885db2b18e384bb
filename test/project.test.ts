import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import { isError } from '../src/diagnostics/diagnostic.js'
import { inOrder } from '../src/diagnostics/order.js'
import { noteTypeJson } from '../src/emitters/apkg/note-type-json.js'
import { timedTypes } from '../src/emitters/apkg/type-times.js'
import { emitters } from '../src/emitters/registry.js'
import { emptyLock, type Lock, type LockedType } from '../src/identity/lock.js'
import { readProjectFile } from '../src/io/project-files.js'
import { builtinNoteTypes } from '../src/model/builtin-note-types.js'
import { cardRequirements } from '../src/model/card-requirements.js'
import { formatNames } from '../src/project/config-schema.js'
import { restyledName, typeInUse } from '../src/project/identify-note-type.js'
import { guessedSources, missingAttributes } from '../src/project/new-config.js'
import { lockedTypeProblems, noteTypeProblems } from '../src/project/note-type-problems.js'
import { fileProblems } from '../src/project/problems.js'
import { readConfig } from '../src/project/read-config.js'
import { type NoteTypeOptions, runNoteTypes } from '../src/project/run-note-types.js'
import { sourceFile } from '../src/text/source-file.js'
import { textOf } from '../src/text/span.js'
import { dumpDiagnostics } from './support/dump-notes.js'

const folder = 'fixtures/project'

/** All that is said of a `deckwright.json`, and of the note types in it. */
function read(text: string, options: NoteTypeOptions = { lock: undefined, time: undefined }) {
  const { config, diagnostics } = readConfig(sourceFile('deckwright.json', text), (path) =>
    readProjectFile(join(folder, path)),
  )
  const types = runNoteTypes(config?.noteTypes, { ...options, styling: config?.styling })
  return { config, types, diagnostics: inOrder([...diagnostics, ...types.diagnostics]) }
}

const codesOf = ({ diagnostics }: ReturnType<typeof read>) => diagnostics.map(({ problem }) => problem.code)

// Each case is a deckwright.json, and beside it what is wrong with it.
describe('what is wrong', () => {
  it.each(globSync(`${folder}/*.json`).sort())('%s', async (path) => {
    const { config, diagnostics } = read(readFileSync(path, 'utf8'))
    const files = [...new Set(diagnostics.map(({ span }) => span.file))]
    const said = files.map((file) => {
      const name = file.path === 'deckwright.json' ? '' : `${file.path}\n`
      return name + dumpDiagnostics(diagnostics.filter(({ span }) => span.file === file))
    })
    const dump = `${config === undefined ? 'not read' : 'read'}\n${said.join('')}`
    await expect(dump).toMatchFileSnapshot(join('..', path.replace(/json$/, 'txt')))
  })

  it.each([...fileProblems, ...noteTypeProblems].map((problem) => [problem.code, problem] as const))(
    'is in the example of %s',
    (_, problem) => {
      expect(codesOf(read(problem.wrong))).toEqual([problem.code])
      expect(codesOf(read(problem.right))).toEqual([])
    },
  )

  it('has a code each', () => {
    const codes = [...fileProblems, ...noteTypeProblems, ...lockedTypeProblems].map(({ code }) => code)
    expect(new Set(codes).size).toBe(codes.length)
  })
})

describe('the formats', () => {
  it('are those of the emitters', () => {
    expect([...formatNames].sort()).toEqual(emitters.map(({ name }) => name).sort())
  })
})

interface Part {
  readonly name: string
  readonly was?: string
}

function word(given: { name?: string; was?: string; kind?: string; fields?: (string | Part)[]; css?: string } = {}) {
  const { name = 'Word', was, kind, fields = ['Word', 'Meaning', 'Spare'], css } = given
  const shown = kind === 'cloze' ? '{{cloze:Word}}' : '{{Word}}'
  const templates = [{ name: 'There', front: shown, back: shown }]
  return JSON.stringify({ noteTypes: { [name]: { was, kind, fields, templates, css } } })
}

/** The lock after a build of a project at some second. */
function built(text: string, time: number, lock: Lock = emptyLock): Lock {
  const { types } = read(text, { lock, time, accepts: () => true }).types
  const locked = types.map((type): [string, LockedType] => {
    const { mod, ...rest } = typeInUse(type)
    return [rest.name, { ...rest, mod: mod ?? type.anki.modified ?? time }]
  })
  return { ...lock, types: new Map([...lock.types, ...locked]) }
}

function typeAfter(text: string, lock: Lock, time: number, accepts?: (name: string) => boolean) {
  const found = read(text, { lock, time, accepts })
  const type = found.types.types.at(-1)
  if (type === undefined) throw new Error('no type')
  return { type, codes: codesOf(found), diagnostics: found.diagnostics }
}

describe('a note type in a lock', () => {
  const lock = built(word(), 100)
  const before = typeAfter(word(), lock, 100).type

  it('stays what it was', () => {
    const { type, codes } = typeAfter(word(), lock, 500)
    expect(type.anki).toEqual(before.anki)
    expect(type.anki.modified).toBe(100)
    expect(codes).toEqual([])
  })

  it('is the same without a lock, but for its time', () => {
    const alone = read(word()).types.types.at(-1)
    expect(alone?.anki).toEqual({ ...before.anki, modified: undefined })
  })

  it('changes its time with its looks, and only upwards', () => {
    const { type } = typeAfter(word({ css: '.card {}' }), lock, 500)
    expect(type.anki).toMatchObject({ id: before.anki.id, modified: 500 })
    expect(typeAfter(word({ css: '.card {}' }), lock, 50).type.anki.modified).toBe(101)
  })

  it('keeps its identity under another name', () => {
    const { type, codes } = typeAfter(word({ name: 'Vocabulary', was: 'Word' }), lock, 500)
    expect(codes).toEqual([])
    expect(type).toMatchObject({ name: 'Vocabulary', knownAs: 'Word' })
    expect(type.anki).toMatchObject({ id: before.anki.id, name: 'Vocabulary', modified: 500 })
    expect(typeAfter(word({ name: 'Vocabulary' }), lock, 500).type.anki.id).not.toBe(before.anki.id)
  })

  it('keeps the ids of renamed fields, for all builds to come', () => {
    const renamed = word({ fields: ['Word', { name: 'Sense', was: 'Meaning' }, 'Spare'] })
    const { type, codes } = typeAfter(renamed, lock, 500)
    expect(codes).toEqual([])
    expect(type.anki.fieldIds).toEqual(before.anki.fieldIds)
    const later = built(renamed, 500, lock)
    expect(typeAfter(renamed, later, 600).type.anki).toEqual(type.anki)
    expect(typeAfter(word({ fields: ['Word', 'Sense', 'Spare'] }), later, 600)).toMatchObject({ codes: [] })
    // A new field of the old name is another field.
    const reused = word({ fields: ['Word', 'Sense', 'Spare', 'Meaning'] })
    const ids = typeAfter(reused, later, 600, () => true).type.anki.fieldIds
    expect(new Set(ids).size).toBe(4)
    expect(ids.slice(0, 3)).toEqual(before.anki.fieldIds)
  })

  it.each([
    ['a new field', ['Word', 'Meaning', 'Spare', 'More'], '"More"'],
    ['a field less', ['Word', 'Meaning'], '"Meaning"'],
    ['another field', ['Word', 'Sense', 'Spare'], '"Sense"'],
    ['another order', ['Meaning', 'Word', 'Spare'], '"Meaning"'],
  ])('is frozen against %s', (_, fields, place) => {
    const { codes, diagnostics } = typeAfter(word({ fields }), lock, 500)
    expect(new Set(codes)).toEqual(new Set(['note-type/frozen']))
    expect(textOf(diagnostics[0]!.span)).toBe(place)
    expect(diagnostics[0]?.hint).toContain('--accept "Word"')
    const accepted = typeAfter(word({ fields }), lock, 500, (name) => name === 'Word')
    expect(accepted.codes).toEqual([])
    const idOf = (name: string) => accepted.type.anki.fieldIds[accepted.type.fields.indexOf(name)]
    for (const [index, name] of before.fields.entries())
      if (fields.includes(name)) expect(idOf(name)).toBe(before.anki.fieldIds[index])
  })

  it('never becomes another kind, whatever is accepted', () => {
    const { codes, type } = typeAfter(word({ kind: 'cloze' }), lock, 500, () => true)
    expect(codes).toEqual(['note-type/frozen'])
    expect(type.anki.id).not.toBe(before.anki.id)
  })

  it('is not known by a name that it never had', () => {
    const { codes } = typeAfter(word({ name: 'Vocabulary', was: 'Wrod' }), lock, 500)
    expect(codes).toEqual(['note-type/former-name'])
    const field = word({ fields: ['Word', { name: 'Sense', was: 'Mening' }, 'Spare'] })
    expect(typeAfter(field, lock, 500).codes).toEqual(['note-type/former-name', 'note-type/frozen'])
  })

  it('is set apart by the namespace', () => {
    const own = typeAfter(word(), { ...emptyLock, namespace: 'anna' }, 100).type
    expect(own.anki.id).not.toBe(before.anki.id)
    expect(own.anki.fieldIds).not.toEqual(before.anki.fieldIds)
  })
})

describe('styling for the built-in types', () => {
  const styled = JSON.stringify({ styling: '.card { color: navy }' })

  it('makes types of their own of them', () => {
    const { types } = read(styled).types
    expect(types.map(({ name }) => name)).toEqual(builtinNoteTypes.map(({ name }) => name))
    for (const [index, type] of types.entries()) {
      const builtin = builtinNoteTypes[index]!
      expect(type.knownAs).toBe(restyledName(builtin.name))
      expect(type.anki.id).not.toBe(builtin.anki.id)
      expect(type.anki.name).not.toBe(builtin.anki.name)
      expect(type.anki.styling).toBe(`${builtin.anki.styling}.card { color: navy }`)
      expect(type.anki.required).toEqual(builtin.anki.required)
    }
    expect(types[0]?.anki.name).toBe('Deckwright Basic (own styling)')
  })

  it('tells what it costs where their notes are in use, once', () => {
    const plain = built('{}', 100)
    expect(codesOf(read(styled, { lock: plain, time: 200 }))).toEqual(['note-type/restyled'])
    expect(codesOf(read(styled, { lock: built(styled, 200, plain), time: 300 }))).toEqual([])
    expect(codesOf(read(styled, { lock: emptyLock, time: 300 }))).toEqual([])
  })

  it('keeps its identity when it changes', () => {
    const lock = built(styled, 100)
    const [before] = read(styled, { lock, time: 200 }).types.types
    const [after] = read(JSON.stringify({ styling: 'b {}' }), { lock, time: 200 }).types.types
    expect(after?.anki).toMatchObject({ id: before?.anki.id, name: before?.anki.name, modified: 200 })
  })
})

describe('notes of types of one’s own', () => {
  const types = read(readFileSync(`${folder}/whole.json`, 'utf8')).types

  it('come from both notations', async () => {
    const apy = '# Note\nmodel: word\n\n## WORD\n\nHund\n\n## Meaning\n\ndog\n'
    const dash = '# deck: D\n<!-- type: gap -->\n\nDer -Hund- bellt.\n\n<!-- type: Word -->\nKatze\ncat\n'
    const { collection, diagnostics, cards } = await compile([sourceFile('a.md', apy), sourceFile('b.txt', dash)], {
      noteTypes: types,
      deckPrefix: 'L',
    })
    expect(diagnostics).toEqual([])
    expect(cards).toBe(5)
    const said = collection.notes.map(({ type, deck, fields }) => [
      type,
      deck,
      ...fields.map(({ name, text }) => `${name}=${text}`),
    ])
    expect(said).toEqual([
      ['Word', undefined, 'Word=Hund', 'Meaning=dog'],
      ['Gap', 'L::D', 'Sentence=Der {{c1::Hund}} bellt.'],
      ['Word', 'L::D', 'Word=Katze', 'Meaning=cat'],
    ])
  })

  it('are left out where something is wrong with the type', async () => {
    const broken = read(word({ fields: ['Wrod'] })).types
    const text = '# Note\nmodel: Word\n\n## Wrod\n\nHund\n'
    const { collection, leftOut, files } = await compile([sourceFile('a.md', text)], { noteTypes: broken })
    expect([collection.notes.length, leftOut.length, files[0]?.failed]).toEqual([0, 1, true])
  })

  it('come in JSON, types and all, and go out so', async () => {
    const noteTypes = [
      { name: 'Word', kind: 'standard', fields: ['Word'], templates: [{ name: '1', front: '{{Word}}', back: '' }] },
    ]
    const notes = [{ type: 'word', fields: { word: 'Hund' } }]
    const text = JSON.stringify({ version: 1, noteTypes, notes })
    const { collection, diagnostics } = await compile([sourceFile('a.json', text)])
    expect(diagnostics).toEqual([])
    expect(collection.notes[0]?.type).toBe('Word')
    const wrong = JSON.stringify({ version: 1, noteTypes: [{ ...noteTypes[0], fields: ['Wrod'] }], notes: [{}] })
    const found = await compile([sourceFile('b.json', wrong)])
    const codes = found.diagnostics.filter(isError).map(({ problem }) => problem.code)
    expect(codes.filter((code) => code !== 'json/shape')).toEqual(['note-type/unknown-field'])
    expect(textOf(found.diagnostics[0]!.span)).toBe('{{Word}}')
  })
})

describe('the time of a type that no lock remembers', () => {
  const typeOf = (text: string) => read(text).types.types.at(-1)!
  const stored = (text: string, time: number) => {
    const [type] = timedTypes([typeOf(text)], time, {})
    return { [type!.anki.id]: JSON.parse(JSON.stringify(noteTypeJson(type!))) }
  }
  const times = (text: string, time: number, earlier: object) =>
    timedTypes([typeOf(text)], time, { ...earlier }).map(({ anki }) => anki.modified)

  it('is that of the build, or of the earlier package where nothing changed', () => {
    expect(times(word(), 100, {})).toEqual([100])
    expect(times(word(), 200, stored(word(), 100))).toEqual([100])
    expect(times(word({ css: 'b {}' }), 200, stored(word(), 100))).toEqual([200])
    expect(times(word({ css: 'b {}' }), 50, stored(word(), 100))).toEqual([101])
  })

  it('is never that of a built-in type', () => {
    expect(timedTypes(builtinNoteTypes, 5, {})).toEqual(builtinNoteTypes)
  })
})

describe('requirements', () => {
  it('of the built-in types are found as they were written', () => {
    for (const type of builtinNoteTypes)
      expect(cardRequirements(type.fields, type.templates)).toEqual(type.anki.required)
  })

  it('are none where no field makes the card', () => {
    expect(cardRequirements(['A', 'B'], [{ front: '{{#A}}{{#B}}{{A}}{{/B}}{{/A}}' }, { front: 'x' }])).toEqual([
      [0, 'all', [0, 1]],
      [1, 'none', []],
    ])
  })
})

describe('a new project', () => {
  it('names the folders that hold notes, and itself where notes lie in it', () => {
    expect(guessedSources([])).toEqual(['.'])
    expect(guessedSources(['words/x/1.md', 'b/1.md', 'words/2.txt'])).toEqual(['b', 'words'])
    expect(guessedSources(['b.md', 'words/x/1.md'])).toEqual(['.'])
  })

  it('tells git once how locks are united', () => {
    const line = 'deckwright.lock merge=union text eol=lf'
    expect(missingAttributes('')).toBe(`${line}\n`)
    expect(missingAttributes('*.png binary')).toBe(`\n${line}\n`)
    expect(missingAttributes('a b\r\n')).toBe(`${line}\r\n`)
    expect(missingAttributes(`a\n${line}\n`)).toBeUndefined()
    expect(missingAttributes('/deckwright.lock text merge=union\r\n')).toBeUndefined()
    expect(missingAttributes('deckwright.lock text\nother.lock merge=union\n')).toBe(`${line}\n`)
  })
})
