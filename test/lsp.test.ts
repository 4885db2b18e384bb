import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type CodeAction,
  type CompletionItem,
  type Diagnostic,
  type DocumentSymbol,
  editsOf,
  type Hover,
  type LanguageClient,
  languageClient,
  type WorkspaceEdit,
} from './support/language-client.js'

const home = realpathSync(mkdtempSync(join(tmpdir(), 'deckwright-lsp-')))
let client: LanguageClient

beforeAll(async () => {
  client = await languageClient({})
})

afterEach(() => client.closeAll())

afterAll(async () => {
  expect(await client.stop()).toBe(0)
  rmSync(home, { recursive: true, force: true })
})

let folders = 0

/** Lays files in a folder of their own, and gives their addresses. */
function laid(files: Readonly<Record<string, string>>): (name: string) => string {
  const folder = join(home, `${++folders}`)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), text)
  }
  return (name) => pathToFileURL(join(folder, name)).href
}

const codes = (diagnostics: readonly Diagnostic[]) => diagnostics.map(({ code }) => code)
const basic = (front: string, back: string, keys = '') =>
  `# Note\nmodel: Basic\n${keys}\n## Front\n\n${front}\n\n## Back\n\n${back}\n`
const shownText = (hover: Hover | null) => (hover?.contents as { value: string } | undefined)?.value
const labels = (items: readonly CompletionItem[]) => items.map(({ label }) => label)

describe('findings', () => {
  it('are shown while one types, with the version that they are for', async () => {
    const at = laid({ 'a.md': '# deck: A\n\nThe -cow gives milk.\n' })
    const [found, ...others] = await client.open(at('a.md'))
    expect(others).toEqual([])
    expect(found).toMatchObject({
      code: 'dash-cloze/unclosed-dash',
      severity: 1,
      source: 'deckwright',
      range: { start: { line: 2, character: 4 }, end: { line: 2, character: 5 } },
    })
    expect(found?.message).toContain('\nclose it')
    expect(await client.change(at('a.md'), 'cow', 'cow-')).toEqual([])
    const { range: _, ...whole } = { range: 0, text: '# deck: A\n\nThe -cow- gives -milk.\n' }
    client.send(at('a.md'), [whole])
    expect(codes(await client.next(at('a.md'), ({ version }) => version === 3))).toEqual(['dash-cloze/unclosed-dash'])
  })

  it('lead to the page of rules', async () => {
    const at = laid({ 'a.md': '# deck: A\n\nThe -cow gives milk.\n' })
    const [found] = await client.open(at('a.md'))
    const [page = '', line] = found?.codeDescription?.href.split('#L') ?? []
    expect(readFileSync(fileURLToPath(page), 'utf8').split('\n')[Number(line) - 1]).toBe('## dash-cloze/unclosed-dash')
  })

  it('are those of the last of many quick changes', async () => {
    const at = laid({ 'a.md': '# deck: A\n\nThe cow gives -milk-.\n' })
    await client.open(at('a.md'))
    const before = client.shown.length
    const last = client.next(at('a.md'), ({ version }) => version === 22)
    for (let index = 0; index < 21; index++) {
      client.send(at('a.md'), [{ text: `# deck: A\n\nThe cow gives ${index % 2 === 0 ? '-milk' : '-milk-'}.\n` }])
    }
    expect(codes(await last)).toEqual(['dash-cloze/unclosed-dash'])
    for (const { version = 0, diagnostics } of client.shown.slice(before)) {
      expect(codes(diagnostics)).toEqual(version % 2 === 0 ? ['dash-cloze/unclosed-dash'] : [])
    }
  })

  it.each([
    ['CRLF', '# deck: A\r\n\r\nOne -x-.\r\n\r\n🐄 The -cow gives milk.\r\n'],
    ['a lone CR', '# deck: A\r\rOne -x-.\r\r🐄 The -cow gives milk.\r'],
    ['a byte order mark', '\ufeff# deck: A\n\nOne -x-.\n\n🐄 The -cow gives milk.\n'],
  ])('have their places in a text with %s', async (_, text) => {
    const at = laid({})
    const [found] = await client.open(at('a.md'), text)
    expect(found?.range).toEqual({ start: { line: 4, character: 7 }, end: { line: 4, character: 8 } })
    expect(await client.change(at('a.md'), 'cow', 'cow-')).toEqual([])
  })

  it('are not shown of what is no notes, and are gone when a file is closed and its text with it', async () => {
    const at = laid({ 'README.md': '# About\n\nSome words.\n', 'a.md': '# deck: A\n\n-x-.\n' })
    expect(await client.open(at('README.md'))).toEqual([])
    expect(codes(await client.open(at('a.md'), '# deck: A\n\nThe -cow.\n'))).toEqual(['dash-cloze/unclosed-dash'])
    const cleared = client.next(at('a.md'))
    client.close(at('a.md'))
    expect(await cleared).toEqual([])
  })

  it('are shown of a text that lies nowhere', async () => {
    const text = '# deck: A\n\nThe -cow and ![](picture.png).\n'
    expect(codes(await client.open('untitled:Untitled-1', text))).toEqual(['dash-cloze/unclosed-dash'])
    expect(await client.change('untitled:Untitled-1', 'cow', 'cow-')).toEqual([])
    client.close('untitled:Untitled-1')
  })
})

