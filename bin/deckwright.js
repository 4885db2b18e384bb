#!/usr/bin/env node
// Node 22 and later keep the compiled program; the types of Node 20 do not know that.
if (Number.parseInt(process.versions.node, 10) > 20)
  Reflect.get(process.getBuiltinModule('node:module'), 'enableCompileCache')?.()
// Help and the version are written without waiting whether they arrive. That nobody reads on is no fault of theirs.
/** @type {string | undefined} */
let lost
process.stdout.on('error', (/** @type {NodeJS.ErrnoException} */ { code }) => {
  if (code !== 'EPIPE') lost = code
})
process.on('exit', (code) => {
  if (code !== 0 || lost === undefined) return
  process.stderr.write(`deckwright: cannot write to standard output (${lost})\n`)
  process.exitCode = 2
})
const { run } = await import(new URL('../dist/cli.js', import.meta.url).href)
process.exitCode = await run(process.argv.slice(2))
// Where everything that was said has arrived, there is nothing to wait for: not even for memory to be given back.
setImmediate(() => {
  if (process.stdout.writableLength === 0 && process.stderr.writableLength === 0) process.exit()
})
