import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { compile } from '../../src/compile.js'
import { sourceFile } from '../../src/text/source-file.js'
import { mediaInMemory } from '../support/media-in-memory.js'
import { readPackage } from '../support/read-package.js'
import { notations, writeDeck } from './decks.js'
import { median } from './measure.js'
import { notes, pictures } from './notes.js'
import { plot } from './plot.js'
import { type Aim, measuredAim, type Result } from './results.js'
import { rows } from './rows.js'
import { withScale } from './scale.js'
import { printBench, withBench } from './table.js'

const read = (path: string) => readFileSync(path, 'utf8')
const aims: Aim[] = JSON.parse(read('test/bench/aims.json'))
const bench = JSON.parse(read('docs/bench.json'))

describe('what was measured', () => {
  it('makes the table in the README, and its plot', () => {
    const readme = read('README.md')
    expect(withBench(readme, bench, aims)).toBe(readme)
    expect(plot(bench.results, 'light')).toBe(read('docs/images/bench-light.svg'))
    expect(plot(bench.results, 'dark')).toBe(read('docs/images/bench-dark.svg'))
  })

  it('makes the constants of the page on scale', () => {
    const page = read('docs/scale.md')
    expect(withScale(page, bench)).toBe(page)
  })

  it('is every row that could be, at every size', () => {
    const absent = new Set(bench.absent.map(({ name }: { name: string }) => name))
    const measured: number[] = [0, ...bench.decks.map(({ notes: count }: { notes: number }) => count)]
    const wanted = rows
      .filter(({ peer = '' }) => !absent.has(peer))
      .flatMap((row) => row.sizes.filter((count) => measured.includes(count)).map((count) => `${row.name} ${count}`))
    expect(bench.results.map(({ row, notes: count }: Result) => `${row} ${count}`).sort()).toEqual(wanted.sort())
  })
})

describe('an aim', () => {
  it.each(aims)('is for rows that are measured: %j', ({ row, notes: count, of, ofNotes = count, ...aim }) => {
    const measuredAt = (name: string) => rows.find((one) => one.name === name)?.sizes ?? []
    expect(measuredAt(row)).toContain(count)
    if (of !== undefined) expect(measuredAt(of)).toContain(ofNotes)
    expect([aim.times, aim.seconds, aim.wall, aim.memory].filter((one) => one !== undefined)).toHaveLength(1)
    expect(of !== undefined).toBe(aim.times !== undefined)
  })

  it('is compared in its own unit', () => {
    const result = (row: string, cpu: number) => ({ row, notes: 10, runs: 1, cpu, wall: cpu, memory: 100 })
    const results = [result('build', 3), result('floor', 2), { row: 'check', notes: 10, failed: 'it fell' }]
    const aim = { row: 'build', notes: 10 }
    expect(measuredAim(results, { ...aim, of: 'floor', times: 2 })).toEqual({ value: 1.5, aim: 2 })
    expect(measuredAim(results, { ...aim, seconds: 1 })).toEqual({ value: 3, aim: 1 })
    expect(measuredAim(results, { ...aim, wall: 1 })).toEqual({ value: 3, aim: 1 })
    expect(measuredAim(results, { ...aim, memory: 50 })).toEqual({ value: 100, aim: 50 })
    expect(measuredAim(results, { ...aim, of: 'check', times: 2 })).toBeUndefined()
    expect(measuredAim(results, { ...aim, row: 'check', seconds: 2 })).toBeUndefined()
    const text = printBench({ results }, [{ ...aim, of: 'floor', times: 0.02 }])
    expect(text).toContain('| `build` | 3.00 s | 100 MB |')
    expect(text).toContain('| `check` | fails | – |')
    expect(text).toContain('| 1.50× | 1/50 |')
  })

  it('is held to the median', () => {
    expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7])
  })
})

describe('a generated deck', () => {
  const count = 400
  const textOf = (notation: 'dash' | 'apy') => {
    const { one } = notations[notation]
    return [...notes(count)].map((note, index) => one(note, index, index === 0)).join('')
  }
  const media = mediaInMemory(
    Object.fromEntries(Array.from({ length: pictures }, (_, at) => [`pictures/${at}.png`, new Uint8Array([at])])),
  )

  it('is as described', () => {
    const all = [...notes(10_000)]
    const clozes = all.filter(({ kind }) => kind === 'cloze')
    expect(clozes).toHaveLength(8_000)
    const hidden = clozes.map(({ front }) => front.filter((piece) => typeof piece !== 'string').length)
    expect([Math.min(...hidden), Math.max(...hidden)]).toEqual([1, 6])
    const { one } = notations.dash
    const text = all.map((note, index) => one(note, index, false)).join('')
    expect(Math.abs(text.length / all.length - 268)).toBeLessThan(10)
    for (const sign of ['**', '`', '\n* ', '\n| ', '$', '![', '```']) expect(text).toContain(sign)
    expect(new Set(all.map(({ front }) => front[0])).size).toBe(all.length)
  })

  it('is the same again, and begins as a larger one does', () => {
    const small = [...notes(50)]
    expect([...notes(50)]).toEqual(small)
    expect([...notes(80)].slice(0, 50)).toEqual(small)
    const edited = [...notes(50, (index) => index % 10 === 3)]
    const differing = edited.flatMap((note, index) =>
      JSON.stringify(note) === JSON.stringify(small[index]) ? [] : [index],
    )
    expect(differing).toEqual([3, 13, 23, 33, 43])
  })

  it('is fine, and says the same in both notations', async () => {
    const [dash, apy] = await Promise.all(
      (['dash', 'apy'] as const).map((notation) =>
        compile([sourceFile(`${notation}.md`, textOf(notation))], { media }),
      ),
    )
    expect([...dash!.diagnostics, ...apy!.diagnostics].map(({ message }) => message)).toEqual([])
    expect([dash!.collection.notes.length, apy!.collection.notes.length]).toEqual([count, count])
    expect(dash!.cards).toBe(apy!.cards)
  })

  it('has as many notes and cards in the floor as in a build', { timeout: 60_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'deckwright-bench-'))
    try {
      const [source, target] = [join(folder, notations.dash.file), join(folder, 'floor.apkg')]
      writeDeck(folder, 'dash', { count })
      execFileSync(process.execPath, ['test/bench/floor.js', source, target])
      const { notes: rowsOfNotes, cards, check } = await readPackage(readFileSync(target))
      const built = await compile([sourceFile('dash.md', textOf('dash'))], { media })
      expect([rowsOfNotes.length, cards.length, check]).toEqual([count, built.cards, 'ok'])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })

  it('is written into one file or into as many as wanted', () => {
    const folder = mkdtempSync(join(tmpdir(), 'deckwright-bench-'))
    try {
      const characters = writeDeck(folder, 'dash', { count: 100 })
      expect(read(join(folder, 'dash.md'))).toHaveLength(characters)
      writeDeck(join(folder, 'many'), 'dash', { count: 100, files: 10 })
      expect(read(join(folder, 'many/00010.md'))).toMatch(/^# deck: /)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
