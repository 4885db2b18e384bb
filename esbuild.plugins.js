// What is done to single modules before esbuild makes one program of them.

import { readFileSync } from 'node:fs'
import { createRequire, isBuiltin } from 'node:module'
import { join } from 'node:path'

// A browser that is there is started over a pipe and spoken to in one way: what downloads browsers, what goes through
// proxies and what speaks the other way is left out, more than a megabyte that nothing would call.
const unused =
  /^(?:chromium-bidi\/.*|webdriver-bidi-protocol|yargs(?:\/.*)?|extract-zip|tar-fs|proxy-agent|progress|semver)$/

/**
 * Leaves that out.
 * @type {import('esbuild').Plugin}
 */
export const leavingOut = {
  name: 'leave out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }))
    onResolve({ filter: /\/bidi\.js$/ }, ({ path }) => ({ path, namespace: 'unused' }))
    onLoad({ filter: /.*/, namespace: 'unused' }, () => ({ contents: 'module.exports = {}' }))
  },
}

/**
 * Node's own modules as Node has them ready, without the way through its loader that an import takes.
 * @type {import('esbuild').Plugin}
 */
export const builtins = {
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

/**
 * Node takes almost a millisecond for a file, however small. These are needed at once and say nothing that changes:
 * what starts has copies of its own.
 * @type {import('esbuild').Plugin}
 */
export const copies = {
  name: 'copies',
  setup({ onResolve }) {
    onResolve({ filter: /\/(?:version|settings|system-error|elapsed)\.js$/ }, ({ path, importer, resolveDir }) => {
      const [, room] = /\/src\/(cli\.ts|program|io\/terminal\.ts|commands\/unchanged-build\.ts)/.exec(importer) ?? []
      if (room === undefined) return undefined
      const suffix = { 'cli.ts': '?cli', 'commands/unchanged-build.ts': '?unchanged' }[room] ?? '?program'
      return { path: join(resolveDir, path.replace(/\.js$/, '.ts')), suffix }
    })
  },
}

/**
 * Packages of CommonJS are read twice: before they run, and when they do. The few lines of these that ask and give are
 * written as a module has them. Commander can also run commands that are programs of their own, which none here is; Node
 * takes long to be ready for that.
 * @type {import('esbuild').Plugin}
 */
export const modules = {
  name: 'modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^commander$/ }, () => ({ path: createRequire(import.meta.url).resolve('commander') }))
    onLoad({ filter: /\/node_modules\/commander\/(?:index|lib\/\w+)\.js$/ }, ({ path }) =>
      asModule(path, [
        [/^const (\w+) = require\('node:child_process'\);/m, 'const $1 = {};'],
        [/^const (\w+) = require\('([^']+)'\)\.\1;/gm, "import { $1 } from '$2';"],
        [/^const (\{[^}]+\}|\w+) = require\('([^']+)'\);/gm, "import $1 from '$2';"],
        [/^exports\.(\w+) = \1;/gm, 'export { $1 };'],
        [/^exports\.(\w+) = /gm, 'export const $1 = '],
      ]),
    )
    onLoad({ filter: /\/node_modules\/ignore\/index\.js$/ }, ({ path }) =>
      asModule(path, [
        [/^module\.exports = (\w+)$/m, 'export default $1'],
        [/^(define\()?module\.exports\b/gm, '$1factory'],
      ]),
    )
  },
}

/**
 * A file of CommonJS as a module. What asks or gives in another way than it did when this was written is no module.
 * @param {string} path
 * @param {readonly (readonly [RegExp, string])[]} changes
 */
function asModule(path, changes) {
  let contents = readFileSync(path, 'utf8')
  for (const [written, meant] of changes) contents = contents.replace(written, meant)
  const left = /^(?![ \t]*(?:\*|\/\/)).*\b(?:require\(|module\.exports\b|exports\.).*/m.exec(contents)
  return left === null ? { contents } : { errors: [{ text: `${path} cannot be made a module: ${left[0].trim()}` }] }
}
