import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPackage } from './support/read-package.js'

let folder = ''
let program: ChildProcess
/** What the program said since it was asked last. */
let said = ''

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-watch-'))
  said = ''
  mkdirSync(join(folder, 'notes'))
})

afterEach(() => {
  program.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

const at = (...path: string[]) => join(folder, ...path)
const save = (name: string, text: string) => writeFileSync(at(name), text)
/** As many editors do: under another name first. */
const saveAside = (name: string, text: string) => {
  save(`${name}~`, text)
  renameSync(at(`${name}~`), at(name))
}
const note = (text: string) => `# deck: Watched\n\n${text}\n`

async function start(...args: string[]): Promise<string> {
  const words = [process.execPath, resolve('bin/deckwright.js'), ...args]
  // Both streams are one, so that what was said first is read first.
  program = spawn('sh', ['-c', 'exec "$0" "$@" 2>&1', ...words], { cwd: folder })
  program.stdout?.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  return heard(/watching what is saved/)
}

/** Waits for words, and gives what was said up to now. */
async function heard(words: RegExp): Promise<string> {
  for (let left = 1200; left > 0; left--) {
    if (words.test(said)) {
      const all = said
      said = ''
      return all
    }
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error(`${words} did not come: ${said}`)
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds))

async function interrupted(): Promise<unknown[]> {
  const ended = new Promise<unknown[]>((done) => program.on('exit', (...how) => done(how)))
  program.kill('SIGINT')
  return ended
}

describe.skipIf(process.platform === 'win32')('a check that watches', { timeout: 120_000 }, () => {
  test('tells what is wrong in what was saved, and what is new elsewhere', async () => {
    save('notes/a.md', note('A -first- note with an ![](absent.png) image.'))
    save('notes/b.md', note('A -second- note.'))
    expect(await start('check', '--watch', 'notes')).toContain('2 files · 2 notes')

    save('notes/b.md', note('A -second note.'))
    const wrong = await heard(/2 files.* checked .*in 2 files/)
    expect(wrong).toContain('changed: notes/b.md')
    expect(wrong).toContain('notes/b.md:3:3: error dash-cloze/unclosed-dash')
    expect(wrong).not.toContain('absent.png')

    saveAside('notes/b.md', note('A -second- note.'))
    expect(await heard(/2 files.* checked .*/)).not.toContain('unclosed-dash')

    renameSync(at('notes/b.md'), at('notes/c.md'))
    save('notes/d.md', note('A -second- note.'))
    expect(await heard(/3 files.* checked .*/)).toContain('same-note')
    rmSync(at('notes/d.md'))
    expect(await heard(/2 files.* checked .*/)).not.toContain('same-note')

    for (let time = 0; time < 20; time++) save('notes/c.md', note(`A -second note, ${time}.`))
    expect(await heard(/2 files.* checked .*in 2 files/)).toContain('unclosed-dash')
    await pause(600)
    expect(said.match(/changed:/g) ?? []).toEqual([])

    rmSync(at('notes'), { recursive: true })
    await heard(/cannot read `notes`/)
    mkdirSync(at('notes'))
    save('notes/e.md', note('A note that is -back-.'))
    await heard(/1 file · 1 note · 1 card checked .*: no findings/)
    expect(await interrupted()).toEqual([0, null])
  })

  test('reads a project again that was changed', async () => {
    save('deckwright.json', '{ "sources": ["notes"] }')
    save('notes/a.md', note('A -note- with an ![](absent.png) image.'))
    expect(await start('check', '-w')).toContain('1 error')
    save('deckwright.json', '{ "sources": ["notes"')
    await heard(/project\/syntax[\s\S]*checked/)
    save('deckwright.json', '{ "sources": ["more"] }')
    await heard(/cannot read `more`/)
    mkdirSync(at('more'))
    save('more/a.md', note('A -note-.'))
    await heard(/1 file · 1 note · 1 card checked .*: no findings/)
    save('more/a.md', note('A -note-, and -another-.'))
    await heard(/1 file · 1 note · 2 cards checked .*: no findings/)
    expect(await interrupted()).toEqual([0, null])
  })
})

describe.skipIf(process.platform === 'win32')('a check that watches what is left out', { timeout: 120_000 }, () => {
  test('goes by a `.gitignore` that comes, changes and goes, also above the folder of the notes', async () => {
    mkdirSync(at('.git'))
    save('notes/a.md', note('A -first- note.'))
    save('notes/b.md', note('A -second- note.'))
    expect(await start('check', '--watch', 'notes')).toContain('2 files')
    save('notes/.gitignore', 'b.md\n')
    await heard(/changed: notes\/\.gitignore[\s\S]*1 file ·/)
    save('notes/.gitignore', 'c.md\n')
    await heard(/2 files ·/)
    save('.gitignore', 'a.md\nb.md\n')
    await heard(/no notes were found|0 files|nothing/)
    save('.gitignore', 'a.md\n')
    await heard(/1 file ·/)
    rmSync(at('.gitignore'))
    await heard(/2 files ·/)
    await pause(600)
    expect(said).toBe('')
    expect(await interrupted()).toEqual([0, null])
  })

  test('goes by what a project leaves out, whatever it left out before', async () => {
    save('deckwright.json', '{ "sources": ["notes"], "ignore": ["notes/c.md"] }')
    save('notes/a.md', note('A -first- note.'))
    save('notes/b.md', note('A -second- note.'))
    expect(await start('check', '-w')).toContain('2 files')
    save('deckwright.json', '{ "sources": ["notes"], "ignore": ["notes/b.md"] }')
    await heard(/1 file ·/)
    save('deckwright.json', '{ "sources": ["notes"], "ignore": ["notes/b.md", "notes/d.md"] }')
    await heard(/1 file ·/)
    save('deckwright.json', '{ "sources": ["notes"], "ignore": ["notes/d.md"] }')
    await heard(/2 files ·/)
    expect(await interrupted()).toEqual([0, null])
  })
})

describe.skipIf(process.platform === 'win32')('a build that watches', { timeout: 120_000 }, () => {
  test('writes what has changed, and nothing because of what it wrote itself', async () => {
    save('deckwright.json', '{ "sources": ["notes"], "output": "made/" }')
    save('notes/a.md', note('A -first- note.'))
    save('notes/b.md', note('A -second- note.'))
    expect(await start('build', '--watch')).toContain('deckwright.lock has changed')
    const guids = async (name: string) => (await readPackage(readFileSync(at(name)))).notes.map(({ guid }) => guid)
    const before = await guids('made/a.apkg')
    const other = statSync(at('made/b.apkg'))

    save('notes/a.md', note('A -first- note, edited.'))
    expect(await heard(/lock has changed/)).toContain('1 of 2 outputs unchanged')
    expect(await guids('made/a.apkg')).toEqual(before)
    expect(statSync(at('made/b.apkg'))).toEqual({ ...other, atime: expect.anything(), atimeMs: expect.anything() })
    save('notes/a.md', note('A -first note.'))
    await heard(/not written: `notes\/a.md`/)
    save('notes/a.md', note('A -first- note, edited again.'))
    await heard(/lock has changed/)
    await pause(600)
    expect(said).toBe('')

    // Another build, or what was pulled.
    const lock = readFileSync(at('deckwright.lock'), 'utf8')
    save('deckwright.lock', lock.replaceAll(String(before[0]), 'another~guid'))
    await heard(/changed: deckwright.lock[\s\S]*→ made/)
    expect(await guids('made/a.apkg')).toEqual(['another~guid'])
    expect(await interrupted()).toEqual([0, null])
    expect(readFileSync(at('deckwright.lock'), 'utf8')).toContain('another~guid')
  })

  test('may write among its sources', async () => {
    save('notes/a.md', note('A -first- note.'))
    await start('build', '.', '-o', 'notes/all.apkg', '--watch')
    await pause(600)
    expect(said).toBe('')
    save('notes/a.md', note('A -first- note, edited.'))
    await heard(/→ notes\/all.apkg/)
    await pause(600)
    expect(said).toBe('')
    expect(await interrupted()).toEqual([0, null])
  })

  test('does not hear itself where what it says goes into a file among its sources', async () => {
    save('notes/a.md', note('A -first- note.'))
    const words = [process.execPath, resolve('bin/deckwright.js'), 'build', 'notes', '-o', 'out.apkg', '--watch']
    program = spawn('sh', ['-c', 'exec "$0" "$@" >notes/watch.log 2>&1', ...words], { cwd: folder })
    const log = async (lines: RegExp) => {
      for (let left = 1200; left > 0 && !lines.test(readFileSync(at('notes/watch.log'), 'utf8')); left--)
        await pause(25)
      await pause(600)
      return readFileSync(at('notes/watch.log'), 'utf8')
    }
    await pause(300)
    expect(await log(/watching what is saved/)).not.toContain('changed')
    save('notes/a.md', note('A -first- note, edited.'))
    expect((await log(/changed: notes\/a.md[\s\S]*→/)).match(/^changed:/gm)).toHaveLength(1)
  })
})
