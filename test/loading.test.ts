import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'deckwright-loading-'))
afterAll(() => rmSync(folder, { recursive: true }))

const plain = join(folder, 'plain.md')
writeFileSync(
  plain,
  '# deck: Peru\n\n-Lima- is the **capital** of Peru.\n\nWhat is its river?\n- the Rimac\n- no other\n',
)
const rich = join(folder, 'rich.md')
writeFileSync(rich, '# deck: Peru\n\n-Lima- is ~not~ the capital of Peru.\n')

/**
 * The modules that a command loads for itself, by name. What several commands share lies in chunks that have none, so
 * what only some of them need must not be among these.
 */
function loadedBy(...args: string[]): string[] {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', './test/support/tell-loads.js', 'bin/deckwright.js', ...args],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  const names = [...stderr.matchAll(/^loads \S*\/([^/\s]+?)(?:-[A-Z0-9]{8})?\.js$/gm)].map(([, name = '']) => name)
  return [...new Set(names)].filter((name) => name !== 'chunk' && name !== 'deckwright').sort()
}

test.each([
  [['--version'], ['cli']],
  [['--help'], ['cli', 'run-program']],
  [
    ['check', plain],
    ['cli', 'concise', 'run-program'],
  ],
  [
    ['check', rich],
    ['cli', 'concise', 'run-program'],
  ],
  // Only a field that is more than plain needs remark, and only where its HTML is made.
  [
    ['build', plain, '--to', 'csv', '-o', join(folder, 'a.csv')],
    ['build', 'cli', 'concise', 'run-program'],
  ],
  [
    ['build', rich, '--to', 'csv', '-o', join(folder, 'b.csv')],
    ['build', 'cli', 'concise', 'remark', 'run-program'],
  ],
  // A browser is for PDFs only.
  [
    ['build', plain, '--to', 'html', '-o', join(folder, 'a.html')],
    ['build', 'cli', 'concise', 'make-sheet', 'run-program', 'typeset'],
  ],
  // SQLite itself is needed neither to write a package nor to read the one that it takes the place of.
  [
    ['build', plain, '-o', join(folder, 'a.apkg')],
    ['archive', 'build', 'cli', 'concise', 'run-program'],
  ],
  [
    ['build', plain, '-o', join(folder, 'a.apkg')],
    ['archive', 'build', 'cli', 'concise', 'earlier-package', 'run-program'],
  ],
])('%j loads what it needs', (args, modules) => {
  expect(loadedBy(...args)).toEqual(modules)
})
