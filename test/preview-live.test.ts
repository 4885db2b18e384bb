import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NoteCards, PageData, Update } from '../src/preview/page-data.js'

let folder = ''
let program: ChildProcess
let said = ''
let address: URL

const until = async <Value>(what: () => Value | undefined | false): Promise<Value> => {
  for (let left = 400; left > 0; left--) {
    const value = what()
    if (value !== undefined && value !== false) return value
    await new Promise((done) => setTimeout(done, 25))
  }
  throw new Error(`it did not come: ${said}`)
}

const start = (...args: string[]): ChildProcess => {
  const child = spawn(process.execPath, [resolve('bin/deckwright.js'), 'preview', 'notes', ...args], { cwd: folder })
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  return child
}

interface Got {
  readonly status: number
  readonly body: string
  readonly headers: Record<string, unknown>
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
  new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: address.port, path, headers, method }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (text) => {
        body += text
      })
      response.on('end', () => done({ status: response.statusCode ?? 0, body, headers: response.headers }))
    })
    asked.on('error', fail)
    asked.end()
  })

const note = (text: string) => `# deck: Live\n\n${text}\n`
const save = (name: string, text: string) => writeFileSync(join(folder, 'notes', name), text)
const data = async (): Promise<PageData> => JSON.parse((await get(`${address.pathname}data`)).body)

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-preview-'))
  mkdirSync(join(folder, 'notes'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  save('one.md', note('A -first- note.\n\nA -second- note with ![](x.svg).'))
  save('x.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>')
  program = start()
  address = new URL(await until(() => /http:\S+/.exec(said)?.[0]))
}, 30_000)

afterAll(() => {
  program.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('the server of the preview', { timeout: 30_000 }, () => {
  it('answers whoever knows its address', async () => {
    const page = await get(address.pathname)
    expect(page.status).toBe(200)
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    const { files } = await data()
    expect(files.map(({ path, rows }) => [path, rows.length])).toEqual([['notes/one.md', 2]])
    const cards = await get(`${address.pathname}cards?path=notes%2Fone.md&index=1`)
    const [card] = (JSON.parse(cards.body) as NoteCards).cards
    const name = /media\/([^"]+)/.exec(card?.front.html ?? '')?.[1]
    const picture = await get(`${address.pathname}media/${name}`)
    expect([picture.status, picture.headers['content-type']]).toEqual([200, 'image/svg+xml'])
    expect(picture.headers['content-security-policy']).toContain('sandbox')
    expect((await get(`${address.pathname}media/${name}`, { range: 'bytes=1-3' })).body).toBe('svg')
    // A frame without scripts says that it is of no site; only pictures and sounds are for such.
    expect((await get(`${address.pathname}media/${name}`, { origin: 'null' })).status).toBe(200)
    expect((await get(`${address.pathname}media/${name}`, { origin: 'https://evil.example' })).status).toBe(403)
  })

  it.each([
    ['without the secret', '/', {}, 404],
    ['with half of it', '/x/', {}, 404],
    ['by another name of this machine', '', { host: 'evil.example' }, 403],
    ['from another site', '', { origin: 'https://evil.example' }, 403],
    ['from nowhere', '', { origin: 'null' }, 403],
    ['for a file', 'media/one.md', {}, 404],
    ['for a file above', 'media/..%2F..%2Fsecret.txt', {}, 404],
    ['for a file above, plainly', 'media/../../secret.txt', {}, 404],
    ['for a whole path', 'media//etc/passwd', {}, 404],
    ['with broken signs', 'media/%E0%A4%A', {}, 404],
  ])('refuses who asks %s', async (_, path, headers, status) => {
    const asked = path.startsWith('/') ? path : address.pathname + path
    expect((await get(asked, headers)).status).toBe(status)
  })

  it.each(['path=notes%2Fone.md&index=9', 'path=__proto__&index=constructor', 'path=..%2Fsecret.txt&index=0', ''])(
    'has no cards for what is no note of these: %s',
    async (asked) => expect((await get(`${address.pathname}cards?${asked}`)).body).toBe('null'),
  )

  it('changes nothing', async () => {
    expect((await get(address.pathname, {}, 'POST')).status).toBe(405)
  })
})

describe('a preview that goes on', { timeout: 30_000 }, () => {
  it('tells what is saved, written anew, renamed and gone', async () => {
    let events = ''
    const listening = request(
      { host: '127.0.0.1', port: address.port, path: `${address.pathname}events` },
      (answer) => {
        answer.setEncoding('utf8').on('data', (text) => {
          events += text
        })
      },
    )
    listening.on('error', () => {})
    listening.end()
    await until(() => events.includes('hello'))
    const updates = () =>
      [...events.matchAll(/event: update\ndata: (.*)\n/g)].map((match): Update => JSON.parse(match[1] ?? ''))
    const told = (holds: (update: Update) => boolean) => until(() => updates().find(holds))

    save('one.md', note('A -first- note.\n\nA -third- note.'))
    const third = await told(({ changes }) => changes.some(({ rows }) => rows[0]?.text === 'A third note.'))
    expect(third.changes).toMatchObject([{ path: 'notes/one.md', at: 1, removed: 1 }])

    save('one.md', note('A -first note.\n\nA -third- note.'))
    await told(({ figures }) => figures.errors === 1)
    for (let time = 0; time < 10; time++) save('one.md', note(`A -first- note.\n\nA -third- note, ${time}.`))
    const last = await told(({ changes }) => changes.some(({ rows }) => rows.at(-1)?.text.endsWith('9.') === true))
    expect(last.figures.errors).toBe(0)

    renameSync(join(folder, 'notes/one.md'), join(folder, 'notes/two.md'))
    await told(({ paths }) => paths.includes('notes/two.md') && !paths.includes('notes/one.md'))
    rmSync(join(folder, 'notes'), { recursive: true })
    await told(({ troubles }) => troubles.length > 0)
    mkdirSync(join(folder, 'notes'))
    save('three.md', note('A note that is -back-.'))
    await told(({ paths }) => paths.includes('notes/three.md'))
    expect((await data()).troubles).toEqual([])
    listening.destroy()
  })

  it('says that a port is taken', async () => {
    const other = start('--port', address.port)
    const code = await new Promise((done) => other.on('exit', done))
    expect([code, said]).toEqual([
      2,
      expect.stringContaining(`port ${address.port} is taken: name another with --port`),
    ])
  })

  it('ends with the terminal', async () => {
    const ended = new Promise((done) => program.on('exit', (...how) => done(how)))
    program.kill('SIGINT')
    expect(await ended).toEqual([0, null])
  })
})
