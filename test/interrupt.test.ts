import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { alone } from '../src/io/lock-file.js'
import { interruption } from '../src/io/on-interrupt.js'
import { writeFile } from '../src/io/write-file.js'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-interrupt-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

// Windows knows no signals between programs.
describe.skipIf(process.platform === 'win32')('a build that is interrupted', () => {
  test('leaves the outputs that are finished whole, and no others', async () => {
    const count = 400
    mkdirSync(join(folder, 'notes'))
    for (let index = 0; index < count; index++) {
      writeFileSync(join(folder, 'notes', `${index}.md`), `# deck: D${index}\n\n${`A -word ${index}-.\n\n`.repeat(20)}`)
    }
    writeFileSync(join(folder, 'deckwright.json'), '{ "sources": ["notes"], "output": "made/" }')
    const child = spawn(process.execPath, [resolve('bin/deckwright.js'), 'build'], { cwd: folder })
    const ended = new Promise<unknown[]>((done) => child.on('exit', (...how) => done(how)))
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    const made = join(folder, 'made')
    while (!existsSync(made) || readdirSync(made).length < 5) {
      expect(child.exitCode, said).toBe(null)
      await new Promise((done) => setTimeout(done, 2))
    }
    child.kill('SIGINT')
    // As a program that a signal ends: a shell gives 130.
    expect(await ended).toEqual([null, 'SIGINT'])
    const names = readdirSync(made)
    expect(names.filter((name) => !name.endsWith('.apkg'))).toEqual([])
    expect(names.length).toBeLessThan(count)
    for (const name of names) expect(Object.keys(unzipSync(readFileSync(join(made, name))))).toContain('media')
    expect(readdirSync(folder).sort()).toEqual(['deckwright.json', 'made', 'notes'])
    // Each file is brought to the disk, which may have much else to do.
  }, 120_000)
})

describe('an interrupt', () => {
  const interrupt = () => process.emit('SIGINT', 'SIGINT')

  test('takes away the mark beside the lock and what is half written, then ends the program', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
    const lock = join(folder, 'deckwright.lock')
    function* pieces() {
      yield Buffer.from('half')
      expect(readdirSync(folder).length).toBe(2)
      interrupt()
      expect(readdirSync(folder)).toEqual([])
    }
    await expect(alone(lock, () => writeFile(lock, pieces()))).rejects.toThrow('cannot write')
    expect(kill.mock.calls).toEqual([[process.pid, 'SIGINT']])
    expect(process.listenerCount('SIGINT')).toBe(0)
  })

  test('lets a program that stays finish what it writes; a second one ends it', async () => {
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true)
    const end = interruption()
    const place = join(folder, 'deck')
    function* pieces() {
      yield Buffer.from('half')
      interrupt()
      yield Buffer.from(' and half')
    }
    await writeFile(place, pieces())
    await end
    expect(readFileSync(place, 'utf8')).toBe('half and half')
    expect(kill).not.toHaveBeenCalled()
    expect(process.listenerCount('SIGINT')).toBe(0)
  })
})
