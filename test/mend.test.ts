import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { problems } from '../src/catalog.js'
import { mend, writeMended } from '../src/commands/mend.js'
import { type Survey, surveyed } from '../src/commands/survey.js'
import { diagnose } from '../src/diagnostics/diagnostic.js'
import type { Terminal } from '../src/io/terminal.js'
import { writtenText } from '../src/text/edited.js'

const channel = { interactive: false, color: false, width: 80 }
const silent: Terminal = { print: async () => {}, say: () => {}, progress: () => {}, stdout: channel, stderr: channel }
const note = (front: string, back: string) => `# Note\nmodel:Basic\n\n## Front\n\n${front}\n\n## Back\n\n${back}\n\n\n`
const text = note('Capital of Peru?', 'Lima') + note('Capital of Chile?', 'Santiago')

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'deckwright-mend-'))
  writeFileSync(join(folder, 'a.md'), text)
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A fix that claims to be good for something: wherever `wrong` stands, `put` is to stand. */
interface Bogus {
  readonly wrong: string
  readonly put: string
  readonly safe: boolean
}

/** Checks the folder, and takes the bogus fixes for findings of its own. */
async function look(standing: Parameters<typeof surveyed>[3], bogus: readonly Bogus[]): Promise<Survey> {
  const options = { tags: [], only: [], writeBaseline: false }
  const survey = await surveyed([join(folder, 'a.md')], options, silent, standing)
  const [file] = survey.gathered.read
  const more = bogus.flatMap(({ wrong, put, safe }) => {
    const start = file?.text.indexOf(wrong) ?? -1
    if (file === undefined || start === -1) return []
    const span = { file, start, end: start + wrong.length }
    return diagnose(problems[0]!, { message: wrong, span, fix: { title: 'x', edits: [{ span, text: put }], safe } })
  })
  return { ...survey, told: [...survey.told, ...more], editable: [...survey.editable, ...more] }
}

describe('mending', () => {
  it('makes what is good', async () => {
    const mending = await mend((standing) => look(standing, []), false)
    expect(mending.mended.map(({ problem }) => problem.code)).toEqual(Array(2).fill('apy-notes/key-without-blank'))
    expect(mending.refused).toEqual([])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text)
    expect(await writeMended(mending)).toEqual(new Map())
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe(text.replaceAll('model:', 'model: '))
  })

  it.each<[string, Bogus]>([
    ['changes a card, and calls itself safe', { wrong: 'Lima', put: 'Cusco', safe: true }],
    [
      'moves a note elsewhere, and calls itself safe',
      { wrong: '## Front', put: 'deck: Elsewhere\n\n## Front', safe: true },
    ],
    ['brings an error', { wrong: '## Front', put: '## Frnot', safe: false }],
    ['leaves its finding where it is', { wrong: 'Santiago', put: 'Santiago', safe: true }],
    ['makes of its finding another one of its kind', { wrong: 'Chile', put: 'Chile, Chile', safe: false }],
  ])('undoes what %s, and nothing else', async (_, bogus) => {
    const mending = await mend((standing) => look(standing, [bogus]), true)
    expect(mending.refused.map(({ message }) => message)).toEqual([bogus.wrong])
    expect(mending.changed.map(({ after }) => writtenText(after))).toEqual([text.replaceAll('model:', 'model: ')])
  })

  it('makes an unsafe fix that changes a card', async () => {
    const mending = await mend((standing) => look(standing, [{ wrong: 'Lima', put: 'Cusco', safe: false }]), true)
    expect(mending.refused).toEqual([])
    expect(mending.changed.map(({ after }) => writtenText(after).includes('Cusco'))).toEqual([true])
  })

  it('ends where two fixes undo each other', async () => {
    const endless: Bogus[] = [
      { wrong: 'Lima', put: 'Cusco', safe: false },
      { wrong: 'Cusco', put: 'Lima', safe: false },
    ]
    const mending = await mend((standing) => look(standing, endless), true)
    expect(mending.mended.length).toBeLessThan(50)
  })

  it('leaves a file alone that somebody changed meanwhile', async () => {
    const mending = await mend((standing) => look(standing, []), false)
    writeFileSync(join(folder, 'a.md'), 'theirs')
    const failures = await writeMended(mending)
    expect([...failures.values()]).toEqual([expect.stringContaining('was changed by somebody else')])
    expect(readFileSync(join(folder, 'a.md'), 'utf8')).toBe('theirs')
    const { told } = await mending.without(new Set(failures.keys()))
    expect(told).toHaveLength(2)
  })
})
