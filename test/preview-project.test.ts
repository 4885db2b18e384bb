import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { NoteCards, PageData } from '../src/preview/page-data.js'

const folder = mkdtempSync(join(tmpdir(), 'deckwright-preview-'))
const bin = resolve('bin/deckwright.js')
const save = (name: string, text: string) => {
  mkdirSync(dirname(join(folder, name)), { recursive: true })
  writeFileSync(join(folder, name), text)
}
const run = (...args: string[]) => spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })
const drawing = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}"/>`

let program: ChildProcess
let address = ''

const data = async (): Promise<PageData> => (await fetch(`${address}data`)).json() as Promise<PageData>
const cardsOf = async (path: string, index = 0): Promise<NoteCards['cards']> =>
  ((await (await fetch(`${address}cards?path=${encodeURIComponent(path)}&index=${index}`)).json()) as NoteCards).cards

async function until<Value>(what: () => Promise<Value | undefined | false>): Promise<Value> {
  for (let left = 200; left > 0; left--) {
    const value = await what()
    if (value !== undefined && value !== false) return value
    await new Promise((done) => setTimeout(done, 50))
  }
  throw new Error('it did not come')
}

beforeAll(async () => {
  save('notes/a.md', '# deck: A\n\nA -first- and a -second-.\n')
  save('notes/b.md', '# Note\nmodel: Word\n\n## Word\n\nLima\n')
  save('types/word.html', '<img src="_logo.svg"> {{Word}} <img src="other/_logo.svg"> <img src="_secret.svg">')
  save('types/word.css', '.card { background: url(_ground.svg) } @font-face { src: url("_none.woff2") }')
  save('types/_logo.svg', drawing(1))
  save('_ground.svg', drawing(2))
  save(
    'deckwright.json',
    JSON.stringify({
      sources: ['notes'],
      noteTypes: {
        Word: {
          fields: ['Word'],
          css: { file: 'types/word.css' },
          templates: [{ name: 'Card 1', front: { file: 'types/word.html' }, back: 'b' }],
        },
      },
    }),
  )
  expect(run('build', '-q').status).toBe(0)
  // The new deletion comes first, and the others keep their numbers.
  save('notes/a.md', '# deck: A\n\nA -new-, a -first- and a -second-.\n')
  program = spawn(process.execPath, [bin, 'preview'], { cwd: folder })
  let said = ''
  program.stderr?.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  address = await until(async () => /http:\S+/.exec(said)?.[0])
}, 30_000)

afterAll(() => {
  program.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

describe('the preview of a project', { timeout: 30_000 }, () => {
  it('shows the numbers that the lock keeps, and writes nothing into it', async () => {
    const before = readFileSync(join(folder, 'deckwright.lock'), 'utf8')
    const answers = (await cardsOf('notes/a.md')).map(({ ordinal, back }) => [
      ordinal,
      /class="cloze"[^>]*>([^<]*)/.exec(back.html)?.[1],
    ])
    expect(answers).toEqual([
      [0, 'first'],
      [1, 'second'],
      [2, 'new'],
    ])
    save('notes/a.md', '# deck: A\n\nA -new-, a -first- or a -second- or -third-.\n')
    await until(async () => (await cardsOf('notes/a.md')).length === 4)
    const [one] = await cardsOf('notes/a.md')
    expect(one?.back.html).toContain('>first<')
    expect(readFileSync(join(folder, 'deckwright.lock'), 'utf8')).toBe(before)
  })

  it('shows the files that only a template or its styling names, where they lie beside it', async () => {
    const [card] = await cardsOf('notes/b.md')
    const shown = card?.front.html ?? ''
    const [, logo] = /<img src="(media\/[^"]*logo[^"]*)"/.exec(shown) ?? []
    expect(await (await fetch(`${address}${logo}`)).text()).toBe(drawing(1))
    expect(card?.front.blocked).toEqual(['there is no file `other/_logo.svg`', 'there is no file `_secret.svg`'])
    const { types } = await data()
    const css = types.Word?.css ?? ''
    const [, ground] = /url\("(media\/[^"]*ground[^"]*)"\)/.exec(css) ?? []
    expect(await (await fetch(`${address}${ground}`)).text()).toBe(drawing(2))
    expect(css).toContain('url("_none.woff2")')
  })

  it('tells the page when a template or a file that it names is another', async () => {
    const known = async () => (await data()).types.Word?.templates
    const first = await known()
    save('types/word.html', '<img src="_logo.svg"> {{Word}}!')
    const second = await until(async () => ((await known()) === first ? undefined : known()))
    expect((await cardsOf('notes/b.md'))[0]?.front.html).toContain('Lima!')
    save('types/_logo.svg', drawing(3))
    await until(async () => (await known()) !== second)
    const [, logo] = /<img src="(media\/[^"]*logo[^"]*)"/.exec((await cardsOf('notes/b.md'))[0]?.front.html ?? '') ?? []
    expect(await (await fetch(`${address}${logo}`)).text()).toBe(drawing(3))
  })

  it('has all of that in one file', () => {
    const { stdout } = run('preview', '--once', '-o', '-', '-q')
    expect(stdout).toContain(Buffer.from(drawing(2)).toString('base64'))
    expect(stdout).toContain(Buffer.from(drawing(3)).toString('base64'))
  })
})
