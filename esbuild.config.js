import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as esbuild from 'esbuild'

// Builds dist/: the program and the library with all that they need inside, the schemas of what they read and write,
// and the licences of what is inside. Types come from tsc.

const root = dirname(fileURLToPath(import.meta.url))
const dist = join(root, 'dist')
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

// A browser that is there is started over a pipe and spoken to in one way: what downloads browsers, what goes through
// proxies and what speaks the other way is left out, more than a megabyte that nothing would call.
const unused =
  /^(?:chromium-bidi\/.*|webdriver-bidi-protocol|yargs(?:\/.*)?|extract-zip|tar-fs|proxy-agent|progress|semver)$/

/** @type {import('esbuild').Plugin} */
const leavingOut = {
  name: 'leave out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }))
    onResolve({ filter: /\/bidi\.js$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }))
  },
}

// Node's own modules as Node has them ready, without the way through its loader that an import takes.
/** @type {import('esbuild').Plugin} */
const builtins = {
  name: 'builtins',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^[\w:/]+$/ }, ({ path, kind, importer }) => {
      if (!isBuiltin(path)) return undefined
      // A copy for each file that asks: what is shared would be a file of its own, which takes longer than all else.
      const namespace = kind === 'require-call' ? 'required' : 'imported'
      return { path, namespace, suffix: `?${importer}`, sideEffects: false }
    })
    onLoad({ filter: /./, namespace: 'required' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)})`,
    }))
    onLoad({ filter: /./, namespace: 'imported' }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter((name) => /^\w+$/.test(name) && name !== 'default')
      const exports = names.map((name) => `export const ${name} = /* @__PURE__ */ $of('${name}')`)
      return {
        contents: `
          const $own = process.getBuiltinModule(${JSON.stringify(path)})
          const $of = (name) => $own[name]
          ${exports.join('\n')}
          export default $own`,
      }
    })
  },
}

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
  // Its build for Node is CommonJS, in which a dynamic import finds no names.
  alias: { yaml: join(root, 'node_modules/yaml/browser/index.js') },
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
// esbuild, which makes a file of what the same entries share, makes one of it instead of forty.
const common = 'src/commands/check.ts'
const apart = new Set([common, 'src/cli.ts', 'src/index.ts', 'src/program/run-program.ts'])
const { metafile } = await esbuild.build(options)
const entries = Object.values(metafile.outputs).flatMap(({ entryPoint }) => entryPoint ?? [])
const sharing = new Set(
  entries.filter((path) => path.startsWith('src/') && !apart.has(path)).map((path) => join(root, path)),
)
const program = await esbuild.build({
  ...options,
  plugins: [
    leavingOut,
    {
      name: 'share',
      setup({ onLoad }) {
        onLoad({ filter: /\/src\/.*\.ts$/ }, ({ path }) =>
          sharing.has(path)
            ? {
                contents: `${readFileSync(path, 'utf8')}\nimport ${JSON.stringify(join(root, common))}\n`,
                loader: 'ts',
              }
            : undefined,
        )
      },
    },
    {
      // Node takes almost a millisecond for a file, however small. These are needed at once and say nothing that changes:
      // what starts has copies of its own.
      name: 'copies',
      setup({ onResolve }) {
        onResolve({ filter: /\/(?:version|settings|system-error)\.js$/ }, ({ path, importer, resolveDir }) => {
          const [, room] = /\/src\/(cli\.ts|program|io\/terminal\.ts)/.exec(importer) ?? []
          if (room === undefined) return undefined
          const suffix = room === 'cli.ts' ? '?cli' : '?program'
          return { path: join(resolveDir, path.replace(/\.js$/, '.ts')), suffix }
        })
      },
    },
    {
      // Commander is CommonJS, which is read twice: before it runs, and when it does. Its few lines that ask and give are
      // written as a module has them. It can also run commands that are programs of their own, which none here is; Node
      // takes long to be ready for that.
      name: 'commander',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^commander$/ }, () => ({ path: join(root, 'node_modules/commander/index.js') }))
        onLoad({ filter: /\/node_modules\/commander\/(?:index|lib\/\w+)\.js$/ }, ({ path }) => ({
          contents: readFileSync(path, 'utf8')
            .replace(/^const (\w+) = require\('node:child_process'\);/m, 'const $1 = {};')
            .replace(/^const (\w+) = require\('([^']+)'\)\.\1;/gm, "import { $1 } from '$2';")
            .replace(/^const (\{[^}]+\}|\w+) = require\('([^']+)'\);/gm, "import $1 from '$2';")
            .replace(/^exports\.(\w+) = \1;/gm, 'export { $1 };')
            .replace(/^exports\.(\w+) = /gm, 'export const $1 = '),
        }))
      },
    },
    builtins,
  ],
})

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
for (const [path, text] of withoutDetour(program.outputFiles, program.metafile)) writeFileSync(path, text)
for (const { path, contents } of page.outputFiles) writeFileSync(path, contents)
cpSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'), join(dist, 'sql-wasm.wasm'))
writeFileSync(join(dist, 'schema', 'model.json'), `${JSON.stringify(model, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`)
writeFileSync(
  join(dist, 'licenses.txt'),
  licenses([...Object.keys(program.metafile.inputs), ...Object.keys(page.metafile.inputs)]),
)

/**
 * The files of the program, by their paths. What `check` is lies in the file that it shares, and one more file would only
 * hand it on: it is asked for where it lies.
 * @param {readonly esbuild.OutputFile[]} outputs
 * @param {esbuild.Metafile} metafile
 */
function withoutDetour(outputs, { outputs: described }) {
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
