import { allFacts } from '../identity/all-facts.js'
import { matchNotes } from '../identity/match.js'
import type { NoteMatch } from '../identity/matching.js'
import { cardsUnder, numberCards } from '../identity/number.js'
import { renumbered } from '../identity/renumber.js'
import { isThere, pathInProject } from '../io/project-files.js'
import type { CheckedCollection } from '../model/collection.js'
import type { Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import { inheritHtml } from '../model/note-html.js'
import type { Gathering } from './gather.js'
import type { OpenedLock } from './open-lock.js'

/** Notes as they would be built, and those that would not be. */
export interface LockedNotes {
  readonly collection: CheckedCollection
  readonly leftOut: readonly Note[]
}

/**
 * The gathered notes under the cloze numbers that a build would give their cards: those of the lock, in which nothing is
 * written. Only numbers that deckwright gave can be others.
 */
export async function underLockedNumbers(
  gathered: Gathering,
  opened: OpenedLock | undefined,
  memory: Memory,
): Promise<LockedNotes> {
  const { collection, leftOut } = gathered.compilation
  const isNumbered = ({ given }: Note) => given !== undefined && given.length > 0
  if (![...collection.notes, ...leftOut].some(isNumbered)) return { collection, leftOut }
  const others = new Map<Note, Note>()
  for (const match of await matchesIn(gathered, opened, memory)) {
    const { note } = match.facts
    if (!isNumbered(note)) continue
    const { numbers } = numberCards(match)
    if (numbers.size === 0) continue
    // The same note again, so that what was made of it is still there.
    const key = [...numbers].join()
    const make = () => renumbered(note, numbers)
    const over = (before: Note) => {
      const made = make()
      inheritHtml(made, before)
      memory.succeed(made, before)
      return made
    }
    others.set(note, memory.of(note, 'renumbered', [key], make, over))
  }
  if (others.size === 0) return { collection, leftOut }
  const now = (note: Note) => others.get(note) ?? note
  return {
    collection: { ...collection, notes: collection.notes.map(now) } as CheckedCollection,
    leftOut: leftOut.map(now),
  }
}

/** The notes of which the lock keeps a number empty. */
export async function notesWithKeptNumbers(
  gathered: Gathering,
  opened: OpenedLock,
  memory: Memory,
): Promise<readonly Note[]> {
  const matches = await matchesIn(gathered, opened, memory)
  return matches.filter((match) => cardsUnder(numberCards(match), match).used.length > 0).map(({ facts }) => facts.note)
}

/** Which of the gathered notes is which in the lock; none without one. */
async function matchesIn(
  { compilation, sources }: Gathering,
  opened: OpenedLock | undefined,
  memory: Memory,
): Promise<readonly NoteMatch[]> {
  const { lock, project } = opened ?? {}
  if (lock === undefined || project === undefined || lock.notes.size === 0) return []
  const paths = new Map<string, string>()
  for (const { compiled } of sources) paths.set(compiled.file.path, pathInProject(project, compiled.file.path))
  const read = new Set(paths.values())
  const fileOf = ({ span }: Note) => paths.get(span.file.path) ?? span.file.path
  const matching = await matchNotes(allFacts(compilation, fileOf, memory), lock, {
    isUnread: (file) => !read.has(file) && isThere(project, file),
    // Which guid a new note will have makes no difference to its numbers.
    keysOf: async (fresh) => fresh.map((_, index) => String(index)),
  })
  return matching.matches
}
