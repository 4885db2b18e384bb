import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Emitter } from '../src/emitters/emitter.js'
import { destinationOf } from '../src/io/destination.js'
import { findInputs, type Input } from '../src/io/inputs.js'
import { mediaFiles } from '../src/io/media-files.js'
import { guardInputs, planOutputs } from '../src/io/outputs.js'
import { writeFile } from '../src/io/write-file.js'
import { decode } from '../src/text/decode.js'
import { sourceFile } from '../src/text/source-file.js'

let home: string
const before = process.cwd()

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'deckwright-io-'))
  process.chdir(home)
})

afterEach(() => {
  process.chdir(before)
  rmSync(home, { recursive: true, force: true })
})

function files(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, path)
  }
}

async function found(args: string[], skipped: string[] = []) {
  const { inputs, failures } = await findInputs(args, skipped)
  return [...inputs.map(({ path }) => path), ...failures.map(({ path, reason }) => `${path}: ${reason}`)]
}

describe('inputs', () => {
  it('come in the order of their paths, each once', async () => {
    files('b.md', 'a.txt', 'sub/c.markdown', 'sub.md', 'Z.md')
    expect(await found(['sub', 'b.md', '.', './sub/c.markdown'])).toEqual([
      'Z.md',
      'a.txt',
      'b.md',
      'sub.md',
      'sub/c.markdown',
    ])
  })

  it('in folders are notes, not hidden, not of packages, not outputs', async () => {
    files('a.md', 'a.json', 'a.png', '.hidden/b.md', '.c.md', 'node_modules/x/d.md', 'out/e.md', 'sub/out/f.md')
    expect(await found(['.'], ['out'])).toEqual(['a.md', 'sub/out/f.md'])
    expect(await found(['out', '.hidden'], ['out'])).toEqual(['.hidden/b.md', 'out/e.md'])
  })

  it('in folders are not what .gitignore names, inner rules before outer ones', async () => {
    files('repo/.git/HEAD', 'repo/a.md', 'repo/draft.md', 'repo/old/b.md', 'repo/deep/draft.md', 'repo/deep/c.md')
    writeFileSync('repo/.gitignore', 'draft.md\n/old/\n')
    writeFileSync('repo/deep/.gitignore', '!draft.md\nc.md\n')
    expect(await found(['repo'])).toEqual(['repo/a.md', 'repo/deep/draft.md'])
    expect(await found(['repo/deep'])).toEqual(['repo/deep/draft.md'])
    expect(await found(['repo/old', 'repo/draft.md'])).toEqual(['repo/draft.md', 'repo/old/b.md'])
  })

  it('are found through links, and circles end', async () => {
    files('notes/a.md', 'other/b.md')
    symlinkSync('..', 'notes/up')
    symlinkSync('../other', 'notes/linked')
    symlinkSync('a.md', 'notes/same.md')
    symlinkSync('nowhere.md', 'notes/lost.md')
    symlinkSync('itself', 'notes/itself')
    expect(await found(['notes'])).toEqual([
      'notes/a.md',
      'notes/linked/b.md',
      'notes/lost.md: there is no such file or folder',
    ])
  })

  it('may be patterns, unless a file has that very name', async () => {
    files('notes/a.md', 'notes/deep/b.md', 'notes/deep/c.txt', 'notes/d.org', 'notes [1].md')
    expect(await found(['notes/**/*.md'])).toEqual(['notes/a.md', 'notes/deep/b.md'])
    expect(await found(['notes/*'])).toEqual(['notes/a.md'])
    expect(await found(['notes/*.{org,md}', 'notes/*.org'])).toEqual(['notes/a.md', 'notes/d.org'])
    expect(await found(['notes [1].md'])).toEqual(['notes [1].md'])
    expect(await found([`${home}/notes/*.md`])).toEqual([`${home}/notes/a.md`])
    expect(await found(['notes/*.tex'])).toEqual(['notes/*.tex: no file matches this pattern'])
  })

  it('are called by their way below the folder that was named', async () => {
    files('notes/deep/b.md', 'c.v2.md')
    const { inputs } = await findInputs(['notes', 'c.v2.md'])
    expect(inputs.map(({ name, named }) => [name, named])).toEqual([
      ['c.v2', true],
      ['deep/b', false],
    ])
  })

  it.skipIf(process.getuid?.() === 0)('that are closed are said', async () => {
    files('closed/a.md')
    chmodSync('closed', 0)
    expect(await found(['closed'])).toEqual(['closed: permission is denied'])
    chmodSync('closed', 0o755)
  })
})

