import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'

// Makes dist/ where deckwright comes from its sources: behind `npm ci` in this folder, and when npm installs it from a
// git repository, as pre-commit does. Who installs the package itself gets dist/ with it, and nothing is run there.

// npm forgets what a build needs when it installs from git for the whole machine (https://github.com/npm/cli/issues/8440);
// what says so to npm would reach the npm that is started here.
const { npm_config_global: _global, npm_config_location: _location, ...env } = process.env

try {
  createRequire(import.meta.url).resolve('esbuild')
} catch {
  npm('ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund')
}
npm('run', '--silent', 'build')

/** @param {readonly string[]} args */
function npm(...args) {
  const { npm_execpath: program } = process.env
  if (program === undefined) throw new Error('npm runs this: npm run prepare')
  // Standard output may be read: what `npm pack` prints there is the name of the package.
  const { status } = spawnSync(process.execPath, [program, ...args], { env, stdio: ['ignore', 2, 2] })
  if (status !== 0) process.exit(status ?? 1)
}
