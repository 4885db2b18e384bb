import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sideBySide } from '../src/commands/side-by-side.js'

const waited = (ms: number) => new Promise<void>((done) => setTimeout(done, ms))

describe('work side by side', () => {
  test('gives what was made in the order of the things, however long each took', async () => {
    const made = await sideBySide([30, 1, 0, 12, 5], 3, async (ms) => {
      await waited(ms)
      return ms === 0 ? undefined : ms
    })
    expect(made).toEqual([30, 1, 12, 5])
    expect(await sideBySide([], 4, async () => 1)).toEqual([])
  })

  test.each([1, 2, 5])('has no more than %i in the making', async (most) => {
    let now = 0
    let highest = 0
    await sideBySide(Array.from({ length: 12 }), most, async () => {
      highest = Math.max(highest, ++now)
      await waited(2)
      now--
    })
    expect(highest).toBe(most)
  })

  test('fails with what fails, when all that was begun is done, and begins no more', async () => {
    const [begun, ended]: [number[], number[]] = [[], []]
    const work = async (thing: number) => {
      begun.push(thing)
      if (thing === 2) throw new Error('two')
      await waited(10)
      ended.push(thing)
    }
    await expect(sideBySide([1, 2, 3, 4, 5], 3, work)).rejects.toThrow('two')
    expect(begun).toEqual([1, 2, 3])
    expect(ended).toEqual([1, 3])
  })
})

