import { applyPatch, parsePatch } from 'diff'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../src/reporters/unified-diff.js'

/** A few lines, some of them the same, with or without an end. */
const texts = fc
  .tuple(
    fc.array(fc.constantFrom('', 'a', 'b', 'c', 'd', 'e', 'a line', '猫', '- x', '+ y', '\r'), { maxLength: 30 }),
    fc.boolean(),
  )
  .map(([lines, ended]) => lines.join('\n') + (ended ? '\n' : ''))

describe('a diff', () => {
  it('says how a file would change', () => {
    const before = 'one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\nnine\nten\n'
    const after = before.replace('two', 'Two').replace('ten\n', 'Ten')
    expect(unifiedDiff('a.md', before, after)).toBe(
      '--- a/a.md\n+++ b/a.md\n' +
        '@@ -1,5 +1,5 @@\n one\n-two\n+Two\n three\n four\n five\n' +
        '@@ -7,4 +7,4 @@\n seven\n eight\n nine\n-ten\n+Ten\n\\ No newline at end of file\n',
    )
  })

  it('is nothing where nothing changes', () => {
    expect(unifiedDiff('a.md', 'one\n', 'one\n')).toBe('')
  })

  it('begins and ends with nothing', () => {
    expect(unifiedDiff('a.md', '', 'one\n')).toBe('--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+one\n')
    expect(unifiedDiff('a.md', 'one\n', '')).toBe('--- a/a.md\n+++ b/a.md\n@@ -1 +0,0 @@\n-one\n')
  })

  it('names a file that lies elsewhere as it is', () => {
    expect(unifiedDiff('../a.md', '', 'x\n')).toMatch(/^--- \.\.\/a\.md\n\+\+\+ \.\.\/a\.md\n/)
    expect(unifiedDiff('a "b".md', '', 'x\n')).toMatch(/^--- "a\/a \\"b\\"\.md"\n/)
  })

  it('shows a person what cannot be seen', () => {
    const shown = unifiedDiff('a.md', '\ufeffred\r\n', '\u001b[31mred\r\n', true)
    expect(shown).toContain('-<U+FEFF>red')
    expect(shown).toContain('+␛[31mred')
    expect(shown).not.toContain('\r')
  })

  it('gives the one text when it is applied to the other', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [patch] = parsePatch(unifiedDiff('a.md', before, after))
        const options = { autoConvertLineEndings: false }
        expect(patch === undefined ? before : applyPatch(before, patch, options)).toBe(after)
      }),
      { numRuns: 1000 },
    )
  })

  it('of a large file takes as long as the file is large', () => {
    const lines = Array.from({ length: 100_000 }, (_, index) => (index % 5 === 0 ? `note ${index}` : '## Back'))
    const before = lines.join('\n')
    const after = lines.map((line, index) => (index % 10 === 1 ? `${line} ` : line)).join('\n')
    const started = performance.now()
    const [patch] = parsePatch(unifiedDiff('a.md', before, after))
    expect(performance.now() - started).toBeLessThan(5000)
    expect(applyPatch(before, patch!)).toBe(after)
  })
})
