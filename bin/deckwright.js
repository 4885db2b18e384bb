#!/usr/bin/env node
import module from 'node:module'

// Node 22 and later keep the compiled program; the path is not known to the types of Node 20.
Reflect.get(module, 'enableCompileCache')?.()
const { run } = await import('../dist/cli.js')
process.exitCode = await run(process.argv.slice(2))
