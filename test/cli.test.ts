import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { replay } from './support/transcript.js'

const transcripts = globSync('fixtures/commands/*/*.txt').sort()

// The transcripts speak the language of sh. Each starts the program many times, and others may want the processor too.
describe.skipIf(process.platform === 'win32').concurrent('what the program prints', { timeout: 120_000 }, () => {
  test.each(transcripts)('%s', async (path) => {
    const printed = await replay(path)
    if (process.env.UPDATE) writeFileSync(path, printed)
    expect(printed).toBe(readFileSync(path, 'utf8'))
  })
})

// Linux keeps a disk that is always full.
describe.skipIf(!existsSync('/dev/full'))('what cannot be printed', () => {
  test.each([['--version'], ['--help'], ['help', 'build']])('%s %s', (...args) => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, ['bin/deckwright.js', ...args], {
      encoding: 'utf8',
      stdio: ['ignore', full, 'pipe'],
    })
    closeSync(full)
    expect([status, stderr]).toEqual([2, 'deckwright: cannot write to standard output (ENOSPC)\n'])
  })
})
