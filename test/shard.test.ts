import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isInShard, shardPath } from '../src/io/shard.js'
import { type PackageDump, type PackageRow, readPackage } from './support/read-package.js'

const shards = 4
let folder = ''
const at = (...path: string[]) => join(folder, ...path)
const write = (path: string, text: string) => {
  mkdirSync(dirname(at(path)), { recursive: true })
  writeFileSync(at(path), text)
}
const deckwright = (...args: string[]) =>
  promisify(execFile)(process.execPath, [resolve('bin/deckwright.js'), ...args], { cwd: folder })
const parts = Array.from({ length: shards }, (_, index) => `${index + 1}/${shards}`)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-shard-'))
  write('deckwright.json', '{ "sources": ["notes"], "formats": ["apkg"] }')
  write('notes/README.md', 'Nothing to learn here.\n')
  for (let index = 0; index < 24; index++) {
    // The same notes in many files, files of one name in many folders, files that name no deck, pictures.
    const deck = index % 3 === 0 ? '' : `# deck: D${index % 5}\n\n`
    const path = `notes/part-${index % 7}/${index % 2 === 0 ? 'index' : `file-${index}`}-${index % 4}.md`
    const picture = index % 6 === 1 ? 'A -picture- ![](p.svg).\n\n' : ''
    write(
      path,
      `${deck}Said -everywhere-.\n\n${picture}Said -here ${index}-, -twice-.\n\nAnother -{{note}} ${index}-.\n`,
    )
    write(`notes/part-${index % 7}/p.svg`, `<svg xmlns="http://www.w3.org/2000/svg"><!-- ${index % 7} --></svg>`)
  }
  await deckwright('build', '-q')
  await deckwright('build', '-q', '-o', 'whole/all.apkg')
  for (const part of parts) {
    await deckwright('build', '-q', '--shard', part, '-o', 'parts/all.apkg')
    await deckwright('build', '-q', '--shard', part, '-o', 'single/')
  }
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const files = (path: string) =>
  readdirSync(at(path), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.apkg'))
    .sort()

/** The rows of some packages as one collection: without the ids that an importer gives anew. */
function united(packages: readonly PackageDump[]) {
  const decks = (dump: PackageDump) => JSON.parse(String(dump.col.decks)) as Record<string, { name: string }>
  const sorted = (rows: readonly PackageRow[]) => rows.map((row) => JSON.stringify(row)).sort()
  const notes = packages.flatMap((dump) => dump.notes.map(({ id, ...note }) => note))
  const cards = packages.flatMap((dump) => {
    const guids = new Map(dump.notes.map(({ id, guid }) => [id, guid]))
    const names = decks(dump)
    return dump.cards.map(({ id, nid, did, due, ...card }) => ({
      ...card,
      note: guids.get(nid!)!,
      deck: names[String(did)]!.name,
    }))
  })
  const media = packages.flatMap(({ media }) => Object.values(media))
  return { notes: sorted(notes), cards: sorted(cards), media: [...new Set(media)].sort() }
}

describe('the shards of a project', () => {
  test('hold together what the whole holds', async () => {
    const read = (path: string) => readPackage(readFileSync(at(path)))
    const whole = await read('whole/all.apkg')
    const names = files('parts')
    expect(names).toEqual(parts.map((part) => `all-${part.replace('/', '-of-')}.apkg`))
    const packages = await Promise.all(names.map((name) => read(join('parts', name))))
    expect(packages.every(({ notes }) => notes.length > 0)).toBe(true)
    expect(united(packages)).toEqual(united([whole]))
    expect(new Set(whole.notes.map(({ guid }) => guid)).size).toBe(whole.notes.length)
  })

  test('are byte for byte the same outputs where each file has its own', () => {
    expect(files('single')).toEqual(files('out'))
    for (const name of files('out')) expect(readFileSync(at('single', name))).toEqual(readFileSync(at('out', name)))
  })

  test('leave the lock alone, and say so where it would change', async () => {
    const lock = readFileSync(at('deckwright.lock'), 'utf8')
    write('notes/new.md', 'Something -new-.\n')
    const of = parts.filter((_, index) => isInShard('notes/new.md', { part: index + 1, of: shards }))
    expect(of.length).toBe(1)
    await expect(deckwright('build', '--shard', of[0] ?? '')).rejects.toThrow('lock/frozen')
    rmSync(at('notes/new.md'))
    expect(readFileSync(at('deckwright.lock'), 'utf8')).toBe(lock)
  })
})

test('a shard is chosen by the path alone, and no shard is much larger than another', () => {
  const count = 20_000
  const sizes = Array.from({ length: 8 }, () => 0)
  for (let index = 0; index < count; index++) {
    const chosen = sizes.flatMap((_, part) => (isInShard(`notes/${index}.md`, { part: part + 1, of: 8 }) ? [part] : []))
    expect(chosen.length).toBe(1)
    sizes[chosen[0]!]!++
  }
  expect(Math.max(...sizes) / (count / 8)).toBeLessThan(1.1)
  // For ever: outputs that were built by one version are taken up by the next.
  const parts = ['a.md', 'notes/b.md', 'notes/\u00e9.md', 'notes/e\u0301.md'].map((path) =>
    [1, 2, 3, 4, 5].find((part) => isInShard(path, { part, of: 5 })),
  )
  expect(parts).toMatchInlineSnapshot(`
    [
      3,
      5,
      1,
      1,
    ]
  `)
})

test('a shard has a file of its own', () => {
  const shard = { part: 3, of: 8 }
  expect(['all.apkg', 'a.b/all.apkg', 'a.b/all', '.all', '../x.y.csv'].map((path) => shardPath(path, shard))).toEqual([
    'all-3-of-8.apkg',
    'a.b/all-3-of-8.apkg',
    'a.b/all-3-of-8',
    '.all-3-of-8',
    '../x.y-3-of-8.csv',
  ])
})