describe('a project', () => {
  it('is checked as a whole, by what is in the editor', async () => {
    const at = laid({
      'deckwright.json': '{}',
      'a.md': basic('Capital of Peru?', 'Lima'),
      'b/b.md': basic('Capital of Chile?', 'Santiago'),
    })
    expect(await client.open(at('a.md'))).toEqual([])
    const other = client.next(at('b/b.md'))
    await client.change(at('a.md'), 'Peru?\n\n## Back\n\nLima', 'Chile?\n\n## Back\n\nSantiago')
    const [found] = await other
    expect(found).toMatchObject({ code: 'same-note', range: { start: { line: 5 } } })
    expect(found?.relatedInformation).toEqual([
      {
        message: 'the same note',
        location: { uri: at('a.md'), range: { start: { line: 5, character: 0 }, end: { line: 5, character: 17 } } },
      },
    ])
    const gone = client.next(at('b/b.md'))
    await client.change(at('a.md'), 'Chile', 'Bolivia')
    expect(await gone).toEqual([])
  })

  it('has note types, severities and files that are left out', async () => {
    const config = {
      ignore: ['drafts/'],
      severity: { 'same-note': 'off', 'dash-cloze/lone-group-key': 'error' },
      noteTypes: {
        Word: { fields: ['Word', 'Meaning'], templates: [{ name: 'Card', front: '{{Word}}', back: '{{Meaning}}' }] },
      },
    }
    const word = '# Note\nmodel: Word\n\n## Word\n\nvaca\n\n## Meaning\n\ncow\n'
    const at = laid({
      'deckwright.json': JSON.stringify(config),
      'a.md': `${word}\n${word}`,
      'b.md': '# deck: B\n\nThe 1.-cow-.\n',
      'drafts/c.md': '# deck: C\n\nThe -cow.\n',
      'out/d.md': '# deck: C\n\nThe -cow.\n',
    })
    expect(await client.open(at('a.md'))).toEqual([])
    expect(await client.open(at('b.md'))).toMatchObject([{ code: 'dash-cloze/lone-group-key', severity: 1 }])
    expect(await client.open(at('drafts/c.md'))).toEqual([])
    expect(await client.open(at('out/d.md'))).toEqual([])
  })

  it('shows what is wrong with its own files, as they are in the editor', async () => {
    const at = laid({ 'deckwright.json': '{ "severity": { "same-notes": "off" } }', 'a.md': basic('A?', 'B') })
    const own = client.next(at('deckwright.json'))
    await client.open(at('a.md'))
    expect(codes(await own)).toEqual(['project/unknown-severity'])
    expect(codes(await client.open(at('deckwright.json')))).toEqual(['project/unknown-severity'])
    expect(await client.change(at('deckwright.json'), 'same-notes', 'same-note')).toEqual([])
    expect(codes(await client.change(at('deckwright.json'), '{ "sev', '{{ "sev'))).toEqual(['project/syntax'])
    // The notes are read by what it said last.
    expect(shownText(await client.ask<Hover>('hover', at('a.md'), '# Note'))).toContain('**Question**')
    expect(await client.change(at('deckwright.json'), '{{', '{ "mediaRoot": "nowhere",')).toMatchObject([
      { message: expect.stringContaining('no folder'), range: { start: { line: 0, character: 0 } } },
    ])
    expect(await client.change(at('deckwright.json'), '"mediaRoot": "nowhere",', '')).toEqual([])
  })

  it('leaves out what a baseline knows, and what a comment silences', async () => {
    const silenced = '<!-- deckwright-disable-next-line dash-cloze/lone-group-key -->\nThe 1.-cow-.\n'
    const at = laid({ 'deckwright.json': '{}', 'a.md': `# deck: A\n\nThe 1.-pig-.\n\n${silenced}` })
    const found = await client.open(at('a.md'))
    expect(codes(found)).toEqual(['dash-cloze/lone-group-key'])
    expect(await client.change(at('a.md'), '1.-cow-', '-cow-')).toMatchObject([
      { code: 'dash-cloze/lone-group-key' },
      { code: 'unused-disable', tags: [1] },
    ])
  })

  it('sees files that come, change and go on the disk when it is told', async () => {
    const at = laid({ 'deckwright.json': '{}', 'a.md': basic('A?', 'B') })
    const told = (name: string, type: number) =>
      client.notify('workspace/didChangeWatchedFiles', { changes: [{ uri: at(name), type }] })
    await client.open(at('a.md'))
    const copied = client.next(at('b.md'))
    writeFileSync(new URL(at('b.md')), basic('A?', 'B'))
    await told('b.md', 1)
    expect(codes(await copied)).toEqual(['same-note'])
    const gone = client.next(at('b.md'))
    const moved = client.next(at('c.md'))
    renameSync(new URL(at('b.md')), new URL(at('c.md')))
    await told('c.md', 1)
    expect(await gone).toEqual([])
    expect(codes(await moved)).toEqual(['same-note'])
    const deleted = client.next(at('c.md'))
    unlinkSync(new URL(at('c.md')))
    await told('c.md', 3)
    expect(await deleted).toEqual([])
    // Without its `deckwright.json` it is none any more, and each file stands for itself.
    rmSync(new URL(at('deckwright.json')))
    await told('deckwright.json', 3)
    expect(codes(await client.change(at('a.md'), 'model:', 'modell:'))).toEqual(['apy-notes/unknown-key'])
  })

  it('may lie behind a link', async () => {
    const at = laid({
      'real/deckwright.json': '{ "ignore": ["no.md"] }',
      'real/a.md': basic('A?', 'B'),
      'real/no.md': '',
    })
    symlinkSync(new URL(at('real')), new URL(at('link')), 'junction')
    const other = client.next(at('link/b.md'))
    writeFileSync(new URL(at('link/b.md')), basic('A?', 'B'))
    expect(await client.open(at('link/a.md'))).toEqual([])
    expect((await other)[0]?.relatedInformation?.[0]?.location.uri).toBe(at('link/a.md'))
    expect(await client.open(at('link/no.md'), 'The -cow.\n')).toEqual([])
  })

  it('may vanish without a word', async () => {
    const at = laid({ 'deckwright.json': '{}', 'a.md': basic('A?', 'B') })
    await client.open(at('a.md'))
    rmSync(dirname(fileURLToPath(at('a.md'))), { recursive: true })
    expect(codes(await client.change(at('a.md'), 'model:', 'modell:'))).toEqual(['apy-notes/unknown-key'])
  })
})

