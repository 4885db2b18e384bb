import { execFileSync } from 'node:child_process'
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { build } from '../src/commands/build.js'
import type { BuildOptions } from '../src/commands/build-once.js'
import { isRepeatable, saidUnchanged } from '../src/commands/unchanged-build.js'
import { markOf, markOfWritten } from '../src/io/build-record.js'
import { cacheFolder } from '../src/io/cache-folder.js'
import type { Terminal } from '../src/io/terminal.js'
import { writeFile } from '../src/io/write-file.js'
import { buildOptions } from '../src/program/parsed-options.js'

let home = ''
let project = ''
let said: string[] = []
const channel = { interactive: false, color: false, width: 80 }
const terminal: Terminal = {
  print: async () => {},
  say: (line) => said.push(line),
  progress() {},
  stdout: channel,
  stderr: channel,
}

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deckwright-unchanged-'))
  project = join(home, 'project')
  vi.stubEnv('DECKWRIGHT_CACHE', join(home, 'cache'))
  vi.stubEnv('SOURCE_DATE_EPOCH', undefined)
  said = []
  save('deckwright.json', JSON.stringify({ sources: ['notes'], output: join(project, 'made/') }))
  save('notes/one.md', '# deck: One\n\nA -word-.\n\n![](pictures/a.png) Which animal?\nA cat.\n')
  save('notes/more/two.md', '# deck: Two\n\nAnother -word-.\n')
  save('notes/pictures/a.png', 'a picture')
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(home, { recursive: true })
})

function save(path: string, text: string): void {
  const place = join(project, path)
  mkdirSync(join(place, '..'), { recursive: true })
  writeFileSync(place, text)
}

function relink(path: string, target: string): void {
  rmSync(join(project, path), { force: true })
  mkdirSync(join(project, path, '..'), { recursive: true })
  symlinkSync(join(project, target), join(project, path))
}

const options = (more: Parameters<typeof buildOptions>[0] = {}): BuildOptions => buildOptions({ project, ...more })

/** What becomes of `deckwright build` now: whether it is known to do nothing, and how it ends. */
async function run(more?: Parameters<typeof buildOptions>[0]): Promise<'unchanged' | number> {
  // A change so shortly before might be followed by one that does not show.
  await new Promise((done) => setTimeout(done, 80))
  said = []
  return saidUnchanged([], options(more), terminal) ? 'unchanged' : build([], options(more), terminal)
}

