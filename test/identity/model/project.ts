import { compile } from '../../../src/compile.js'
import { lockAfter } from '../../../src/identity/after.js'
import { factsOf, textsOf } from '../../../src/identity/facts.js'
import type { Lock } from '../../../src/identity/lock.js'
import { matchNotes } from '../../../src/identity/match.js'
import type { Matching } from '../../../src/identity/matching.js'
import { numberCards } from '../../../src/identity/number.js'
import type { Numbering } from '../../../src/identity/numbering.js'
import { renumbered } from '../../../src/identity/renumber.js'
import { shownHash } from '../../../src/identity/short-hash.js'
import { builtinNoteTypes } from '../../../src/model/builtin-note-types.js'
import { noteKey } from '../../../src/model/identity.js'
import type { SourceFile } from '../../../src/text/source-file.js'
import { type World, written } from './world.js'

/** A build of a world: its notes in the order of the files, what they were matched with, and the lock after it. */
export interface Build {
  readonly matching: Matching
  readonly numberings: readonly Numbering[]
  readonly lock: Lock
}

/** Builds a world against a lock. */
export function buildWorld(world: World, lock: Lock, time: number): Promise<Build> {
  return build(world.map(written), lock, time)
}

/** Builds files against a lock, from their text to the next lock. */
export async function build(
  sources: readonly SourceFile[],
  lock: Lock,
  time: number,
  unread: readonly string[] = [],
): Promise<Build> {
  const files = [...sources].sort((a, b) => (a.path < b.path ? -1 : 1))
  const compilation = await compile(files)
  const leftOut = new Set(compilation.leftOut)
  const notes = [...compilation.collection.notes, ...leftOut].sort(
    (a, b) => files.indexOf(a.span.file) - files.indexOf(b.span.file) || a.span.start - b.span.start,
  )
  const facts = notes.map((note) => {
    const type = builtinNoteTypes.find(({ name }) => name === note.type)!
    const setting = { type, deck: compilation.deckOf(note), file: note.span.file.path, leftOut: leftOut.has(note) }
    return factsOf(note, setting)
  })
  const matching = await matchNotes(facts, lock, {
    isUnread: (file) => unread.includes(file),
    keysOf: async (fresh) => fresh.map((facts) => noteKey(facts.type, facts.deck, textsOf(facts)[0] ?? '')),
  })
  const numberings = matching.matches.map(numberCards)
  const after = lockAfter(lock, matching, {
    time,
    types: [],
    built: matching.matches.map(({ facts: { note, leftOut: isOut } }, index) => {
      if (isOut) return undefined
      const numbering = numberings[index]!
      const { fields, tags } = renumbered(note, numbering.numbers)
      const texts = fields.map(({ text }) => text)
      return { numbering, shown: shownHash(texts, tags) }
    }),
  })
  return { matching, numberings, lock: after }
}
