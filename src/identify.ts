import type { Compilation } from './compile.js'
import type { Diagnostic } from './diagnostics/diagnostic.js'
import { renderNotes } from './emitters/rendered-note.js'
import { lockAfter, type TypeInUse } from './identity/after.js'
import { allFacts } from './identity/all-facts.js'
import { judgeIdentity } from './identity/judge.js'
import type { Lock } from './identity/lock.js'
import { matchNotes } from './identity/match.js'
import type { Matching } from './identity/matching.js'
import { numberCards } from './identity/number.js'
import type { Numbering } from './identity/numbering.js'
import { renumbered } from './identity/renumber.js'
import { shownHash } from './identity/short-hash.js'
import type { MediaLookup } from './media/lookup.js'
import { mediaPacker } from './media/pack-media.js'
import type { CheckedCollection } from './model/collection.js'
import { noteKey } from './model/identity.js'
import { type Note, pathOf } from './model/note.js'
import { htmlOf, storedHtml } from './model/note-html.js'

/** What identifying notes depends on, beside the notes and the lock. */
export interface IdentifyOptions {
  readonly media: MediaLookup
  /** The time of the build, in seconds. */
  readonly time: number
  /** The path of a note's file, relative to the project. */
  readonly fileOf: (note: Note) => string
  /** Whether a file of the lock may still hold notes that this run did not read. */
  readonly isUnread: (file: string) => boolean
  /** Whether a file was read, but an error may keep some of its notes from being seen: they do not count as gone. */
  readonly isBroken: (file: string) => boolean
  /** Whether the writer accepts what is asked about a note, by its guid. */
  readonly accepts?: (guid: string) => boolean
  /** The note types in use, as the lock will have them. */
  readonly typesOf: (collection: CheckedCollection) => readonly TypeInUse[]
}

/** Today's notes, each with the identity that it had, and what the lock will say of them. */
export interface Identified {
  /** The notes under the cloze numbers that their cards had. */
  readonly collection: CheckedCollection
  readonly guidOf: (note: Note) => string
  /** When what Anki sees of a note last changed, in seconds. */
  readonly modOf: (note: Note) => number
  readonly lock: Lock
  readonly matching: Matching
  /** In the order of the matches. */
  readonly numberings: readonly Numbering[]
  readonly diagnostics: readonly Diagnostic[]
  /** Notes that cannot be built because of their identity. */
  readonly refused: readonly Note[]
}

/**
 * Find out which note is which, build after build: match today's notes with the lock, give their cards the numbers that
 * they had, and say what the lock must remember.
 */
export async function identify(compilation: Compilation, lock: Lock, options: IdentifyOptions): Promise<Identified> {
  const { collection, deckOf } = compilation
  const facts = allFacts(compilation, options.fileOf)
  const packer = mediaPacker(options.media)
  const matched = await matchNotes(facts, lock, {
    isUnread: options.isUnread,
    keysOf: async (fresh) => {
      const html = await htmlOf({ ...collection, notes: fresh.map(({ note }) => note) })
      const firstOf = (note: Note) => storedHtml(packer.rewrite(html(note)[0] ?? '', pathOf(note)))
      return fresh.map(({ note, type, deck }) => noteKey(type, deck, firstOf(note)))
    },
    ...(options.accepts === undefined ? {} : { accepts: options.accepts }),
  })

  const matching = { ...matched, gone: matched.gone.filter(({ file }) => !options.isBroken(file)) }
  // Anki would refuse a note that has the guid of one of another type.
  const refused = new Set(matching.retyped.flatMap(({ match, stuck }) => (stuck ? [match] : [])))
  const numberings = matching.matches.map(numberCards)
  const guids = new Map<Note, string>()
  const built = matching.matches.map((match, index) => {
    const { numbers, full } = numberings[index]!
    if (full) refused.add(match)
    if (match.facts.leftOut || refused.has(match)) return undefined
    const note = renumbered(match.facts.note, numbers)
    guids.set(note, match.guid)
    return note
  })
  const identified = { ...collection, notes: [...guids.keys()] }
  const guidOf = (note: Note) => guids.get(note) ?? ''

  const rendered = await renderNotes(identified, { deckOf, media: options.media, guidOf })
  let last = 0
  const after = lockAfter(lock, matching, {
    time: options.time,
    types: options.typesOf(identified),
    built: built.map((note, index) => {
      const asSeen = note && rendered.notes[last++]
      return asSeen && { numbering: numberings[index]!, shown: shownHash(asSeen.fields, asSeen.tags) }
    }),
  })
  return {
    collection: identified,
    guidOf,
    modOf: (note) => after.notes.get(guidOf(note))?.mod ?? options.time,
    lock: after,
    matching,
    numberings,
    refused: [...refused].map(({ facts }) => facts.note),
    diagnostics: judgeIdentity(matching, numberings, options.accepts),
  }
}
