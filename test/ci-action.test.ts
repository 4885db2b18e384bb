import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { problems } from '../src/catalog.js'
import { diagnose } from '../src/diagnostics/diagnostic.js'
import { reporters } from '../src/reporters/registry.js'
import { visible } from '../src/reporters/visible.js'
import { positionAt } from '../src/text/position.js'
import { sourceFile } from '../src/text/source-file.js'

interface Action {
  readonly inputs: Record<string, { readonly description: string; readonly default?: string }>
  readonly outputs: Record<string, { readonly value: string }>
  readonly runs: { readonly steps: readonly { id: string; shell: string; run: string; env: Record<string, string> }[] }
}

const action: Action = parse(readFileSync('action.yml', 'utf8'))
const [step] = action.runs.steps

/** The runner's folders, in one of their own. */
let home: string
let packed: string

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'deckwright-action-'))
  mkdirSync(join(home, 'temp'))
  const npm = ['pack', '--ignore-scripts', '--json', '--pack-destination', home]
  const [{ filename }] = JSON.parse(execFileSync('npm', npm, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }))
  packed = join(home, filename)
}, 120_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs the action's step as the runner would, in a repository of these files. */
function runStep(files: Record<string, string>, inputs: Record<string, string> = {}) {
  const workspace = mkdtempSync(join(home, 'work '))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(workspace, path, '..'), { recursive: true })
    writeFileSync(join(workspace, path), text)
  }
  const file = (name: string) => join(workspace, '..', `${name}-${readdirSync(home).length}`)
  const [outputs, summary] = [file('output'), file('summary')]
  writeFileSync(outputs, '')
  const given: Record<string, string> = { version: packed, ...inputs }
  const env = Object.fromEntries(
    Object.entries(step!.env).map(([name, value]) => {
      const input = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)?.[1] ?? 'none'
      return [name, given[input] ?? action.inputs[input]?.default ?? '']
    }),
  )
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run], {
    cwd: workspace,
    encoding: 'utf8',
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      npm_config_offline: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_ACTION_PATH: resolve('.'),
      GITHUB_OUTPUT: outputs,
      GITHUB_STEP_SUMMARY: summary,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: join(home, 'temp'),
      ...env,
    },
  })
  const told = [...readFileSync(outputs, 'utf8').matchAll(/^([\w-]+)<<(\S+)\n(.*?)\n\2$/gms)]
  return {
    status,
    log: stdout,
    outputs: Object.fromEntries(told.map(([, name, , value]) => [name, value])),
    page: existsSync(summary) ? readFileSync(summary, 'utf8') : '',
    workspace,
  }
}

/** What the runner would take for a command in a step's log. */
function commandsIn(log: string): string[] {
  let stopped: string | undefined
  const commands: string[] = []
  for (const line of log.split(/\r?\n/)) {
    const command = /^\s*::([^\s:][^:]*)::/.exec(line)?.[1] ?? /##\[(.*?)\]/.exec(line)?.[1]
    if (stopped !== undefined) {
      if (command === stopped) stopped = undefined
    } else if (command === 'stop-commands') stopped = line.slice('::stop-commands::'.length)
    else if (command !== undefined) commands.push(command)
  }
  expect(stopped).toBeUndefined()
  return commands
}

const good = '# deck: Words\n\nThe -cow- gives milk.\n'
const bad = '# deck: Words\n\nThe -cow gives milk.\n'

