import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problems } from '../src/catalog.js'
import { compile } from '../src/compile.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { emptyMemory } from '../src/model/memory.js'
import { betweenNotes } from '../src/rules/between-notes.js'
import { rules } from '../src/rules/registry.js'
import { type SourceFile, sourceFile } from '../src/text/source-file.js'

// A program that stays keeps what it found. That must never be anything else than what it would find anew.

const files = rules.flatMap(({ problem: { code, wrong, right } }) => [
  sourceFile(`wrong/${code}.md`, wrong),
  sourceFile(`again/${code}.md`, wrong),
  sourceFile(`right/${code}.md`, right),
])
const only = problems.map(({ code }) => code)

function told({ problem, message, span, hint, related, fix }: Diagnostic) {
  const places = [span, ...related.map((one) => one.span)].map(({ file, start, end }) => [file.path, start, end])
  return { code: problem.code, message, hint, places, fix: fix?.title }
}

async function outcome(some: readonly SourceFile[], memory = emptyMemory()) {
  const { diagnostics, collection, leftOut, cards, deckOf } = await compile(some, { only, memory, tags: ['all'] })
  const notes = [...collection.notes, ...leftOut].map((note) => [note.span.file.path, note.span.start, deckOf(note)])
  return { diagnostics: diagnostics.map(told), notes, cards }
}

describe('a memory', () => {
  it('changes nothing of what is found, whatever was read before', async () => {
    const memory = emptyMemory()
    const run = fc.shuffledSubarray(files, { maxLength: 12 })
    const property = fc.asyncProperty(run, async (some) => {
      expect(await outcome(some, memory)).toEqual(await outcome(some))
    })
    await fc.assert(property, { numRuns: 60 })
  })

  it('knows each rule that looks at more than one note', async () => {
    const memory = emptyMemory()
    for (const { problem } of rules) {
      const some = files.filter(({ path }) => path.endsWith(`/${problem.code}.md`))
      for (const order of [some, some.slice(0, 1), some.slice().reverse(), some.slice(1)]) {
        expect(await outcome(order, memory), problem.code).toEqual(await outcome(order))
      }
    }
  })

  it('is told of all of them', () => {
    const codes = rules.filter(({ between }) => between === true).map(({ problem }) => problem.code)
    expect(codes).toEqual(expect.arrayContaining([...betweenNotes]))
  })

  it('keeps things only for the same circumstances', () => {
    const memory = emptyMemory()
    const thing = {}
    const made = memory.of(thing, 'a', [1, undefined], () => ({}))
    expect(memory.of(thing, 'a', [1, undefined], () => ({}))).toBe(made)
    expect(memory.of(thing, 'b', [1, undefined], () => ({}))).not.toBe(made)
    expect(memory.of({}, 'a', [1, undefined], () => ({}))).not.toBe(made)
    expect(memory.of(thing, 'a', [1], () => ({}))).not.toBe(made)
    expect(memory.of(thing, 'a', [1, undefined], () => ({}))).not.toBe(made)
  })
})