describe('a build of which nothing has changed', () => {
  test('says so, as the build itself would', async () => {
    expect(await run()).toBe(0)
    expect(await run()).toBe('unchanged')
    expect(said).toEqual([
      expect.stringMatching(/^2 files · 3 notes · 3 cards → \S+made\/ \(apkg\) in 0\.0 s, unchanged$/),
    ])
    const short = said
    rmSync(join(home, 'cache'), { recursive: true })
    expect(await run()).toBe(0)
    expect(said.map((line) => line.replace(/ in [\d.]+ s/, ''))).toEqual(
      short.map((line) => line.replace(/ in [\d.]+ s/, '')),
    )
  })

  test('says nothing where nothing is to be said', async () => {
    expect(await run({ quiet: true })).toBe(0)
    expect(await run({ quiet: true })).toBe('unchanged')
    expect(said).toEqual([])
  })

  test('repeats what is to be known', async () => {
    expect(await run({ to: 'csv' })).toBe(0)
    const first = said.slice(1)
    expect(await run({ to: 'csv' })).toBe('unchanged')
    expect(said[1]).toContain('only a package brings our note types')
    expect(first).toEqual(expect.arrayContaining(said.slice(1)))
  })

  /** A project with links, pictures apart, and a note that is gone. */
  async function withMore(): Promise<void> {
    const config = { output: join(project, 'made/'), mediaRoot: 'assets/media' }
    save('deckwright.json', JSON.stringify({ ...config, sources: ['notes', 'elsewhere/b.md'] }))
    save('elsewhere/b.md', '# deck: Gone\n\nA -gone- note.\n')
    save('elsewhere/a.md', '# deck: A\n\nAn -other- note.\n')
    save('assets/media/b.png', 'another picture')
    save('assets/readme', '')
    save('notes/plain', '')
    save('pictures/c.png', 'a third picture')
    save('notes/three.md', '# deck: Three\n\n![](linked/c.png) What is this?\nA dog.\n')
    relink('notes/linked', 'pictures')
    relink('notes/again', 'notes/more')
    relink('notes/twice.md', 'notes/one.md')
    relink('notes/nowhere', 'away')
    relink('named/uno.md', 'notes/one.md')
    expect(await run()).toBe(0)
    save('deckwright.json', JSON.stringify({ ...config, sources: ['notes', 'named/uno.md'] }))
    rmSync(join(project, 'elsewhere/b.md'))
  }

  const edits: Record<string, () => void> = {
    'a note is edited': () => save('notes/one.md', '# deck: One\n\nA -word- more.\n'),
    'a note is edited that stays as long and as old as it was': () => {
      const { atime, mtime } = statSync(join(project, 'notes/more/two.md'))
      save('notes/more/two.md', '# deck: Two\n\nAnother -wort-.\n')
      utimesSync(join(project, 'notes/more/two.md'), atime, mtime)
    },
    'a file comes': () => save('notes/three.md', '# deck: Three\n\nA -third-.\n'),
    'a file comes in a folder of its own': () => save('notes/new/three.md', '# deck: Three\n\nA -third-.\n'),
    'a file goes': () => rmSync(join(project, 'notes/more/two.md')),
    'a link comes': () => symlinkSync(join(project, 'notes/one.md'), join(project, 'notes/zero.md')),
    'a file becomes a folder': () => {
      rmSync(join(project, 'notes/plain'))
      save('notes/plain/three.md', '# deck: Three\n\nA -third-.\n')
    },
    'a link to what is read elsewhere leads to something else': () => relink('notes/again', 'elsewhere'),
    'a link to a file that is read elsewhere leads to something else': () => relink('notes/twice.md', 'elsewhere/a.md'),
    'what a link leads to comes': () => save('away/b.md', '# deck: B\n\nA -new- one.\n'),
    'a link that was named leads to something else': () => relink('named/uno.md', 'elsewhere/a.md'),
    'a folder is moved out of the project, and linked': () => {
      renameSync(join(project, 'pictures'), join(home, 'pictures'))
      relink('notes/linked', '../pictures')
    },
    'the folder of pictures goes': () => rmSync(join(project, 'assets/media'), { recursive: true }),
    'notes that are gone lie there again, in a file that is not read': () =>
      save('elsewhere/b.md', '# deck: Gone\n\nA -gone- note.\n'),
    'a picture is drawn anew': () => save('notes/pictures/a.png', 'b picture'),
    'a picture goes': () => rmSync(join(project, 'notes/pictures/a.png')),
    'the project says something else': () =>
      save('deckwright.json', JSON.stringify({ sources: ['notes/more'], output: join(project, 'made/') })),
    'a file is to be left out': () => save('notes/.gitignore', 'one.md\n'),
    'the folder becomes a repository that leaves files out': () => {
      writeFileSync(join(home, '.gitignore'), 'one.md\n')
      mkdirSync(join(home, '.git'))
    },
    'an output goes': () => rmSync(join(project, 'made/one.apkg')),
    'an output is written over': () => save('made/one.apkg', 'something else'),
    'the lock goes': () => rmSync(join(project, 'deckwright.lock')),
    'the lock is written over': () =>
      save('deckwright.lock', readFileSync(join(project, 'deckwright.lock'), 'utf8').replace(/\n$/, '\n\n')),
    'the time of the build is told': () => vi.stubEnv('SOURCE_DATE_EPOCH', '1700000000'),
    'what is kept is damaged': () => {
      const folder = join(home, 'cache/builds')
      for (const name of readdirSync(folder)) writeFileSync(join(folder, name), '{"comm')
    },
    'what is kept is of another program': () => {
      const folder = join(home, 'cache/builds')
      for (const name of readdirSync(folder)) {
        const record = JSON.parse(readFileSync(join(folder, name), 'utf8'))
        writeFileSync(join(folder, name), JSON.stringify({ ...record, program: 'another' }))
      }
    },
    'nothing is to be kept': () => vi.stubEnv('DECKWRIGHT_CACHE', ''),
  }
  test.each(Object.entries(edits))('is done again if %s', async (_, edit) => {
    await withMore()
    expect(await run()).toBe(0)
    expect(await run()).toBe('unchanged')
    edit()
    expect(saidUnchanged([], options(), terminal)).toBe(false)
  })

  test.each([
    'null',
    '{ "marks": null }',
    '{ "words": {} }',
    '{ "words": { "before": [], "result": 1, "after": [] } }',
    '{ "words": { "before": {}, "result": "", "after": null } }',
  ])('is done again if what is kept says %s', async (damage) => {
    expect(await run()).toBe(0)
    const folder = join(home, 'cache/builds')
    for (const name of readdirSync(folder)) {
      const record = JSON.parse(readFileSync(join(folder, name), 'utf8'))
      const more = JSON.parse(damage)
      writeFileSync(join(folder, name), JSON.stringify(more && { ...record, ...more }))
    }
    expect(await run()).toBe(0)
  })

  test('leaves alone what others have where it keeps its records, and does without a place to keep them', async () => {
    const folder = join(home, 'cache/builds')
    mkdirSync(folder, { recursive: true })
    for (const name of ['mine.json', '0123456789abcdef.json']) {
      writeFileSync(join(folder, name), '')
      utimesSync(join(folder, name), 1, 1)
    }
    expect(await run()).toBe(0)
    expect(readdirSync(folder)).toHaveLength(2)
    expect(readdirSync(folder)).toContain('mine.json')
    vi.stubEnv('DECKWRIGHT_CACHE', join(project, 'deckwright.json'))
    expect(await run()).toBe(0)
    expect(await run()).toBe(0)
  })

  test('is done again with other options', async () => {
    expect(await run()).toBe(0)
    expect(await run({ deck: 'Other' })).toBe(0)
    expect(await run({ deck: 'Other' })).toBe('unchanged')
    expect(await run({ to: 'csv' })).toBe(0)
    expect(await run()).toBe('unchanged')
  })

  test('tells again what was found, as the terminal wants it', async () => {
    save('notes/one.md', '# deck: One\n\nA -word- and {{c3::more}}.\n')
    save('notes/prose.md', 'Nothing to learn here.\n')
    expect(await run()).toBe(0)
    const first = said.filter((line) => !line.includes('has changed'))
    expect(await run()).toBe('unchanged')
    const timeless = (lines: string[]) => lines.map((line) => line.replace(/ in [\d.]+ s(?:, unchanged)?/, ''))
    expect(timeless(said)).toEqual(timeless(first))
    expect(said.join('\n')).toMatch(/warning.*2 warnings in 1 file.*1 file holds no notes/s)
    // Frames and colours are made for a screen.
    const screen = { ...terminal, stderr: { interactive: true, color: true, width: 60 } }
    expect(saidUnchanged([], options(), screen)).toBe(false)
  })

  test('is done again as long as there is an error', async () => {
    save('notes/one.md', '# deck: One\n\nA -word- and {{c1::more.\n')
    expect(await run()).toBe(1)
    expect(await run()).toBe(1)
  })

  test('is done again if a note was saved just before it began, or while it went on', async () => {
    expect(await run()).toBe(0)
    save('notes/one.md', '# deck: One\n\nA -word- at the last moment.\n')
    said = []
    expect(await build([], options(), terminal)).toBe(0)
    expect(saidUnchanged([], options(), terminal)).toBe(false)

    await new Promise((done) => setTimeout(done, 80))
    const saving = { ...terminal, progress: () => save('notes/more/two.md', '# deck: Two\n\nA -later- word.\n') }
    expect(await build([], options(), saving)).toBe(0)
    expect(await run()).toBe(0)
    expect(await run()).toBe('unchanged')
  })

  test('is known of a file that was written at a time to come, until that comes', async () => {
    const year = new Date().getFullYear() + 2
    utimesSync(join(project, 'notes/one.md'), new Date(), new Date(`${year}-02-01T00:00:00Z`))
    expect(await run()).toBe(0)
    expect(await run()).toBe('unchanged')
    const at = (time: string) => vi.setSystemTime(new Date(`${year}-${time}`))
    vi.useFakeTimers({ toFake: ['Date'] })
    try {
      at('01-31T23:59:57Z')
      expect(saidUnchanged([], options(), terminal)).toBe(true)
      at('01-31T23:59:59Z')
      expect(saidUnchanged([], options(), terminal)).toBe(false)
    } finally {
      vi.useRealTimers()
    }
  })

  test('is done again if another build wrote the lock while it went on', async () => {
    const lock = () => readFileSync(join(project, 'deckwright.lock'), 'utf8')
    expect(await run()).toBe(0)
    const before = lock()
    save('notes/three.md', '# deck: Three\n\nA -third- one.\n')
    expect(await run()).toBe(0)
    const after = lock()
    rmSync(join(project, 'notes/three.md'))
    save('deckwright.lock', before)
    save('notes/more/two.md', '# deck: Two\n\nAnother -word- more.\n')
    await new Promise((done) => setTimeout(done, 80))
    said = []
    const progress: Terminal['progress'] = (made) => {
      if (typeof made === 'object' && made.what === 'writing') save('deckwright.lock', after)
    }
    expect(await build([], options(), { ...terminal, progress })).toBe(0)
    expect(said.join('\n')).not.toContain('left the project')
    expect(await run()).toBe(0)
    expect(said.join('\n')).toContain('1 note left the project')
    expect(await run()).toBe('unchanged')
  })

  test('takes down what it wrote itself, and not what another program wrote in its place', async () => {
    const path = join(home, 'file')
    const written = await writeFile(path, 'a text')
    expect(markOfWritten(path, written)).toBe(markOf(path))
    const again = await writeFile(path, 'a text')
    expect(markOfWritten(path, written)).toBe('')
    expect(markOfWritten(path, again)).not.toBe('')
    rmSync(path)
    expect(markOfWritten(path, again)).toBe('')
  })

  test('is known outside of the project, too, until a nearer one is made', async () => {
    const inside = join(project, 'notes/more')
    const program = join(import.meta.dirname, '../bin/deckwright.js')
    const loads = join(import.meta.dirname, 'support/tell-loads.js')
    const built = () =>
      execFileSync('sh', ['-c', `"${process.execPath}" --import "${loads}" "${program}" build 2>&1`], {
        cwd: inside,
        encoding: 'utf8',
      }).includes('/build-')
    await new Promise((done) => setTimeout(done, 80))
    expect([built(), built()]).toEqual([true, false])
    writeFileSync(join(inside, 'deckwright.json'), '{}')
    expect(built()).toBe(true)
  })
})