describe('quick fixes', () => {
  const actionsAt = (uri: string, words: string, only?: string[]) =>
    client.ask<CodeAction[]>('codeAction', uri, words, 0, { context: { diagnostics: [], ...(only && { only }) } })

  it('mend what can be mended, the safe ones first choice', async () => {
    const at = laid({
      'a.md': '# deck: A\n\n<!-- deckwright-disable-next-line dash-cloze/lone-group-key -->\nThe -cow-.\n',
    })
    const [found] = await client.open(at('a.md'))
    const [fix] = await actionsAt(at('a.md'), 'dash-cloze/lone', ['quickfix'])
    expect(fix).toMatchObject({ kind: 'quickfix', isPreferred: true, diagnostics: [found] })
    expect(await client.apply(at('a.md'), fix?.edit ?? {})).toEqual([])
    expect(client.text(at('a.md'))).toBe('# deck: A\n\nThe -cow-.\n')
  })

  it('silence a warning, in the file’s own line endings', async () => {
    const at = laid({ 'a.md': '# deck: A\r\n\r\nOne -line-\r\nand 1.-key-.\r\n' })
    await client.open(at('a.md'))
    const actions = await actionsAt(at('a.md'), '1.-key', ['quickfix'])
    const silence = actions.find(({ title }) => title.startsWith('Disable'))
    expect(silence?.isPreferred).toBeUndefined()
    expect(await client.apply(at('a.md'), silence?.edit ?? {})).toEqual([])
    expect(client.text(at('a.md'))).toContain(
      'One -line-\r\n<!-- deckwright-disable-next-line dash-cloze/lone-group-key -->\r\nand 1.-key-.\r\n',
    )
  })

  it('silence no error, and nothing in code', async () => {
    const at = laid({ 'a.md': '# deck: A\n\nThe -cow.\n' })
    await client.open(at('a.md'))
    expect((await actionsAt(at('a.md'), '-cow')).filter(({ title }) => title.startsWith('Disable'))).toEqual([])
  })

  it('are all made at once for those who ask', async () => {
    const unused = '<!-- deckwright-disable-next-line dash-cloze/lone-group-key -->\n'
    const at = laid({ 'a.md': `# deck: A\n\n${unused}The -cow-.\n\n${unused}The -pig-.\n` })
    await client.open(at('a.md'))
    expect((await actionsAt(at('a.md'), '# deck')).map(({ kind }) => kind)).toEqual([])
    const [all] = await actionsAt(at('a.md'), '# deck', ['source.fixAll'])
    expect(all?.kind).toBe('source.fixAll.deckwright')
    expect(await client.apply(at('a.md'), all?.edit ?? {})).toEqual([])
    expect(client.text(at('a.md'))).toBe('# deck: A\n\nThe -cow-.\n\nThe -pig-.\n')
    expect(await actionsAt(at('a.md'), '# deck', ['source.fixAll'])).toEqual([])
  })
})