describe('outputs', () => {
  const emitter = { name: 'apkg', ending: '.apkg' } as Emitter
  const input = (path: string, name: string): Input => ({ path, name, folder: '.', named: true })
  const paths = (inputs: Input[], output?: string) =>
    planOutputs(inputs, [emitter], destinationOf(output)).map(({ path }) => path)

  it('lie as their sources do', () => {
    const inputs = [input('n/a.md', 'a'), input('n/deep/b.md', 'deep/b')]
    expect(paths(inputs)).toEqual(['out/a.apkg', 'out/deep/b.apkg'])
    expect(paths(inputs, 'made')).toEqual(['made/a.apkg', 'made/deep/b.apkg'])
    expect(paths(inputs, 'all.apkg')).toEqual(['all.apkg'])
    expect(paths(inputs, '-')).toEqual(['-'])
    expect(paths(inputs.slice(1))).toEqual(['b.apkg'])
    mkdirSync('folder.apkg')
    expect(paths(inputs.slice(0, 1), 'folder.apkg')).toEqual(['folder.apkg/a.apkg'])
  })

  it('never bear a name by which Anki replaces everything', () => {
    expect(paths([input('Collection.md', 'Collection')])).toEqual(['Collection-deck.apkg'])
    expect(paths([input('backup-3.md', 'backup-3')], 'made/')).toEqual(['made/backup-3-deck.apkg'])
    expect(() => destinationOf('collection.apkg')).toThrow('whole collection')
  })

  it('never replace a source, by whatever name it is reached', () => {
    files('a.md', 'other.md')
    symlinkSync('a.md', 'link.md')
    linkSync('a.md', 'twin.md')
    const guard = guardInputs([input('a.md', 'a')])
    for (const path of ['a.md', './a.md', 'link.md', 'twin.md']) expect(() => guard(path)).toThrow('replace the source')
    guard('other.md')
    guard('new.md')
  })
})

describe('writing', () => {
  it('replaces a file whole, through links, with its permissions', async () => {
    files('a.csv')
    chmodSync('a.csv', 0o640)
    symlinkSync('a.csv', 'link.csv')
    await writeFile('link.csv', 'new')
    expect(readFileSync('a.csv', 'utf8')).toBe('new')
    expect(statSync('a.csv').mode & 0o777).toBe(0o640)
    await writeFile('deep/er/b.csv', new Uint8Array([1]))
    expect(readdirSync('.')).toEqual(['a.csv', 'deep', 'link.csv'])
    expect(readdirSync('deep/er')).toEqual(['b.csv'])
  })

  it('writes all pieces one after the other, however long each is', async () => {
    const lengths = [0, 1, 30, 2 ** 18 - 32, 1, 2 ** 18, 700_000, 5, 0]
    const pieces = lengths.map((length, index) => Buffer.alloc(length, index))
    await writeFile('pieces.bin', pieces)
    expect(readFileSync('pieces.bin').equals(Buffer.concat(pieces))).toBe(true)
    await writeFile('none.bin', [])
    expect(readFileSync('none.bin').length).toBe(0)
  })

  it('says why it cannot, and leaves nothing lying', async () => {
    files('a.csv', 'folder/b.csv')
    await expect(writeFile('a.csv/b.csv', 'x')).rejects.toThrow('a file of that name is in the way')
    await expect(writeFile('folder', 'x')).rejects.toThrow('cannot write `folder`: it is a folder')
    expect(readdirSync('.')).toEqual(['a.csv', 'folder'])
  })

  it('leaves the old file and nothing else when it is told to end', async () => {
    writeFileSync('a.csv', 'old')
    const killed = vi.spyOn(process, 'kill').mockReturnValue(true)
    const writing = writeFile('a.csv', new Uint8Array(64_000_000)).catch(() => 'stopped')
    await vi.waitUntil(() => readdirSync('.').some((name) => name.endsWith('.tmp')), { interval: 1 })
    process.emit('SIGTERM', 'SIGTERM')
    expect(await writing).toBe('stopped')
    expect(killed).toHaveBeenCalledWith(process.pid, 'SIGTERM')
    killed.mockRestore()
    expect(readdirSync('.')).toEqual(['a.csv'])
    expect(readFileSync('a.csv', 'utf8')).toBe('old')
    expect(process.listenerCount('SIGTERM')).toBe(0)
  })

  it.skipIf(process.platform === 'win32')('says that a disk is full, and keeps the old file', () => {
    files('notes.md')
    writeFileSync('notes.md', `# deck: X\n\nThe -answer- ${'is long '.repeat(20_000)}\n`)
    writeFileSync('notes.csv', 'old')
    const program = `ulimit -f 20; exec "${process.execPath}" "${before}/bin/deckwright.js" build notes.md -o notes.csv`
    const { status, stderr } = spawnSync('sh', ['-c', program], { encoding: 'utf8' })
    expect(stderr).toContain('deckwright: cannot write `notes.csv`: the file would be larger than is allowed\n')
    expect(status).toBe(2)
    expect(readFileSync('notes.csv', 'utf8')).toBe('old')
    expect(readdirSync('.')).toEqual(['notes.csv', 'notes.md'])
  })
})

