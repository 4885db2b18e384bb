import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'

/** The rooms in the order of the flow: each may import those to its left. */
const flow = [
  'text',
  'diagnostics',
  'cloze',
  'markdown',
  'syntax',
  'model',
  'sources',
  'media',
  'identity',
  'rules',
  'sqlite',
  'zip',
  'packages',
  'plan',
  'shown',
  'sheets',
  'emitters',
  'project',
  'reporters',
  'preview',
  'page',
  'io',
  'commands',
  'lsp',
  'program',
]

/** Where a room may import less than what lies to its left, or a little more. */
const exceptions: Record<string, readonly string[]> = {
  text: [],
  diagnostics: ['text'],
  cloze: ['text', 'model'],
  markdown: ['text', 'cloze', 'model'],
  syntax: ['text', 'diagnostics', 'cloze', 'markdown', 'model'],
  model: ['text', 'cloze', 'markdown'],
  rules: flow.slice(0, flow.indexOf('rules')).filter((room) => room !== 'syntax' && room !== 'sources'),
  sqlite: [],
  zip: [],
  packages: ['zip', 'cloze', 'model'],
  plan: ['text', 'model', 'identity', 'packages'],
  reporters: ['text', 'diagnostics', 'model'],
  // What runs in a browser has nothing of what runs elsewhere but the shape of what it is told.
  page: ['preview'],
  io: ['text', 'diagnostics', 'media', 'emitters', 'model'],
}

/** The only files that may import a package. */
const doors: Record<string, readonly string[]> = {
  '@humanwhocodes/momoa': ['src/sources/json-tree.ts'],
  chokidar: ['src/io/watch-files.ts'],
  chalk: ['src/reporters/ink.ts'],
  'csv-stringify': ['src/emitters/text-file.ts'],
  diff: ['src/reporters/line-matches.ts'],
  'fastest-levenshtein': ['src/text/nearest.ts'],
  ignore: ['src/io/ignore-rules.ts'],
  'sql.js': ['src/packages/sqlite.ts'],
  'string-width': ['src/text/columns.ts'],
  'puppeteer-core': ['src/io/print-pages.ts'],
  parse5: ['src/sheets/html-tree.ts'],
  temml: ['src/markdown/typeset.ts'],
  tinyglobby: ['src/io/glob.ts'],
  yaml: ['src/syntax/front-matter.ts'],
  zod: ['src/model/zod.ts'],
}

/** Packages that belong together and have one door between them. */
const families: Record<string, RegExp> = {
  'src/lsp/': /^vscode-languageserver(?:-textdocument)?$/,
  'src/program/': /^commander$/,
  'src/markdown/': /^(?:unified|remark-.*|mdast-.*|micromark.*|hast-.*|unist-.*|mdast|hast)$/,
}

/** Who may touch the disk. */
const disk = /^src\/(?:io\/|zip\/wasm-file\.ts$)/

interface Import {
  readonly file: string
  readonly line: number
  readonly from: string
}

const files = globSync('src/**/*.ts').sort()
const imports: Import[] = files.flatMap((file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((text, index) => {
      const from = /^\s*(?:import|export|\}).*\bfrom '([^']+)'|^import '([^']+)'|\bimport\('([^']+)'\)/.exec(text)
      return from === null ? [] : [{ file, line: index + 1, from: from[1] ?? from[2] ?? from[3] ?? '' }]
    }),
)

const roomOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1]
const packageOf = (from: string) => /^(?:@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? from
/** A command walks the whole pipeline, and the program knows all there is; no other room leaves for the top. */
const reachesTop = (room: string, from: string) =>
  (room === 'commands' && ['../compile.js', '../identify.js'].includes(from)) ||
  (room === 'lsp' && ['../catalog.js', '../version.js'].includes(from)) ||
  (room === 'program' && ['../catalog.js', '../version.js'].includes(from))
const told = ({ file, line, from }: Import) => `${file}:${line} imports ${from}`

describe('the rooms', () => {
  test('are those of the flow', () => {
    const rooms = new Set(files.flatMap((file) => roomOf(file) ?? []))
    expect([...rooms].sort()).toEqual([...flow].sort())
  })

  test('know only rooms to their left', () => {
    const wrong = imports.filter(({ file, from }) => {
      const room = roomOf(file)
      if (room === undefined || !from.startsWith('.')) return false
      const other = roomOf(join(dirname(file), from))
      if (other === room) return false
      if (other === undefined) return !reachesTop(room, from)
      return !(exceptions[room] ?? flow.slice(0, flow.indexOf(room))).includes(other)
    })
    expect(wrong.map(told)).toEqual([])
  })

  test('import files that are there', () => {
    const lost = imports.filter(
      ({ file, from }) => from.startsWith('.') && !existsSync(join(dirname(file), from.replace(/\.js$/, '.ts'))),
    )
    expect(lost.map(told)).toEqual([])
  })
})

describe('packages', () => {
  const foreign = imports.filter(({ from }) => !from.startsWith('.') && !from.startsWith('node:'))

  test('have one door each', () => {
    const wrong = foreign.filter(({ file, from }) => {
      const name = packageOf(from)
      return !doors[name]?.includes(file) && !families[`${dirname(file)}/`]?.test(name)
    })
    expect(wrong.map(told)).toEqual([])
  })

  test('that have a door are used', () => {
    const used = new Set(foreign.map(({ from }) => packageOf(from)))
    expect(Object.keys(doors).filter((name) => !used.has(name))).toEqual([])
  })

  test('are all bundled: none is left to be installed', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(dependencies).toBeUndefined()
    const used = new Set(foreign.map(({ from }) => packageOf(from)))
    const types = (name: string) => `@types/${name}`
    expect([...used].filter((name) => !(name in devDependencies) && !(types(name) in devDependencies))).toEqual([])
  })

  test('of Node that touch the disk stay in io', () => {
    const wrong = imports.filter(({ file, from }) => /^(?:node:)?fs(?:\/promises)?$/.test(from) && !disk.test(file))
    expect(wrong.map(told)).toEqual([])
  })
})

describe('files', () => {
  test('are named in kebab-case, and for what they hold', () => {
    expect(files.filter((file) => !/^src(?:\/[a-z0-9]+(?:-[a-z0-9]+)*)+\.ts$/.test(file))).toEqual([])
    expect(files.filter((file) => /\/(?:utils?|helpers?|common|shared|misc|types|constants)\.ts$/.test(file))).toEqual(
      [],
    )
  })

  test('fit in a head', () => {
    const lines = (file: string) => readFileSync(file, 'utf8').split('\n').length - 1
    expect(files.filter((file) => lines(file) > 250)).toEqual([])
  })

  test('export by name, and say what', () => {
    const mute = files.flatMap((file) => {
      const lines = readFileSync(file, 'utf8').split('\n')
      return lines.flatMap((text, index) => {
        if (/^export (?:type )?[{*]/.test(text)) return []
        if (/^export default/.test(text)) return [`${file}:${index + 1}`]
        if (!/^export (?:async |declare )?(?:function|const|interface|type|let|class|enum)\b[^{]/.test(text)) return []
        return /\*\/$/.test(lines[index - 1] ?? '') ? [] : [`${file}:${index + 1}`]
      })
    })
    expect(mute).toEqual([])
  })
})

describe('registries', () => {
  test.each(['sources', 'rules', 'emitters', 'reporters'])('of %s are lists that name all their kin', (room) => {
    const registry = `src/${room}/registry.ts`
    const listed = imports.filter(({ file }) => file === registry).map(({ from }) => join(dirname(registry), from))
    const kinds: Record<string, RegExp> = {
      sources: /^export const \w+: Source\b/m,
      rules: /^export const \w+(?:: Rule\b| = faultRule\()/m,
      emitters: /^export const \w+: Emitter\b/m,
      reporters: /^export function (?:pretty|concise|json|github|sarif|junit)\b/m,
    }
    const kin = files.filter((file) => roomOf(file) === room && kinds[room]?.test(readFileSync(file, 'utf8')))
    expect(kin.length).toBeGreaterThan(1)
    expect(kin.filter((file) => !listed.includes(file.replace(/\.ts$/, '.js')))).toEqual([])
  })
})
