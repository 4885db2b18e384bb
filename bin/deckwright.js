#!/usr/bin/env node
import module from 'node:module'
import { setFlagsFromString } from 'node:v8'

// Node 20 makes machine code of whatever ran for a moment, and that takes a third of a run that is soon over. Where runs
// are long it costs nothing to wait; later versions have a step between, and no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=400000')
// Node 22 and later keep the compiled program; the types of Node 20 do not know that.
Reflect.get(module, 'enableCompileCache')?.()
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
