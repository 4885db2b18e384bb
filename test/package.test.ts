import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const notes = '# deck: Words\n\nThe -cow- gives *milk*.\n\nWhere do sheep live?\nIn a fold.\n'

let home: string
let installed: string

/** Runs a program as someone would who has nothing but the package: no sources, no network. */
function run(command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd: home, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

const deckwright = (...args: string[]) => run(process.execPath, join(installed, 'bin/deckwright.js'), ...args)

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'deckwright-package-'))
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'
  const packed = execFileSync(npm, ['pack', '--ignore-scripts', '--json', '--pack-destination', home], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }]
  writeFileSync(join(home, 'package.json'), '{ "private": true, "type": "module" }\n')
  run(npm, 'install', '--offline', '--no-audit', '--no-fund', '--ignore-scripts', join(home, filename))
  installed = join(home, 'node_modules/deckwright')
  writeFileSync(join(home, 'words.md'), notes)
}, 120_000)

afterAll(() => rmSync(home, { recursive: true, force: true }))

describe('the package', () => {
  it('brings everything and asks for nothing', () => {
    expect(readdirSync(join(home, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['deckwright'])
    expect(readdirSync(join(installed, 'bin'))).toEqual(['deckwright.js'])
    // Editors lead there from a finding.
    expect(readFileSync(join(installed, 'docs/rules.md'), 'utf8')).toContain('## same-note\n')
    expect(readdirSync(join(installed, 'dist'))).toEqual(
      expect.arrayContaining(['cli.js', 'index.js', 'licenses.txt', 'schema', 'sql-wasm.wasm', 'types']),
    )
  })

  it('runs', () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(deckwright('--version')).toBe(`${version}\n`)
    expect(run(join(home, 'node_modules/.bin/deckwright'), '--version')).toBe(`${version}\n`)
    mkdirSync(join(home, 'made'))
    deckwright('build', 'words.md', '--to', 'apkg,csv,tsv,markdown,dash-cloze,json,html', '-o', 'made/')
    expect(readdirSync(join(home, 'made')).length).toBeGreaterThanOrEqual(5)
    expect(readFileSync(join(home, 'made/words.apkg')).subarray(0, 2).toString()).toBe('PK')
    expect(readFileSync(join(home, 'made/words.csv'), 'utf8')).toContain('gives <em>milk</em>')
    expect(readFileSync(join(home, 'made/words.html'), 'utf8')).toContain('The <mark>cow</mark> gives <em>milk</em>.')
  })

  it('is a library, with types', () => {
    writeFileSync(
      join(home, 'use.ts'),
      `import { type Compilation, compile, emit } from 'deckwright'
      const compilation: Compilation = await compile([{ path: 'words.md', text: ${JSON.stringify(notes)} }])
      const { artifacts } = await emit(compilation, 'csv', { name: 'words', timestamp: 1_700_000_000 })
      const path: string = artifacts.map((artifact) => artifact.path).join()
      console.log(compilation.collection.notes.length, compilation.diagnostics.length, path)\n`,
    )
    const tsc = resolve('node_modules/typescript/bin/tsc')
    const options = ['--strict', '--module', 'nodenext', '--target', 'es2023', '--skipLibCheck', 'false']
    run(process.execPath, tsc, ...options, '--types', '', '--lib', 'es2023,dom', 'use.ts')
    expect(run(process.execPath, 'use.js')).toBe('2 0 words.csv\n')
  })

  it('publishes the shapes of what it reads and writes', () => {
    const schema = (name: string) => JSON.parse(readFileSync(join(installed, 'dist/schema', name), 'utf8'))
    const ajv = new Ajv2020({ strict: true })
    const model = ajv.compile(schema('model.json'))
    expect(model(JSON.parse(deckwright('build', 'words.md', '--to', 'json', '-o', '-'))) || model.errors).toBe(true)
    expect(model({ version: 1, notes: [{ type: 'Basic' }] })).toBe(false)
    const findings = ajv.compile(schema('findings.json'))
    expect(findings(JSON.parse(deckwright('check', 'words.md', '--format', 'json'))) || findings.errors).toBe(true)
    expect(findings({ version: 2, findings: [] })).toBe(false)
  })

  it('names the licences of all that is inside', () => {
    const licenses = readFileSync(join(installed, 'dist/licenses.txt'), 'utf8')
    for (const name of [
      'commander',
      'sql.js',
      'unified',
      'zod',
      '@humanwhocodes/momoa',
      'chalk',
      'yaml',
      'vscode-languageserver',
    ]) {
      expect(licenses).toMatch(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(`, 'm'))
    }
    expect(licenses).not.toContain('(undefined)')
  })
})

// npm refuses a lock that lacks a package for any machine; registries differ in address.
it('is locked for every machine, to no registry', () => {
  interface Locked {
    readonly version?: string
    readonly integrity?: string
    readonly resolved?: string
    readonly dependencies?: Record<string, string>
    readonly optionalDependencies?: Record<string, string>
  }
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
  /** The package that a name means where it is asked for: the innermost `node_modules` that has it. */
  const found = (at: string, name: string): Locked | undefined =>
    packages[`${at}${at === '' ? '' : '/'}node_modules/${name}`] ??
    (at === '' ? undefined : found(at.slice(0, Math.max(0, at.lastIndexOf('/node_modules/'))), name))
  const missing = Object.entries(packages).flatMap(([at, { dependencies, optionalDependencies }]) =>
    Object.keys({ ...dependencies, ...optionalDependencies }).filter((name) => {
      const { version, integrity } = found(at, name) ?? {}
      return version === undefined || integrity === undefined
    }),
  )
  expect(missing).toEqual([])
  expect(Object.values(packages).filter(({ resolved }) => resolved !== undefined)).toEqual([])
})
