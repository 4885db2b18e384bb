import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
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
  // Some packages are CommonJS, and ask for Node's own modules in its way.
  banner: { js: "import{createRequire as $cr}from'node:module';const require=$cr(import.meta.url);" },
  plugins: [leavingOut],
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
      // Commander can run commands that are programs of their own, which none here is; Node takes long to be ready for it.
      name: 'no-programs',
      setup({ onResolve, onLoad }) {
        onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
          importer.includes('/node_modules/commander/') ? { path: 'child_process', namespace: 'none' } : undefined,
        )
        onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: '' }))
      },
    },
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
for (const { path, contents } of [...program.outputFiles, ...page.outputFiles]) writeFileSync(path, contents)
cpSync(createRequire(import.meta.url).resolve('sql.js/dist/sql-wasm.wasm'), join(dist, 'sql-wasm.wasm'))
writeFileSync(join(dist, 'schema', 'model.json'), `${JSON.stringify(model, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'config.json'), `${JSON.stringify(config, null, 2)}\n`)
writeFileSync(join(dist, 'schema', 'findings.json'), `${JSON.stringify(findings, null, 2)}\n`)
writeFileSync(
  join(dist, 'licenses.txt'),
  licenses([...Object.keys(program.metafile.inputs), ...Object.keys(page.metafile.inputs)]),
)

/** The styling of set math, for a reader who has a font for math or none. */
function mathStyle() {
  return createRequire(import.meta.url).resolve('temml/dist/Temml-Local.css')
}

/**
 * The licences of the packages from which files were taken, one after the other.
 * @param {readonly string[]} files
 */
function licenses(files) {
  const folders = new Set(files.flatMap((file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
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