describe('hovering', () => {
  it('shows the two sides of a deletion’s card', async () => {
    const cloze = '# Note\nmodel: Cloze\n\n## Text\n\n{{c1::Lima::city}} *is* in\n{{c2::Peru}}, **3 * 4**.\n'
    const at = laid({
      'a.md': cloze,
      'b.md': '# deck: B\n\nThe -cow- gives -milk-,\nsays [he]: a < b.\n> At `noon`.\n',
    })
    await client.open(at('a.md'))
    const lima = await client.ask<Hover>('hover', at('a.md'), 'Lima')
    expect(shownText(lima)).toBe(
      '**Question** (card 1 of 2)\n\n**\\[city\\]** is in Peru, 3 \\* 4.\n\n**Answer**\n\n**Lima** is in Peru, 3 \\* 4.',
    )
    expect(lima.range).toEqual({ start: { line: 5, character: 0 }, end: { line: 5, character: 18 } })
    await client.open(at('b.md'))
    const milk = await client.ask<Hover>('hover', at('b.md'), '-milk-', 2)
    expect(shownText(milk)).toBe(
      '**Question** (card 2 of 2)\n\nThe cow gives **\\[...\\]**,  \nsays \\[he\\]: a \\< b.\n\n' +
        '**Answer**\n\nThe cow gives **milk**,  \nsays \\[he\\]: a \\< b.  \nAt noon.',
    )
    expect(milk.range).toEqual({ start: { line: 2, character: 16 }, end: { line: 2, character: 22 } })
    expect(await client.ask('hover', at('b.md'), 'gives')).toBeNull()
  })

  it('shows all cards of any other note at its head', async () => {
    const at = laid({ 'a.md': basic('Peru?', 'Lima').replace('Basic', 'Basic (and reversed card)') })
    await client.open(at('a.md'))
    expect(shownText(await client.ask<Hover>('hover', at('a.md'), '# Note'))).toBe(
      '**Question** (card 1 of 2 · Card 1)\n\nPeru?\n\n**Answer**\n\nPeru?  \nLima\n\n---\n\n' +
        '**Question** (card 2 of 2 · Card 2)\n\nLima\n\n**Answer**\n\nLima  \nPeru?',
    )
  })

  it('explains keys, deck lines and codes', async () => {
    const at = laid({
      'a.md': `${basic('A?', 'model: B')}`,
      'b.md': '# deck: B\n\n<!-- deckwright-disable-next-line same-note -->\nThe -cow-.\n',
    })
    await client.open(at('a.md'))
    expect(shownText(await client.ask<Hover>('hover', at('a.md'), 'model: Basic', 2))).toContain('**note type**')
    expect(await client.ask('hover', at('a.md'), 'model: B\n', 2)).toBeNull()
    await client.open(at('b.md'))
    expect(shownText(await client.ask<Hover>('hover', at('b.md'), 'deck'))).toContain('**deck**')
    expect(shownText(await client.ask<Hover>('hover', at('b.md'), 'same-note'))).toMatch(
      /^### `same-note`\n\nThe same note/,
    )
  })
})

