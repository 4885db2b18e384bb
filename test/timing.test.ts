import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { noStopwatch, stopwatch } from '../src/model/stopwatch.js'

const waited = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

describe('a stopwatch', () => {
  test('counts what lies inside under its own name only', async () => {
    const watch = stopwatch()
    const started = performance.now()
    await watch.of('outer', async () => {
      await waited(20)
      await watch.of('inner', () => waited(30))
      watch.of('inner', () => undefined)
    })
    const whole = performance.now() - started
    const { outer = 0, inner = 0 } = Object.fromEntries(watch.times)
    expect([...watch.times.keys()]).toEqual(['outer', 'inner'])
    expect(inner).toBeGreaterThan(25)
    expect(outer).toBeGreaterThan(15)
    expect(outer + inner).toBeLessThanOrEqual(whole)
  })

  test('gives what the work gives, and counts work that fails', async () => {
    const watch = stopwatch()
    expect(watch.of('sum', () => 1 + 1)).toBe(2)
    expect(await watch.of('later', async () => 3)).toBe(3)
    const fail = () => {
      throw new Error('no')
    }
    expect(() => watch.of('failing', fail)).toThrow('no')
    await expect(watch.of('failing', async () => fail())).rejects.toThrow('no')
    expect([...watch.times.keys()]).toEqual(['sum', 'later', 'failing'])
  })

  test('that nobody wants counts nothing', () => {
    expect(noStopwatch.of('sum', () => 2)).toBe(2)
    expect(noStopwatch.times.size).toBe(0)
  })
})

describe('--timing', () => {
  const folder = mkdtempSync(join(tmpdir(), 'deckwright-timing-'))
  afterAll(() => rmSync(folder, { recursive: true }))

  /** The rows of the table that a command prints on standard error: what, and how many milliseconds. */
  function rowsOf(...args: string[]): [string, number][] {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['bin/deckwright.js', ...args, '--timing'], {
      encoding: 'utf8',
    })
    expect([status, stdout]).toEqual([0, ''])
    const [, table = ''] = stderr.split('where the time went, in milliseconds:\n')
    const lines = table.trimEnd().split('\n')
    return lines.map((line) => {
      const [, what = '', time = ''] = /^ {2}(.*?) +(\d+\.\d)$/.exec(line) ?? []
      return [what, Number(time)]
    })
  }

  test.each([
    [
      ['check', 'fixtures/decks/science/chemistry.md'],
      ['read', 'recognise', 'parse', 'rules', 'report'],
    ],
    [
      ['build', 'fixtures/decks/science/chemistry.md', '--to', 'csv,json', '-o', folder],
      ['read', 'parse', 'rules', 'emit csv', 'emit json', 'html', 'write'],
    ],
    [
      ['build', 'fixtures/decks/science/chemistry.md', '--to', 'csv,json', '-o', folder, '--jobs', '2'],
      ['read', 'parse', 'rules', 'outputs'],
    ],
  ])('of %j adds up', (args, stages) => {
    const rows = rowsOf(...args)
    for (const stage of stages) expect(rows.map(([what]) => what)).toContain(stage)
    const whole = rows.at(-1)
    expect(whole?.[0]).toBe('everything')
    // What is set in belongs to the line above it.
    const counted = rows.slice(0, -1).filter(([what]) => !what.startsWith(' '))
    const sum = counted.reduce((total, [, time]) => total + time, 0)
    expect(Math.abs(sum - (whole?.[1] ?? 0))).toBeLessThan(0.1 * rows.length)
  })
})
