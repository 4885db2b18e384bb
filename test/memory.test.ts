import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problems } from '../src/catalog.js'
import { compile } from '../src/compile.js'
import type { Diagnostic } from '../src/diagnostics/diagnostic.js'
import { shownNotes } from '../src/emitters/shown-notes.js'
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
  const edits = (fix?.edits ?? []).map(({ span, text }) => [span.start, span.end, text])
  return { code: problem.code, message, hint, places, fix: fix?.title, edits }
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

  it('changes nothing of what is found in a file that is changed again and again', async () => {
    const wrong = rules.map(({ problem }) => problem.wrong)
    const texts = [
      wrong.filter((text) => text.startsWith('# Note')).join('\n\n'),
      wrong.filter((text) => text.startsWith('# deck')).join('\n\n'),
    ]
    const piece = fc.constantFrom(
      '',
      ' ',
      'x',
      '\n\n',
      '-a- b',
      '{{c1::x}}',
      '\n# Note\n\n## Text\n\n',
      '\n# deck: B\n',
    )
    const edit = fc.record({ at: fc.nat(10_000), removed: fc.constantFrom(0, 0, 1, 40), piece })
    const property = fc.asyncProperty(
      fc.constantFrom(...texts),
      fc.array(edit, { maxLength: 6 }),
      async (text, edits) => {
        const memory = emptyMemory()
        let now = text
        for (const { at, removed, piece } of [{ at: 0, removed: 0, piece: '' }, ...edits]) {
          const from = at % (now.length + 1)
          now = now.slice(0, from) + piece + now.slice(from + removed)
          const file = sourceFile('a.md', now)
          const kept = await compile([file], { only, memory })
          const anew = await compile([file], { only })
          expect(kept.diagnostics.map(told)).toEqual(anew.diagnostics.map(told))
          // What was found before the change points into the text as it is now.
          for (const { span, related, fix } of kept.diagnostics)
            for (const one of [span, ...related.map((other) => other.span), ...(fix?.edits ?? []).map((e) => e.span)])
              expect(one.file).toBe(file)
          expect(await shownNotes(kept.collection, kept.deckOf)).toEqual(await shownNotes(anew.collection, anew.deckOf))
        }
      },
    )
    await fc.assert(property, { numRuns: 25 })
  }, 60_000)

  it('hands on what was made of a thing that stands elsewhere now, once', () => {
    const memory = emptyMemory()
    const [first, second, third] = [{}, {}, {}]
    memory.of(first, 'a', [1], () => 'made')
    memory.succeed(second, first)
    const over = (made: string) => `${made} over`
    expect(memory.of(second, 'a', [2], () => 'anew', over)).toBe('anew')
    expect(memory.of(second, 'b', [1], () => 'anew', over)).toBe('anew')
    expect(memory.of(second, 'a', [1], () => 'anew', over)).toBe('made over')
    memory.succeed(third, second)
    expect(
      memory.of(
        third,
        'a',
        [1],
        () => 'anew',
        () => undefined,
      ),
    ).toBe('anew')
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
