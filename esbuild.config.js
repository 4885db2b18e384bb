import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'
import { builtins, copies, leavingOut, modules } from './esbuild.plugins.js'

// Builds dist/: the program and the library with all that they need inside, the schemas of what they read and write,
// and the licences of what is inside. Types come from tsc.

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

/** @satisfies {import('esbuild').BuildOptions} */
const options = {
  absWorkingDir: root,
  entryPoints: ['src/cli.ts', 'src/index.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  // All in one folder: sql.js looks for its wasm beside the file it runs in.
  chunkNames: '[name]-[hash]',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minify: true,
  legalComments: 'none',
  // Their builds for Node are CommonJS, in which a dynamic import finds no names.
  alias: {
    yaml: join(root, 'node_modules/yaml/browser/index.js'),
    'fastest-levenshtein': join(root, 'node_modules/fastest-levenshtein/esm/mod.js'),
  },
  define: {
    DECKWRIGHT_VERSION: JSON.stringify(version),
    // sql.js asks in the way of CommonJS where it lies.
    __dirname: 'import.meta.dirname',
    __filename: 'import.meta.filename',
  },
  plugins: [leavingOut, builtins],
  metafile: true,
  write: false,
}

// Node takes long to load many small files. Every command but the first steps asks for what `check` needs, so that
// esbuild, which makes a file of what the same entries share, makes one of it instead of forty; what has much in common
// with a build asks for all of that; and what is small and on the way of a build comes along with `check`.
const common = 'src/commands/check.ts'
const building = 'src/commands/build.ts'
const unchanged = 'src/commands/unchanged-build.ts'
const apart = new Set([common, unchanged, 'src/cli.ts', 'src/index.ts', 'src/program/run-program.ts'])
const alike = ['commands/build-watch', 'commands/init', 'commands/plan', 'commands/preview', 'commands/preview-live']
const likeBuilding = new Set([...alike, 'lsp/serve', 'catalog'].map((path) => `src/${path}.ts`))
const alone = await esbuild.build(options)
const entries = Object.values(alone.metafile.outputs).flatMap(({ entryPoint }) => entryPoint ?? [])
const sharing = new Map(
  entries
    .filter((path) => path.startsWith('src/') && !apart.has(path))
    .map((path) => [path, likeBuilding.has(path) ? [common, building] : [common]]),
)
const shared = await bundled(sharing)
const program = await bundled(sharing.set(common, smallOnTheWay(shared.metafile)))

// What runs in a thread of its own: all of it in one file.
const worker = await esbuild.build({ ...options, entryPoints: ['src/worker.ts'], splitting: false })

// What the preview shows in a browser: its script, its style, and that of the math in its cards.
const page = await esbuild.build({
  absWorkingDir: root,
  entryPoints: { page: 'src/page/main.ts', 'page-style': 'src/page/page.css', 'page-math': mathStyle() },
  outdir: 'dist',
  bundle: true,
  format: 'iife',
  platform: 'browser',
  target: ['chrome109', 'firefox115', 'safari16.4'],
  minify: true,
  legalComments: 'none',
  // A font for a few script letters, without which they are shown in the font of all math.
  loader: { '.woff2': 'empty' },
  metafile: true,
  write: false,
})

const schemas = await esbuild.build({
  stdin: {
    contents: `
      import { findingsSchema } from './reporters/findings-schema.js'
      import { modelSchema } from './model/schema.js'
      import { configSchema } from './project/config-schema.js'
      import * as z from './model/zod.js'
      export const findings = z.toJSONSchema(findingsSchema)
      export const config = z.toJSONSchema(configSchema)
      export const model = z.toJSONSchema(modelSchema)`,
    resolveDir: join(root, 'src'),
  },
  bundle: true,
  format: 'esm',
  platform: 'node',
  write: false,
})
const [{ text: schemaModule } = { text: '' }] = schemas.outputFiles
const { config, findings, model } = await import(`data:text/javascript,${encodeURIComponent(schemaModule)}`)

rmSync(dist, { recursive: true, force: true })
mkdirSync(join(dist, 'schema'), { recursive: true })
for (const [path, text] of withoutDetours(program.outputFiles, program.metafile)) writeFileSync(path, text)
for (const { path, contents } of [...worker.outputFiles, ...page.outputFiles]) writeFileSync(path, contents)
for (const path of ['sql.js/dist/sql-wasm.wasm', '@zip.js/zip.js/dist/zip-module.wasm']) {
  cpSync(createRequire(import.meta.url).resolve(path), join(dist, basename(path)))
}
writeFileSync(join(dist, 'schema', 'model.json'), `${JSON.stringify(model, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`)
writeFileSync(
  join(dist, 'licenses.txt'),
  licenses([
    'node_modules/@zip.js/zip.js/dist/zip-module.wasm',
    ...[program, worker, page].flatMap(({ metafile }) => Object.keys(metafile.inputs)),
  ]),
)

/**
 * The program, some of whose files ask for others that they do not need.
 * @param {ReadonlyMap<string, readonly string[]>} asking
 */
function bundled(asking) {
  /** @type {import('esbuild').Plugin} */
  const share = {
    name: 'share',
    setup({ onLoad }) {
      onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) => {
        const more = asking.get(relative(root, path).replaceAll('\\', '/'))
        if (more === undefined) return undefined
        const imports = more.map((one) => `import ${JSON.stringify(join(root, one))}`)
        return { contents: [readFileSync(path, 'utf8'), ...imports].join('\n'), loader: 'ts' }
      })
    },
  }
  return esbuild.build({ ...options, plugins: [leavingOut, share, copies, modules, builtins] })
}

