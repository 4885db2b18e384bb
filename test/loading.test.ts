import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  const names = pathsLoadedBy(...args).map((path) => /([^/]+?)(?:-[A-Z0-9]{8})?\.js$/.exec(path)?.[1] ?? path)
  return [...new Set(names)].filter((name) => name !== 'chunk' && name !== 'deckwright').sort()
}

function pathsLoadedBy(...args: string[]): string[] {
  const { stderr, status } = spawnSync(
    process.execPath,
    ['--import', './test/support/tell-loads.js', 'bin/deckwright.js', ...args],
    { encoding: 'utf8' },
  )
  expect(status, stderr).toBe(0)
  return [...stderr.matchAll(/^loads file:\/\/(\S+\.js)$/gm)].map(([, path = '']) => decodeURIComponent(path))
}

test.each([
  [['--version'], ['cli']],
  [['--help'], ['cli', 'run-program']],
  [
    ['check', plain],
    ['cli', 'run-program'],
  ],
  [
    ['check', rich],
    ['cli', 'run-program'],
  ],
  // Only a field that is more than plain needs remark, and only where its HTML is made.
  [
    ['build', plain, '--to', 'csv', '-o', join(folder, 'a.csv')],
    ['build', 'cli', 'run-program', 'text-file', 'unchanged-build'],
  ],
  [
    ['build', rich, '--to', 'csv', '-o', join(folder, 'b.csv')],
    ['build', 'cli', 'remark', 'run-program', 'text-file', 'unchanged-build'],
  ],
  // A browser is for PDFs only.
  [
    ['build', plain, '--to', 'html', '-o', join(folder, 'a.html')],
    ['build', 'cli', 'make-sheet', 'run-program', 'typeset', 'unchanged-build'],
  ],
  // SQLite itself is needed neither to write a package nor to read the one that it takes the place of.
  [
    ['build', plain, '-o', join(folder, 'a.apkg')],
    ['archive', 'build', 'cli', 'run-program', 'unchanged-build'],
  ],
  [
    ['build', plain, '-o', join(folder, 'a.apkg')],
    ['archive', 'build', 'cli', 'earlier-package', 'run-program', 'unchanged-build'],
  ],
])('%j loads what it needs', (args, modules) => {
  expect(loadedBy(...args)).toEqual(modules)
})

test('a package is made without what reads HTML and measures text on paper', () => {
  // As they are in the program: the name of an error of parse5, and what string-width looks for.
  const ofSheets = /missing-whitespace-between-attributes|RGI_Emoji/
  const texts = (...args: string[]) => pathsLoadedBy('build', plain, ...args).map((path) => readFileSync(path, 'utf8'))
  const sheet = texts('--to', 'html', '-o', join(folder, 'b.html'))
  expect(sheet.some((text) => ofSheets.test(text))).toBe(true)
  const apkg = texts('-o', join(folder, 'c.apkg'))
  expect(apkg.filter((text) => ofSheets.test(text))).toEqual([])
})
