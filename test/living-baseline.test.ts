import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import { type BaselineEntry, baselineOf, compared, type MarkedFinding } from '../src/diagnostics/baseline.js'
import { unchangedSince } from '../src/io/git.js'
import { damagedBaseline, printBaseline, readBaseline } from '../src/project/baseline-file.js'
import { marking } from '../src/project/baseline-marks.js'
import { sourceFile } from '../src/text/source-file.js'

async function found(text: string, path = 'a.md'): Promise<MarkedFinding[]> {
  const { diagnostics, collection, leftOut } = await compile([sourceFile(path, text)])
  return diagnostics.map(marking([...collection.notes, ...leftOut], ({ span }) => span.file.path))
}

const everywhere = () => true
const reread = (entries: readonly BaselineEntry[]) => readBaseline(sourceFile('b.json', printBaseline(entries))).entries

/** What is new in a text for which there is a baseline of another. */
async function against(old: string, now: string) {
  const { fresh, known, mended } = compared(await found(now), reread(baselineOf(await found(old), [])), everywhere)
  return { fresh: fresh.map(({ problem }) => problem.code), known, mended }
}

describe('a baseline', () => {
  const old = '# deck: A\n\nA -b-.\n\nA -b-.\n\nNo closing -dash\nin these lines.\n\nNo card.\n'

  it('knows what is there, errors as well', async () => {
    expect(await against(old, old)).toEqual({ fresh: [], known: 3, mended: 0 })
  })

  it('knows a note wherever it stands, however its lines are broken up and ended', async () => {
    const moved = old.replace('# deck: A\n', '# deck: A\n\nAnother -note-.\n').replace('No card.\n', '\n\nNo   card.')
    expect(await against(old, moved)).toEqual({ fresh: [], known: 3, mended: 0 })
    expect(await against(old, old.replaceAll('\n', '\r\n'))).toEqual({ fresh: [], known: 3, mended: 0 })
  })

  it('knows no other note, and no second one', async () => {
    expect(await against(old, `${old}\nAnother -slip\n\nNo card.\n`)).toEqual({
      fresh: ['dash-cloze/unclosed-dash', 'dash-cloze/no-card'],
      known: 3,
      mended: 0,
    })
    expect((await against(old, old.replace('these lines', 'those lines'))).fresh).toEqual(['dash-cloze/unclosed-dash'])
  })

  it('sees what is mended', async () => {
    expect(await against(old, old.replace('No card', 'A -card-'))).toEqual({ fresh: [], known: 2, mended: 1 })
    const entries = baselineOf(await found(old), [])
    expect(compared([], entries, () => false).mended).toBe(0)
  })

  it('is of one file and one code', async () => {
    const entries = baselineOf(await found(old), [])
    expect(compared(await found(old, 'b.md'), entries, everywhere)).toMatchObject({ known: 0, mended: 3 })
    const renamed = entries.map((entry) => ({ ...entry, code: 'other' }))
    expect(compared(await found(old), renamed, everywhere)).toMatchObject({ known: 0, mended: 3 })
  })

  it('keeps what is said of files that were not read', async () => {
    const other = await found(old, 'b.md')
    const both = baselineOf(await found(old), baselineOf(other, []))
    expect(both.map(({ file }) => file)).toEqual(['a.md', 'a.md', 'a.md', 'b.md', 'b.md', 'b.md'])
    expect(compared(other, both, ({ file }) => file === 'b.md')).toMatchObject({ fresh: [], known: 3, mended: 0 })
  })

  it('knows its own findings, whatever the text', async () => {
    const piece = fc.constantFrom(
      'A -b-.\n',
      'A -b.\n',
      'Odd.\n',
      '\n',
      '\n',
      '{{c1::\n',
      '{{c2::x}}\n',
      '```\n',
      '\u0007',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const text = `# deck: A\n\n${pieces.join('')}`
        const { fresh, mended } = await against(text, text)
        expect({ fresh, mended }).toEqual({ fresh: [], mended: 0 })
      }),
      { numRuns: 100 },
    )
  })
})

