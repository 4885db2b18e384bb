import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'

// Node of the oldest version that we run on cannot read TypeScript.
const folder = mkdtempSync(join(tmpdir(), 'deckwright-identity-'))
try {
  const outfile = join(folder, 'measure.mjs')
  await build({
    entryPoints: ['test/identity/measure.ts'],
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
  })
  await import(outfile)
} finally {
  rmSync(folder, { recursive: true })
}