describe('media', () => {
  it('are found by their very names, in folders that are open', () => {
    files('notes/a.md', 'notes/pics/Flag.png', 'secret/b.png', 'shared/c.png')
    const lookup = mediaFiles('shared', ['notes'])
    expect(lookup.find('notes/pics/Flag.png')?.size).toBe('notes/pics/Flag.png'.length)
    expect(lookup.find('notes/pics/flag.png')).toBeUndefined()
    expect(lookup.sameButCase('notes/pics/flag.PNG')).toBe('notes/pics/Flag.png')
    expect(lookup.find('notes/pics')).toBeUndefined()
    expect(lookup.find('notes/../secret/b.png')?.size).toBe('secret/b.png'.length)
    const open = ['notes/pics/Flag.png', 'notes/new.png', 'shared/c.png', 'notes/../secret/b.png', '/etc/hosts']
    expect(open.map((path) => lookup.allows(path))).toEqual([true, true, true, false, false])
    symlinkSync('../secret/b.png', 'notes/b.png')
    expect(lookup.allows('notes/b.png')).toBe(false)
    expect(existsSync('notes/b.png')).toBe(true)
    symlinkSync('round.png', 'notes/round.png')
    expect(lookup.find('notes/round.png')).toBeUndefined()
  })

  it('have no root that is not there', () => {
    files('notes/a.md')
    for (const root of ['pictures', 'notes/a.md']) {
      expect(() => mediaFiles(root, ['notes'])).toThrow(`there is no folder \`${root}\``)
    }
  })
})

describe('decoding', () => {
  it('reads every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        fc.pre(!text.includes('\0'))
        expect(decode('a.md', new TextEncoder().encode(text))).toEqual({
          file: sourceFile('a.md', text),
          fault: undefined,
        })
      }),
    )
  })

  it('points at the first byte that is no UTF-8', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).map((text) => new TextEncoder().encode(text.replaceAll('\0', ''))),
        fc.uint8Array({ min: 0x80, minLength: 1, maxLength: 4 }),
        fc.string().map((text) => new TextEncoder().encode(text)),
        (good, bad, rest) => {
          const bytes = Buffer.concat([good, bad, rest])
          fc.pre(bytes.indexOf(0) === -1 && !(bytes[0] === 0xff && bytes[1] === 0xfe) && bytes[0] !== 0xfe)
          const { fault } = decode('a.md', bytes)
          const offset = Number(/at offset (\d+)/.exec(fault?.message ?? '')?.[1] ?? bytes.length)
          const prefix = strict.decode(bytes.subarray(0, offset))
          if (fault !== undefined) expect(fault.start).toBe(sourceFile('a.md', prefix).text.length)
          expect(fault === undefined).toBe(offset === bytes.length)
          if (fault === undefined) strict.decode(bytes)
          else expect(() => strict.decode(bytes)).toThrow()
        },
      ),
    )
  })
})