describe('the outline', () => {
  it('holds decks, notes and fields', async () => {
    const at = laid({
      'a.md': `deck: Top\n\n${basic('One?', '1')}\n${basic('Two *or* more?', '2', 'deck: Other\n')}`,
      'b.md': '# deck: B\n\nThe -cow-.\n\nWhere?\nHere.\n\n# deck: C\n\nThe -pig-.\n',
    })
    const outline = (symbols: readonly DocumentSymbol[] = []): unknown[] =>
      symbols.map(({ name, range, children }) => [name, range.start.line, range.end.line, ...outline(children)])
    await client.open(at('a.md'))
    expect(outline(await client.ask('documentSymbol', at('a.md')))).toEqual([
      ['Top', 0, 11, ['One?', 2, 11, ['Front', 5, 7], ['Back', 9, 11]]],
      ['Other', 13, 23, ['Two or more?', 13, 23, ['Front', 17, 19], ['Back', 21, 23]]],
    ])
    await client.open(at('b.md'))
    const symbols = await client.ask<DocumentSymbol[]>('documentSymbol', at('b.md'))
    expect(outline(symbols)).toEqual([
      ['B', 0, 5, ['The cow.', 2, 2, ['Text', 2, 2]], ['Where?', 4, 5, ['Front', 4, 4], ['Back', 5, 5]]],
      ['C', 7, 9, ['The pig.', 9, 9, ['Text', 9, 9]]],
    ])
    expect(await client.ask('foldingRange', at('b.md'))).toMatchObject([
      { startLine: 0, endLine: 5 },
      { startLine: 7, endLine: 9 },
      { startLine: 4, endLine: 5 },
    ])
  })
})