describe.skipIf(process.platform === 'win32')('the action', { timeout: 120_000 }, () => {
  it('passes every input through the environment, and none through the shell', () => {
    expect(action.runs.steps).toHaveLength(1)
    expect(step!.run).not.toContain('${{')
    expect(Object.values(step!.env)).toEqual(Object.keys(action.inputs).map((name) => `\${{ inputs.${name} }}`))
    expect(Object.entries(action.outputs).map(([name, { value }]) => [name, value])).toEqual(
      Object.keys(action.outputs).map((name) => [name, `\${{ steps.${step!.id}.outputs.${name} }}`]),
    )
  })

  it('says what is wrong, where and how much', () => {
    const { status, log, outputs, page } = runStep({ 'notes/a.md': bad, 'notes/b.md': good })
    expect(status).toBe(1)
    expect(log).toContain('::error title=deckwright (dash-cloze/unclosed-dash),file=notes/a.md,line=3,col=5')
    expect(log).toContain('1 error in 1 file')
    expect(outputs).toMatchObject({ findings: '1', errors: '1', warnings: '0' })
    expect(JSON.parse(readFileSync(outputs.sarif!, 'utf8')).runs[0].results).toHaveLength(1)
    expect(JSON.parse(readFileSync(outputs.json!, 'utf8')).findings).toHaveLength(1)
    expect(page).toContain('dash-cloze/unclosed-dash')
  })

  it('is content with what is good', () => {
    const { status, log, outputs } = runStep({ 'a.md': good })
    expect([status, commandsIn(log), outputs.findings]).toEqual([0, [], '0'])
  })

  it('takes what it is given', () => {
    const files = {
      'decks/a b/x.md': bad,
      'decks/a b/y.md': good,
      'decks/known.json': '',
      'decks/twice.md': `${good}\nThe -cow- gives milk.\n`,
      'other/z.md': bad,
    }
    const inputs = { paths: 'a b/x.md\n\ntwice.md\r\n', 'working-directory': 'decks', format: 'concise\njunit=r.xml' }
    const { status, log, outputs, workspace } = runStep(files, { ...inputs, strict: 'true' })
    expect(log).toMatch(/^a b\/x\.md:3:5: error dash-cloze\/unclosed-dash: /m)
    expect(log).not.toContain('z.md')
    expect(commandsIn(log)).toEqual(['add-matcher', 'remove-matcher owner=deckwright'])
    expect([status, outputs.errors, outputs.warnings]).toEqual([1, '1', '1'])
    expect(readFileSync(join(workspace, 'decks/r.xml'), 'utf8')).toContain('<testsuite')
    const once = { paths: 'decks/twice.md', format: 'concise' }
    expect(runStep(files, once).status).toBe(0)
    expect(runStep(files, { ...once, strict: 'true' }).status).toBe(1)
    expect(runStep(files, { ...once, args: '--max-warnings\n0' }).status).toBe(1)
  })

  it('knows a baseline by its name', () => {
    const baseline = { 'a.md': bad, 'deckwright.json': '{ "sources": ["a.md"] }' }
    const { workspace } = runStep(baseline, { args: '--write-baseline\n--baseline\nold ones.json' })
    const old = readFileSync(join(workspace, 'old ones.json'), 'utf8')
    const { status, outputs } = runStep({ ...baseline, 'old ones.json': old }, { baseline: 'old ones.json' })
    expect([status, outputs.findings]).toEqual([0, '0'])
  })

  it('runs nothing that stands in a name, an input or a note', () => {
    const names = [
      'a b.md',
      `quotes'"x.md`,
      '$(touch pwned).md',
      '`touch pwned`.md',
      '; touch pwned #.md',
      '--strict',
      '-rf.md',
      '::error::x.md',
      '##[error]x.md',
      'new\n::error::line.md',
      '%0A::error::x.md',
      '{{ github.token }}.md',
    ]
    const note = '::error::x\n\n::set-output name=errors::0 and -one\n'
    const files = Object.fromEntries(names.map((name) => [`n/${name}${name.endsWith('.md') ? '' : '/x.md'}`, note]))
    const inputs = { 'working-directory': 'n', paths: names.filter((name) => !name.includes('\n')).join('\n') }
    for (const given of [inputs, { 'working-directory': 'n' }]) {
      for (const format of 'paths' in given ? ['', 'concise', 'pretty'] : ['', 'concise']) {
        const { status, log, outputs, workspace } = runStep(files, { ...given, format, args: '--verbose' })
        expect(status).toBe(1)
        const read = 'paths' in given ? names.length - 1 : names.length
        expect(outputs.errors).toBe(String(read))
        const matchers = ['add-matcher', 'remove-matcher owner=deckwright']
        const commands = commandsIn(log)
        if (format === '') {
          // One for each finding, and the notice that GitHub hides some.
          expect(commands.every((command) => /^(?:error|warning|notice) title=deckwright/.test(command))).toBe(true)
          expect(commands.filter((command) => command.startsWith('error'))).toHaveLength(read)
        } else expect(commands).toEqual(format === 'concise' ? matchers : [])
        expect([...readdirSync(workspace), ...readdirSync(join(workspace, 'n'))]).not.toContain('pwned')
      }
    }
  })

  it.each([
    [{ version: '1.0.0; touch pwned' }, 'is no version of deckwright'],
    [{ version: '$(touch pwned)' }, 'is no version of deckwright'],
    [{ version: '--registry=https://example.org' }, 'is no version of deckwright'],
    [{ version: '1.0.0\n::error::x' }, 'is no version of deckwright'],
    [{ version: '0.0.0' }, 'npm could not do what was asked of it'],
    [{ strict: 'yes' }, '`strict` is true or false'],
    [{ 'working-directory': 'gone' }, 'there is no folder'],
  ])('with %j says what is wrong with it', (inputs, said) => {
    const { status, log, outputs, workspace } = runStep({ 'a.md': good }, inputs)
    expect([status, outputs]).toEqual([2, {}])
    expect(log).toContain(said)
    expect(commandsIn(log)).toEqual(['error title=deckwright'])
    expect(readdirSync(workspace)).toEqual(['a.md'])
  })

  it('passes on that the work could not be done', () => {
    const { status, log } = runStep({ 'a.md': good }, { paths: 'gone.md' })
    expect(status).toBe(2)
    expect(log).toContain('gone.md')
    expect(runStep({ 'a.md': good }, { format: 'sariff' }).status).toBe(2)
  })
})

describe('the problem matcher', () => {
  const { problemMatcher } = JSON.parse(readFileSync('docs/problem-matcher.json', 'utf8'))
  const [{ pattern }] = problemMatcher
  const [{ regexp, ...groups }] = pattern

  it('reads what `concise` tells, whatever is in it', async () => {
    const report = await reporters.concise()
    const words = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(words, words, fc.nat(30), fc.constantFrom(...problems), (name, message, at, problem) => {
        const file = sourceFile(`${name}.md`, 'The -cow\ngives -milk.\n'.repeat(2))
        const found = diagnose(problem, { message, span: { file, start: at, end: at + 1 } })
        const summary = { files: 1, notes: 1, cards: 1, errors: 1, warnings: 0 }
        const line = report({ diagnostics: [found], summary }, { color: false, width: 80 }).replace(/\n$/, '')
        const match = new RegExp(regexp).exec(line) ?? []
        const part = (group: string) => match[groups[group]]
        const { line: row, column } = positionAt(file, at)
        expect([part('line'), part('column'), part('severity'), part('code')]).toEqual([
          `${row}`,
          `${column}`,
          problem.severity,
          problem.code,
        ])
        expect([part('file'), part('message')]).toEqual([visible(`${name}.md`), visible(message)])
      }),
    )
  })

  it.each([
    '2 files · 14 notes · 28 cards checked in 0.1 s: no findings',
    'deckwright: a.md:1:2: cannot be opened',
    '  notes/a.md:1:2 the other one',
  ])('takes no other line for a finding: %s', (line) => {
    expect(new RegExp(regexp).test(line)).toBe(false)
  })
})
