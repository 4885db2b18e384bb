import { describe, expect, it } from 'vitest'
import { compile } from '../src/compile.js'
import { identify } from '../src/identify.js'
import { emptyLock, type Lock } from '../src/identity/lock.js'
import { identityProblems } from '../src/identity/problems.js'
import { noMedia } from '../src/media/lookup.js'
import { sourceFile } from '../src/text/source-file.js'

/** A build of one file in a project: what it says of identities, and the lock after it. */
async function build(text: string, lock: Lock, path = 'notes.md') {
  const compilation = await compile([sourceFile(path, text)])
  const { diagnostics, lock: after } = await identify(compilation, lock, {
    media: noMedia,
    time: 1_700_000_000,
    fileOf: (note) => note.span.file.path,
    isUnread: () => false,
    isBroken: () => false,
    typesOf: () => [],
  })
  return { codes: diagnostics.map(({ problem }) => problem.code), lock: after }
}

describe('the identity of notes', () => {
  for (const { code, right, wrong } of identityProblems) {
    it(`is told of by ${code}`, async () => {
      const first = await build(right, emptyLock)
      expect(first.codes).toEqual([])
      expect((await build(right, first.lock)).codes).toEqual([])
      expect([...new Set((await build(wrong, first.lock, 'moved.md')).codes)]).toEqual([code])
    })
  }
})
