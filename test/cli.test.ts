import { readFileSync, writeFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { replay } from './support/transcript.js'

const transcripts = globSync('fixtures/commands/*/*.txt').sort()

// The transcripts speak the language of sh.
describe.skipIf(process.platform === 'win32').concurrent('what the program prints', () => {
  test.each(transcripts)('%s', async (path) => {
    const printed = await replay(path)
    if (process.env.UPDATE) writeFileSync(path, printed)
    expect(printed).toBe(readFileSync(path, 'utf8'))
  })
})
