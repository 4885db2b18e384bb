#!/usr/bin/env node
import module from 'node:module'

// Node 22 and later keep the compiled program; the types of Node 20 do not know that.
Reflect.get(module, 'enableCompileCache')?.()
const { run } = await import(new URL('../dist/cli.js', import.meta.url).href)
process.exitCode = await run(process.argv.slice(2))