describe('renaming a deck', () => {
  const rename = (uri: string, words: string, newName: string, behind = 1) =>
    client.ask<WorkspaceEdit>('rename', uri, words, behind, { newName })

  it('renames it in all files, and what lies below it', async () => {
    const at = laid({
      'deckwright.json': '{}',
      'a.md': `deck: Geo::Peru\r\n\r\n${basic('A?', 'B', 'deck: geo\n').replaceAll('\n', '\r\n')}`,
      'b.md': '---\ndeck: "Geo::Peru"\n---\n\nThe -cow-.\n',
      'c.md': '# deck: Geo::Peru::Lima\n\nThe -pig-.\n\n# deck: Geology\n\nThe -ox-.\n',
      'd.md': '# deck: Other\n\nThe -dog-.\n',
    })
    await client.open(at('c.md'))
    expect(await client.ask('prepareRename', at('c.md'), 'Peru', 2)).toEqual({
      placeholder: 'Geo::Peru',
      range: { start: { line: 0, character: 8 }, end: { line: 0, character: 17 } },
    })
    expect(await client.ask('prepareRename', at('c.md'), 'The')).toBeNull()
    const edit = await rename(at('c.md'), 'Geo::', 'Erde: Süd')
    const textOf = (name: string) =>
      editsOf(at(name), edit).map(({ range: { start, end }, newText }) => [
        start.line,
        start.character,
        end.character,
        newText,
      ])
    expect(textOf('a.md')).toEqual([
      [0, 6, 15, 'Erde: Süd::Peru'],
      [4, 6, 9, 'Erde: Süd'],
    ])
    expect(textOf('b.md')).toEqual([[1, 6, 17, '"Erde: Süd::Peru"']])
    expect(textOf('c.md')).toEqual([[0, 8, 23, 'Erde: Süd::Peru::Lima']])
    expect(edit.documentChanges?.length).toBe(3)
    expect(edit.documentChanges).toContainEqual(
      expect.objectContaining({ textDocument: { uri: at('c.md'), version: 1 } }),
    )
    const inner = await rename(at('c.md'), 'Peru', 'Geo::Chile')
    expect(client.after(at('c.md'), inner)).toBe(
      '# deck: Geo::Chile::Lima\n\nThe -pig-.\n\n# deck: Geology\n\nThe -ox-.\n',
    )
  })

  it('follows the prefix of the project', async () => {
    const at = laid({
      'deckwright.json': '{ "deckPrefix": "All" }',
      'a.md': '# deck: Peru\n\nThe -cow-.\n\n# deck: All::Peru::Lima\n\nThe -pig-.\n',
    })
    await client.open(at('a.md'))
    const edit = await rename(at('a.md'), 'Peru', 'Chile')
    expect(client.after(at('a.md'), edit)).toBe(
      '# deck: Chile\n\nThe -cow-.\n\n# deck: All::Chile::Lima\n\nThe -pig-.\n',
    )
    const top = await rename(at('a.md'), 'All', 'Whole')
    expect(client.after(at('a.md'), top)).toContain('# deck: Whole::Peru::Lima')
    expect(editsOf(at('deckwright.json'), top)).toMatchObject([{ newText: '"Whole"' }])
    await expect(rename(at('a.md'), 'All::Peru', 'Else::Peru', 7)).rejects.toThrow('deckPrefix')
  })

  it('refuses names that cannot be, and names that are taken', async () => {
    const at = laid({
      'deckwright.json': '{}',
      'a.md': '# deck: A::B\n\nThe -cow-.\n',
      'C.md': '# deck: C\n\nThe -pig-.\n',
    })
    await client.open(at('a.md'))
    await expect(rename(at('a.md'), 'A::B', ' ')).rejects.toThrow('must have a name')
    await expect(rename(at('a.md'), 'A::B', 'A::::B')).rejects.toThrow('nothing between')
    await expect(rename(at('a.md'), 'A::B', 'A\nB')).rejects.toThrow('control characters')
    await expect(rename(at('a.md'), 'B', 'c')).rejects.toThrow('there is a deck C already')
    await expect(rename(at('a.md'), 'The', 'D')).rejects.toThrow('no deck is named here')
  })
})