test('some builds are always done', () => {
  expect(isRepeatable([], options())).toBe(true)
  for (const one of [
    { watch: true },
    { dryRun: true },
    { frozen: true },
    { markGone: true },
    { timing: true },
    { format: 'json' as const },
    { accept: ['code'] },
    { output: '-' },
  ])
    expect(isRepeatable([], options(one)), JSON.stringify(one)).toBe(false)
  expect(isRepeatable(['-'], options())).toBe(false)
})

test('what can be made again is kept where the system wants it', () => {
  const on = (platform: NodeJS.Platform, env: Record<string, string>) => cacheFolder({ platform, env })
  expect(on('linux', { XDG_CACHE_HOME: '/c' })).toBe(join('/c', 'deckwright'))
  expect(on('linux', { XDG_CACHE_HOME: 'c' })).toMatch(/\.cache.deckwright$/)
  expect(on('linux', {})).toMatch(/\.cache.deckwright$/)
  expect(on('darwin', { XDG_CACHE_HOME: '/c' })).toMatch(/Library.Caches.deckwright$/)
  expect(on('win32', { LOCALAPPDATA: 'L' })).toBe(join('L', 'deckwright', 'Cache'))
  expect(on('win32', {})).toBe(undefined)
  vi.stubEnv('HOME', '')
  if (process.platform === 'linux') expect(on('linux', {})).toBe(undefined)
  vi.unstubAllEnvs()
  expect(on('linux', { DECKWRIGHT_CACHE: '/d', XDG_CACHE_HOME: '/c' })).toBe('/d')
  expect(on('linux', { DECKWRIGHT_CACHE: '' })).toBe(undefined)
})
