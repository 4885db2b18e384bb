import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'

const page = readFileSync('docs/recipes.md', 'utf8')
const blocks = [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].map(([, language = '', text = '']) => ({
  language,
  text,
}))
const action = parse(readFileSync('action.yml', 'utf8'))
const { version, scripts } = JSON.parse(readFileSync('package.json', 'utf8'))

let home: string
/** A project that is in order, in a repository of its own with a main branch on its server. */
let project: string
let env: NodeJS.ProcessEnv

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'deckwright-recipes-'))
  project = join(home, 'project')
  const { SOURCE_DATE_EPOCH, ...inherited } = process.env
  const PATH = `${join(home, 'bin')}${delimiter}${process.env.PATH}`
  env = { ...inherited, PATH, GIT_CONFIG_GLOBAL: '/dev/null', GITHUB_BASE_REF: 'main' }
  const shim = (name: string, text: string) =>
    writeFileSync(join(home, 'bin', name), `#!/bin/sh\n${text}\n`, { mode: 0o755 })
  mkdirSync(join(home, 'bin'))
  shim('deckwright', `exec "${process.execPath}" "${resolve('bin/deckwright.js')}" "$@"`)
  shim('npx', '[ "$1" = --no ] || exit 0; shift; exec "$@"')
  for (const name of ['npm', 'gh']) shim(name, 'exit 0')
  cpSync('fixtures/commands/plan/files/cells/notes', join(project, 'notes'), { recursive: true })
  writeFileSync(join(project, 'deckwright.json'), '{ "sources": ["notes"], "output": "cards.apkg" }\n')
  const make = `deckwright build --quiet
    git init --quiet --initial-branch=main
    git add .
    git -c user.name=x -c user.email=x@example.org commit --quiet --message Begin
    git update-ref refs/remotes/origin/main HEAD`
  if (process.platform !== 'win32') execFileSync('bash', ['-ec', make], { cwd: project, env })
}, 120_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

/** Runs a script in a copy of the project. */
function runInProject(script: string) {
  const work = mkdtempSync(join(home, 'work-'))
  cpSync(project, work, { recursive: true })
  return spawnSync('bash', ['-eo', 'pipefail', '-c', script], { cwd: work, env, encoding: 'utf8' })
}

/** All texts in a value, whatever it is. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : []
}

const command = /(?:^|\s)deckwright (?:check|build|plan|fmt|verify)\b/m
const files = blocks.filter(({ language }) => language === 'yaml').map(({ text }) => parse(text))
const scriptsOfPage = [
  ...files.flatMap(textsIn),
  ...blocks.filter(({ language }) => language === 'sh').map(({ text }) => text),
].filter((text) => command.test(text) && text !== 'deckwright check')

describe('the recipes', () => {
  it('hold no command that is not run', () => {
    const inBlocks = blocks.map(({ text }) => text).join('\n')
    const count = (text: string) => [...text.matchAll(new RegExp(command, 'gm'))].length
    const names = count('name: deckwright check\n')
    expect(names).toBe(1)
    expect(count(scriptsOfPage.join('\n')) + names).toBe(count(inBlocks))
    expect(blocks.map(({ language }) => language).filter((name) => name !== 'yaml' && name !== 'sh')).toEqual([])
  })

  it.skipIf(process.platform === 'win32').each([...new Set(scriptsOfPage.map((text) => text.trim()))])(
    'run: %s',
    { timeout: 60_000 },
    (script) => {
      const { status, stderr } = runInProject(script)
      expect([status, stderr]).toEqual([0, expect.not.stringContaining('deckwright: ')])
    },
  )

  it('name the version that is there', () => {
    const named = [...page.matchAll(/(?:deckwright@v?|rev: v|deckwright-)(\d[\w.]*\w)/g)].map(([, one]) => one)
    expect(new Set(named.map((one) => one?.replace(/\.tgz$/, '')))).toEqual(new Set([version]))
  })

  it('tell all inputs and outputs of the action, and use no others', () => {
    const inputs = [...page.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name)
    expect(inputs).toEqual(Object.keys(action.inputs))
    for (const output of Object.keys(action.outputs)) expect(page).toContain(`\`${output}\``)
    const jobs = files.flatMap((file) => Object.values(file.jobs ?? {}) as { steps: Record<string, unknown>[] }[])
    const steps = jobs.flatMap(({ steps }) => steps).filter(({ uses }) => `${uses}`.startsWith('OWNER/deckwright@'))
    expect(steps.length).toBeGreaterThan(0)
    for (const { with: given } of steps) {
      expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(given ?? {})))
    }
    const used = [...page.matchAll(/steps\.cards\.outputs\.([\w-]+)/g)].map(([, name]) => name)
    expect(Object.keys(action.outputs)).toEqual(expect.arrayContaining(used))
  })
})

describe('the hooks for pre-commit', () => {
  const hooks: Record<string, unknown>[] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))

  it('are those of the recipes, and run', () => {
    const used = files.flatMap(({ repos = [] }) => repos).filter(({ repo }) => repo !== 'local')
    const idsUsed = used.flatMap(({ hooks: some }) => some).map(({ id }) => id)
    expect(idsUsed.sort()).toEqual(hooks.map(({ id }) => id).sort())
    const entries = new Map(hooks.map(({ id, entry }) => [id, `${entry} notes/`]))
    for (const { entry, language, pass_filenames } of hooks) {
      expect([language, pass_filenames]).toEqual(['node', false])
      expect(runInProject(`${entry}; git diff --exit-code`).status).toBe(0)
    }
    const broken = `printf '# deck: X\\n\\n\\n\\nAn -oops\\n' > notes/cells.md`
    expect(runInProject(`${broken}; ${entries.get('deckwright-check')}`).status).toBe(1)
    expect(runInProject(`${broken}; git add .; ${entries.get('deckwright-fmt')}; git diff --exit-code`).status).toBe(1)
  })

  it('come from a repository that builds itself, whatever npm left out', () => {
    expect(scripts.prepare).toBe('node bin/prepare.js')
    expect(Object.keys(scripts).filter((name) => /^(?:pre|post)?install$/.test(name))).toEqual([])
    const work = mkdtempSync(join(home, 'git '))
    mkdirSync(join(work, 'bin'))
    cpSync('bin/prepare.js', join(work, 'bin/prepare.js'))
    writeFileSync(join(work, 'package.json'), '{ "type": "module" }')
    const log = join(work, 'log')
    const npm = join(work, 'npm.cjs')
    const said = '[...process.argv.slice(2), process.env.npm_config_global ?? ""].join(" ")'
    writeFileSync(npm, `require('fs').appendFileSync(${JSON.stringify(log)}, ${said} + "\\n"); console.log('noise')`)
    const run = () =>
      execFileSync(process.execPath, [join(work, 'bin/prepare.js')], {
        encoding: 'utf8',
        env: { ...process.env, npm_execpath: npm, npm_config_global: 'true' },
        stdio: ['ignore', 'pipe', 'ignore'],
      })
    expect(run()).toBe('')
    const build = 'run --silent build \n'
    expect(readFileSync(log, 'utf8')).toBe(`ci --ignore-scripts --include=dev --no-audit --no-fund \n${build}`)
    rmSync(log)
    mkdirSync(join(work, 'node_modules/esbuild'), { recursive: true })
    writeFileSync(join(work, 'node_modules/esbuild/index.js'), '')
    run()
    expect(readFileSync(log, 'utf8')).toBe(build)
  })
})