it('formats as `fmt` does', async () => {
  const at = laid({ 'a.md': '#  deck:A\r\n\r\n\r\n\r\nThe -cow-.\r\n', 'b.md': '# deck: A\n\n-x-\n```\nopen\n' })
  await client.open(at('a.md'))
  const edits = await client.ask<[]>('formatting', at('a.md'), '', 0, { options: { tabSize: 2, insertSpaces: true } })
  const text = client.after(at('a.md'), edits)
  expect(text).toBe('# deck: A\r\n\r\nThe -cow-.\r\n')
  await client.apply(at('a.md'), edits)
  expect(await client.ask('formatting', at('a.md'), '', 0, { options: {} })).toEqual([])
  await client.open(at('b.md'))
  await expect(client.ask('formatting', at('b.md'), '', 0, { options: {} })).rejects.toThrow('cannot be formatted')
})

describe('completion', () => {
  const offered = (uri: string, words: string, behind = words.length) =>
    client.ask<CompletionItem[]>('completion', uri, words, behind)
  const taken = (uri: string, item: CompletionItem | undefined) =>
    client.after(uri, item?.textEdit === undefined || !('range' in item.textEdit) ? [] : [item.textEdit])

  it('offers the next number of a cloze', async () => {
    const at = laid({
      'a.md':
        '# Note\nmodel: Cloze\n\n## Text\n\n{{c1::Lima}} and {{c4::Rome}}, {{c}} and {{c2\n\n# Note\nmodel: Cloze\n\n## Text\n\n{{c9::x}}\n',
    })
    await client.open(at('a.md'))
    const items = await offered(at('a.md'), ', {{c')
    expect(labels(items)).toEqual(['{{c5::…}}', '{{c4::…}}', '{{c1::…}}'])
    expect(items[0]?.insertTextFormat).toBe(2)
    expect(taken(at('a.md'), items[0])).toContain(', {{c5::$1}}$0 and {{c2\n')
    expect(items[1]?.detail).toContain('Rome')
  })

  it('offers the groups of a paragraph', async () => {
    const at = laid({ 'a.md': '# deck: A\n\n3.-x- and -y-.\n\n1.-lack- of 1.-talent-, and 2\n\n7.-x-\n' })
    await client.open(at('a.md'))
    expect(labels(await offered(at('a.md'), 'and 2'))).toEqual(['1.-…-', '2.-…-'])
    expect(await offered(at('a.md'), 'lack')).toEqual([])
  })

  it('offers note types, fields, keys, decks and tags', async () => {
    const at = laid({
      'deckwright.json': '{}',
      'a.md': `deck: Geo::Peru\ntags: exam exam2\n\n${basic('A?', 'B', 'tags: \n')}`,
      'b.md': '# Note\nmodel: \nde\ndeck: \ntags: exam, \n\n## Front\n\nA?\n\n## \n',
      'c.md': '# deck: \n\n<!-- type:  -->\nThe -cow-.\n',
    })
    await client.open(at('a.md'))
    await client.open(at('b.md'))
    expect(labels(await offered(at('b.md'), 'model: '))).toContain('Basic (and reversed card)')
    expect(labels(await offered(at('b.md'), '\nde'))).toContain('deck')
    expect(labels(await offered(at('b.md'), '\ndeck: '))).toEqual(['Geo', 'Geo::Peru'])
    expect(labels(await offered(at('b.md'), 'tags: exam, '))).toEqual(['exam2'])
    expect(labels(await offered(at('b.md'), '## \n', 3))).toEqual(['Back'])
    await client.open(at('c.md'))
    expect(labels(await offered(at('c.md'), '# deck: '))).toContain('Geo::Peru')
    const items = await offered(at('c.md'), 'type: ')
    expect(
      taken(
        at('c.md'),
        items.find(({ label }) => label === 'Cloze'),
      ),
    ).toContain('<!-- type: Cloze -->')
    expect(await offered(at('c.md'), 'The ')).toEqual([])
  })

  it('offers comments, and the codes that they may name', async () => {
    const at = laid({
      'a.md': '# deck: A\n\n<!-- deck\n<!-- deckwright-disable-next-line same-note, sp -->\nThe -cow-.\n',
    })
    await client.open(at('a.md'))
    expect(labels(await offered(at('a.md'), '<!-- deck'))).toContain('deckwright-disable-next-line')
    const items = await offered(at('a.md'), ', sp')
    expect(labels(items)).toContain('spaced-tag')
    expect(labels(items)).not.toContain('same-note')
    expect(labels(items)).not.toContain('unclosed-cloze')
    expect(
      taken(
        at('a.md'),
        items.find(({ label }) => label === 'spaced-tag'),
      ),
    ).toContain('same-note, spaced-tag -->')
  })
})