describe('a build of many outputs', () => {
  let folder = ''
  const count = 6
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'deckwright-jobs-'))
    mkdirSync(join(folder, 'notes'))
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    writeFileSync(join(folder, 'notes', 'shared.svg'), picture)
    for (let file = 0; file < count; file++) {
      // Enough of them that threads are worth it; in each deck the same notes, a picture that all share, and one's own.
      const notes = Array.from(
        { length: 700 },
        (_, index) => `In *year* ${index} reigned -king ${index * (file % 3)}-.`,
      )
      const pictures = `A -crown- ![](shared.svg) and -another- ![](own-${file}.svg).`
      writeFileSync(join(folder, 'notes', `own-${file}.svg`), `${picture}<!-- ${file} -->`)
      writeFileSync(
        join(folder, 'notes', `${file}.md`),
        `# deck: Kings ${file % 4}\n\n${[...notes, pictures].join('\n\n')}\n`,
      )
    }
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const run = (...args: string[]) =>
    spawnSync(process.execPath, [resolve('bin/deckwright.js'), ...args], { cwd: folder, encoding: 'utf8' })
  const build = (jobs: number, out: string, env: NodeJS.ProcessEnv = {}) => {
    const given = ['build', 'notes', '--to', 'apkg,csv,markdown', '-o', `${out}/`, '--timestamp', '1700000000']
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        '--import',
        resolve('test/support/count-threads.js'),
        resolve('bin/deckwright.js'),
        ...given,
        '--jobs',
        `${jobs}`,
      ],
      { cwd: folder, encoding: 'utf8', env: { ...process.env, ...env } },
    )
    const [, threads = ''] = /^threads (\d+)$/m.exec(stderr) ?? []
    return {
      status,
      said: stderr.replace(/^threads .*\n/m, '').replace(/in [\d.]+ m?s$/m, ''),
      threads: Number(threads),
    }
  }
  const filesIn = (path: string) => {
    const names = readdirSync(join(folder, path), { recursive: true, encoding: 'utf8' }).sort()
    const bytes = (name: string) => (/\.\w+$/.test(name) ? readFileSync(join(folder, path, name), 'base64') : '')
    return names.map((name) => [name, bytes(name)])
  }

  test('is the same, to the byte, whatever the number of jobs', () => {
    const one = build(1, 'one')
    expect(one).toMatchObject({ status: 0, threads: 0 })
    const expected = filesIn('one')
    expect(expected.map(([name]) => name)).toContain('5.apkg')
    for (const jobs of [2, 5, 50]) {
      const { threads, ...made } = build(jobs, `${jobs}`)
      expect(made).toEqual({ status: 0, said: one.said.replaceAll('one/', `${jobs}/`) })
      // One of the jobs is done where the work is given out, and no package waits for a thread.
      expect(threads).toBeGreaterThan(0)
      expect(threads).toBeLessThan(Math.min(jobs, count))
      expect(filesIn(`${jobs}`)).toEqual(expected)
    }
  }, 60_000)

  test('says the same of what was there already, whoever of those that share a picture came first', () => {
    const notes = join(folder, 'sharing')
    mkdirSync(notes)
    const picture = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    writeFileSync(join(notes, 'shared.svg'), picture)
    const own = Array.from({ length: 30 }, (_, index) => {
      writeFileSync(join(notes, `${index}.svg`), `${picture}<!-- ${index} -->`)
      return `A -crown ${index}- ![](${index}.svg).\n`
    })
    writeFileSync(join(notes, '0.md'), `# deck: A\n\nIt -is- ![](shared.svg).\n\n${own.join('\n')}`)
    writeFileSync(join(notes, '1.md'), '# deck: A\n\nIt -was- ![](shared.svg).\n')
    const said = (jobs: number, out: string) => {
      rmSync(join(folder, out, 'media'), { recursive: true, force: true })
      const made = run('build', 'sharing', '--to', 'csv', '-o', `${out}/`, '--jobs', `${jobs}`)
      return made.stderr.split('\n')[0]?.replace(/in [\d.]+ m?s/, '')
    }
    const first = said(1, 'shared')
    for (const jobs of [1, 2, 1, 2]) expect(said(jobs, 'shared')).toBe(first)
    const { stdout } = run('build', 'sharing', '--to', 'csv', '-o', 'dry/', '--dry-run')
    expect(stdout.match(/media/g)).toHaveLength(31)
  }, 60_000)

  test.each([
    { BREAK_THREADS: 'fail' },
    { BREAK_THREADS: 'end' },
    { BREAK_THREADS: 'take' },
    { LITTLE_MEMORY: 'for one' },
  ])(
    'needs no threads where none can be had: %j',
    (env) => {
      const { status, threads } = build(4, 'broken', env)
      expect(status).toBe(0)
      expect(threads).toBeGreaterThan(0)
      expect(filesIn('broken')).toEqual(filesIn('one'))
      rmSync(join(folder, 'broken'), { recursive: true })
    },
    60_000,
  )

  test.runIf(process.platform === 'linux')(
    'begins no threads where the system limits addresses',
    () => {
      const given = ['build', 'notes', '--to', 'apkg', '-o', 'limited/', '--timestamp', '1700000000', '--jobs', '4']
      const program = [
        process.execPath,
        '--import',
        resolve('test/support/count-threads.js'),
        resolve('bin/deckwright.js'),
      ]
      const { status, stderr } = spawnSync(
        'sh',
        ['-c', 'ulimit -v 20000000 && exec "$@"', 'sh', ...program, ...given],
        {
          cwd: folder,
          encoding: 'utf8',
        },
      )
      expect({ status, threads: /^threads .*$/m.exec(stderr)?.[0] }).toEqual({ status: 0, threads: 'threads 0' })
      expect(filesIn('limited')).toEqual(filesIn('one').filter(([name]) => name?.endsWith('.apkg')))
    },
    60_000,
  )

  test('makes all but packages where there is no memory for packing, and says so once', () => {
    const { status, said, threads } = build(4, 'small', { LITTLE_MEMORY: 'none' })
    expect({ status, threads }).toEqual({ status: 2, threads: 0 })
    expect(said.match(/^deckwright: .*$/gm)).toEqual([
      expect.stringMatching(/^deckwright: cannot make packages: the system allows too little memory .*ulimit -v/),
    ])
    const texts = filesIn('one').filter(([name]) => !name?.endsWith('.apkg'))
    expect(filesIn('small')).toEqual(texts)
  }, 60_000)

  test('says of all outputs that cannot be written why, in their order', () => {
    mkdirSync(join(folder, 'bad', '1.csv'), { recursive: true })
    mkdirSync(join(folder, 'bad', '4.apkg'), { recursive: true })
    const { status, said } = build(4, 'bad')
    expect(status).toBe(2)
    expect(said.match(/^deckwright: .*$/gm)).toEqual([
      'deckwright: cannot write `bad/1.csv`: it is a folder',
      'deckwright: cannot write `bad/4.apkg`: it is a folder',
    ])
    expect(readdirSync(join(folder, 'bad')).filter((name) => name.endsWith('.apkg'))).toHaveLength(count)
  }, 60_000)
})