describe('the file of a baseline', () => {
  const entry = { file: 'ä "b".md', code: 'same-note', note: 'A\\ \u2028“b”', fingerprint: 'x', count: 1 }

  it('is read as it was written', () => {
    const entries = [entry, { ...entry, fingerprint: 'y', count: 3 }]
    expect(reread(entries)).toEqual(entries)
    expect(reread([])).toEqual([])
    expect(printBaseline(entries).split('\n').length).toBe(3 + 2 + 3)
  })

  it.each([
    ['', 'This JSON ends too soon'],
    [damagedBaseline.wrong, 'This is not JSON from here on'],
    ['[]', 'This is not an object, `{…}`'],
    ['{ "version": 1 }', '`findings` is missing'],
    ['{ "version": 0, "findings": [] }', '`version` is not `1`'],
    ['{ "version": 2, "other": [] }', 'A newer deckwright wrote this baseline, of version 2'],
    ['{ "version": 1, "findings": [{}] }', '`findings[0].file` is missing'],
    ['{ "version": 1, "findings": [], "x": 1 }', '`x` means nothing in a baseline'],
  ])('is damaged: %s', (text, message) => {
    const { entries, diagnostics, newer } = readBaseline(sourceFile('b.json', text))
    expect(entries).toEqual([])
    expect(diagnostics.map(({ problem }) => problem)).toEqual([damagedBaseline])
    expect(diagnostics[0]?.message).toBe(message)
    expect(newer).toBe(message.startsWith('A newer'))
  })

  it('is sound in its example', () => {
    expect(readBaseline(sourceFile('b.json', damagedBaseline.right)).diagnostics).toEqual([])
  })
})

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

describe.skipIf(!hasGit)('what changed since', () => {
  let top = ''
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      [
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b',
        '-c',
        'commit.gpgsign=false',
        '-c',
        'init.defaultBranch=main',
        ...args,
      ],
      { cwd: top, stdio: 'pipe' },
    )
  const write = (name: string, text: string) => writeFileSync(join(top, name), text)

  beforeAll(() => {
    top = mkdtempSync(join(tmpdir(), 'deckwright-git-'))
    mkdirSync(join(top, 'notes'))
    git('init', '-q')
    for (const name of ['same.md', 'edited.md', 'staged.md', 'notes/ü b.md', 'notes/edited.md', 'gone.md'])
      write(name, 'a')
    write('.gitignore', 'ignored.md\n')
    git('add', '.')
    git('commit', '-qm', 'One')
    write('later.md', 'a')
    git('add', '.')
    git('commit', '-qm', 'Two')
    for (const name of ['edited.md', 'staged.md', 'notes/edited.md', 'new.md', 'ignored.md']) write(name, 'b')
    git('add', 'staged.md')
    rmSync(join(top, 'gone.md'))
    symlinkSync(top, join(top, 'notes', 'link'))
  })
  afterAll(() => rmSync(top, { recursive: true, force: true }))

  const unchanged = (revision: string, folder = '.') => {
    const isUnchanged = unchangedSince(revision, join(top, folder))
    const names = ['same.md', 'edited.md', 'staged.md', 'later.md', 'new.md', 'ignored.md', 'gone.md']
    return [...names, 'notes/ü b.md', 'notes/edited.md', 'notes/link/same.md'].filter((name) =>
      isUnchanged(join(top, name)),
    )
  }

  it('is what differs, lies in no commit or is not known to git', () => {
    const same = ['same.md', 'later.md', 'notes/ü b.md', 'notes/link/same.md']
    expect(unchanged('HEAD')).toEqual(same)
    expect(unchanged('HEAD', 'notes')).toEqual(same)
    expect(unchanged('HEAD~1')).toEqual(same.filter((name) => name !== 'later.md'))
    expect(unchangedSince('HEAD', top)('/elsewhere.md')).toBe(false)
  })

  it('is told in a sentence where it cannot be known', () => {
    for (const revision of ['nowhere', '', '--output=x', 'HEAD~5']) {
      expect(() => unchanged(revision), revision).toThrow(`git knows no revision \`${revision}\` here`)
    }
    const outside = mkdtempSync(join(tmpdir(), 'deckwright-no-git-'))
    expect(() => unchangedSince('HEAD', outside)).toThrow('--since asks git, and this is not in a git repository')
    rmSync(outside, { recursive: true })
  })
})
