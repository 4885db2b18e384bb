import { describe, expect, it } from 'vitest'
import { canonicalForms } from '../src/commands/canonical-forms.js'
import type { Gathering } from '../src/commands/gather.js'
import { changedInMeaning } from '../src/commands/same-meaning.js'
import { compile } from '../src/compile.js'
import { draftsOnDisk } from '../src/io/drafts.js'
import { sourceFile } from '../src/text/source-file.js'

const note = '# Note\nmodel: Cloze\n\n## Text\n\nA {{c1::b}}.\n'

describe('a file that is read again', () => {
  it.each([
    ['a field', note, note.replace('A', 'An')],
    ['blanks at the end of a line', note, note.replace('.', '.  ')],
    ['the name of a field', note, note.replace('Text', 'Back Extra')],
    ['a title', note, note.replace('Note', 'A title')],
    ['a tag', note, note.replace('\n\n', '\ntags: a\n\n')],
    ['a deck', note, `deck: D\n\n${note}`],
    ['a type', note, note.replace('Cloze', 'Basic')],
    ['an id', note, note.replace('\n\n', '\nid: a\n\n')],
    ['a format', note, note.replace('\n\n', '\nmarkdown: false\n\n')],
    ['a note', note, note + note.replace('b', 'c')],
    ['the order of notes', note + note.replace('b', 'c'), note.replace('b', 'c') + note],
    ['a note with an error', note.replace('}}', ''), note.replace('}}.', '!')],
    ['a finding', note, note.replace('\n\n', '\nmoddel: x\n\n')],
    ['a number', '# deck: D\n\n-a- 1.-b-', '# deck: D\n\n-a- -b-'],
    ['the notation', note, '# deck: D\n\n-a-'],
  ])('is seen to have changed in %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual(['a.md'])
  })

  it.each([
    ['blank lines', note, `\n\n${note.replaceAll('\n\n', '\n\n\n')}`],
    ['places of findings', '# deck: D\n\n-open', '\n# deck: D\n\n\n-open'],
    ['a blank that is put in behind a key', note.replace(': ', ':'), note],
  ])('has not changed with %s', async (_, before, after) => {
    expect(await changed(before, after)).toEqual([])
  })

  it('is asked about only if it was named', async () => {
    const gathered = await gathering(note)
    expect([...changedInMeaning(gathered, await gathering(''), new Set(['b.md']))]).toEqual([])
  })
})

describe('a file that would hold other notes in canonical form', () => {
  it('is left as it is', async () => {
    const before = await gathering(`\n${note}`)
    const unsafe = await canonicalForms(before, () => gathering(note.replace('b', 'c')), draftsOnDisk())
    expect(unsafe.wanted).toEqual([])
    expect(unsafe.spoilt.map(({ path }) => path)).toEqual(['a.md'])
    const safe = await canonicalForms(before, () => gathering(note), draftsOnDisk())
    expect(safe.wanted.map(({ after }) => after.text)).toEqual([note])
    expect(safe.spoilt).toEqual([])
  })
})

async function changed(before: string, after: string): Promise<string[]> {
  return [...changedInMeaning(await gathering(before), await gathering(after), new Set(['a.md']))]
}

async function gathering(text: string): Promise<Gathering> {
  const compilation = await compile([sourceFile('a.md', text)])
  return { compilation, sources: compilation.files.map((compiled) => ({ compiled })) } as unknown as Gathering
}