describe('the server', () => {
  it('answers what it does not know, and goes on', async () => {
    await expect(client.request('textDocument/unheardOf', {})).rejects.toMatchObject({ code: -32601 })
    await client.notify('deckwright/unheardOf', {})
    await expect(client.ask('hover', 'file:///nowhere/at/all.md')).resolves.toBeNull()
    await client.request('textDocument/hover', { textDocument: 5 }).catch(() => undefined)
    await client.request('textDocument/hover').catch(() => undefined)
    const at = laid({ 'a.md': '# deck: A\n\nThe -cow-.\n' })
    expect(await client.open(at('a.md'))).toEqual([])
  })

  it('takes cancelled requests and broken messages for what they are', async () => {
    const one = await languageClient({ args: [] })
    const write = (text: string) => one.server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    write('{ this is no JSON')
    write('[]')
    write('{"jsonrpc":"2.0","method":"textDocument/didChange","params":{"textDocument":null}}')
    const answers: string[] = []
    one.server.stdout.on('data', (data: Buffer) => answers.push(data.toString()))
    write(
      '{"jsonrpc":"2.0","id":"x","method":"textDocument/hover","params":{"textDocument":{"uri":"file:///a.md"},"position":{"line":0,"character":0}}}',
    )
    write('{"jsonrpc":"2.0","method":"$/cancelRequest","params":{"id":"x"}}')
    const at = laid({ 'a.md': '# deck: A\n\nThe -cow.\n' })
    expect(codes(await one.open(at('a.md')))).toEqual(['dash-cloze/unclosed-dash'])
    expect(answers.join('')).toContain('"id":"x"')
    expect(await one.stop()).toBe(0)
  })

  it('ends with its client, and can be started again', async () => {
    const one = await languageClient({ folder: home })
    const ended = new Promise((resolve) => one.server.once('exit', resolve))
    one.server.stdin.end()
    expect(await ended).toBe(1)
    const again = await languageClient({ args: ['--stdio', '--clientProcessId=1'], capabilities: {} })
    const at = laid({ 'deckwright.json': '{}', 'a.md': '# deck: A\n\nThe -cow-.\n' })
    await again.open(at('a.md'))
    // A plain client gets plain answers.
    expect(await again.ask('rename', at('a.md'), 'A\n', 0, { newName: 'B' })).toEqual({
      changes: { [at('a.md')]: [expect.objectContaining({ newText: 'B' })] },
    })
    const unasked = new Promise((resolve) => again.server.once('exit', resolve))
    await again.notify('exit')
    expect(await unasked).toBe(1)
  })

  it('checks the projects of the folders that are open, before any file is', async () => {
    const at = laid({ 'deckwright.json': '{}', 'a.md': '# deck: A\n\nThe -cow.\n' })
    const one = await languageClient({ folder: dirname(fileURLToPath(at('a.md'))) })
    expect(codes(await one.next(at('a.md')))).toEqual(['dash-cloze/unclosed-dash'])
    expect(one.registered).toMatchObject([{ method: 'workspace/didChangeWatchedFiles' }])
    const more = laid({ 'deckwright.json': '{}', 'b.md': '# deck: B\n\nThe -pig.\n' })
    const folder = (address: string) => ({ uri: address.replace(/\/[^/]*$/, ''), name: 'notes' })
    const event = { added: [folder(more('b.md'))], removed: [folder(at('a.md'))] }
    const gone = one.next(at('a.md'))
    const come = one.next(more('b.md'))
    await one.notify('workspace/didChangeWorkspaceFolders', { event })
    expect(await gone).toEqual([])
    expect(codes(await come)).toEqual(['dash-cloze/unclosed-dash'])
    expect(await one.stop()).toBe(0)
  })
})