/**
 * The modules in small files that a build in a project loads, without those that would bring a large one along.
 * @param {esbuild.Metafile} metafile
 */
function smallOnTheWay({ outputs }) {
  /** @param {readonly string[]} entries */
  const loadedBy = (entries) => {
    const loaded = new Set(Object.keys(outputs).filter((path) => entries.includes(outputs[path]?.entryPoint ?? '')))
    for (const path of loaded)
      for (const { path: next, kind } of outputs[path]?.imports ?? []) if (kind === 'import-statement') loaded.add(next)
    return loaded
  }
  const there = loadedBy([common])
  // What knows that there is nothing to do needs nothing of what does it.
  const before = loadedBy([unchanged])
  /** @param {string} path @returns {boolean} */
  const isSmall = (path) => {
    const { bytes = 0, entryPoint, imports = [] } = outputs[path] ?? {}
    if (bytes > 4000 || entryPoint !== undefined || before.has(path)) return false
    return imports.every((one) => one.kind !== 'import-statement' || there.has(one.path) || isSmall(one.path))
  }
  const onTheWay = loadedBy([
    building,
    'src/project/read-config.ts',
    'src/commands/open-lock.ts',
    'src/emitters/apkg/archive.ts',
  ])
  const inputs = [...onTheWay].filter(isSmall).flatMap((path) => Object.keys(outputs[path]?.inputs ?? {}))
  return inputs.filter((input) => /^src\/[^?]*$/.test(input))
}

/**
 * The files of the program, by their paths. What `check` is lies in the file that it shares, and one more file would only
 * hand it on: it is asked for where it lies. What esbuild itself needs here and there is asked for only where it is.
 * @param {readonly esbuild.OutputFile[]} outputs
 * @param {esbuild.Metafile} metafile
 */
function withoutDetours(outputs, { outputs: described }) {
  const files = new Map(outputs.map(({ path, text }) => [path, text]))
  const [detour = ''] = Object.keys(described).filter((path) => described[path]?.entryPoint === common)
  const handing = /^import\{(\w+) as (\w+)\}from("[\w./-]+");(?:import"[^"]*";)*export\{\2 as (\w+)\};\s*$/
  const [, name, , file, outer] = handing.exec(files.get(join(root, detour)) ?? '') ?? []
  if (name === undefined) throw new Error(`${common} is not handed on as it was`)
  for (const [path, text] of files) {
    const direct = `import(${file}).then(e=>({${outer}:e.${name}}))`
    files.set(
      path,
      text.replaceAll(`import("./${basename(detour)}")`, () => direct),
    )
  }
  files.delete(join(root, detour))
  const [own = ''] = Object.keys(described).filter((path) => {
    const { inputs, entryPoint, exports = [] } = described[path] ?? {}
    return entryPoint === undefined && exports.length > 0 && Object.keys(inputs ?? {}).length === 0
  })
  for (const [path, text] of files) files.set(path, text.replace(`import"./${basename(own)}";`, ''))
  return files
}

/** The styling of set math, for a reader who has a font for math or none. */
function mathStyle() {
  return createRequire(import.meta.url).resolve('temml/dist/Temml-Local.css')
}

/**
 * The licences of the packages from which files were taken, one after the other.
 * @param {readonly string[]} files
 */
function licenses(files) {
  const written = files.filter((file) => !file.includes('?'))
  const folders = new Set(written.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  const texts = [...folders].sort().map((folder) => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const file = readdirSync(join(root, folder)).find((entry) => /^licen[cs]e/i.test(entry))
    // A package that only names the Apache licence gets its text from one that has it.
    const source =
      file === undefined && license === 'Apache-2.0' ? 'node_modules/typescript/LICENSE' : join(folder, file ?? '')
    const text = readFileSync(join(root, source), 'utf8').trim()
    return `${name} ${version} (${license})\n\n${text}\n`
  })
  return ['deckwright holds parts of these packages.\n', ...texts].join(`\n${'-'.repeat(78)}\n\n`)
}
