import { explicitKey } from '../model/identity.js'
import { contentOf } from './content.js'
import type { NoteFacts } from './facts.js'
import { pairByFirst } from './first-field.js'
import { guidOfKey } from './guids.js'
import { weightsOf } from './likeness.js'
import type { Lock, LockedNote } from './lock.js'
import { saidOf } from './lock-columns.js'
import type { MatchedBy, Matching, MatchOptions, NoteMatch } from './matching.js'
import { type Pairing, pair, pairByHash, pairing } from './pairing.js'
import { belief, type Doubt, pairSimilar } from './similar.js'
import { pairById, type WrittenIds, writtenIds } from './written-ids.js'

const byText = { of: (facts: NoteFacts) => facts.text, locked: (line: LockedNote) => line.text }
const byContent = {
  of: (facts: NoteFacts) => contentOf(facts).content,
  locked: (line: LockedNote) => saidOf(line).content,
}

/** Which note of today is which of the lock. A note is never taken for one that it merely resembles. */
export async function matchNotes(today: readonly NoteFacts[], lock: Lock, options: MatchOptions): Promise<Matching> {
  const { here, living, unread, gone } = parted(lock, options)
  const ids = writtenIds(today, lock.namespace)
  const pairs = pairing(today, (index, { key }) => {
    const id = ids[index]
    return id === undefined || (id.kind === 'key' && key === undefined)
  })
  const retyped = pairById(pairs, lock, ids)
  const open = () => pairs.open().filter((index) => ids[index]?.kind !== 'guid')

  const search = (among: readonly LockedNote[], returned: boolean): Doubt[] => {
    const by = (usual: MatchedBy) => (returned ? 'returned' : usual)
    pairByHash(pairs, open(), among, byText, by('content'))
    const rest = among.filter(({ guid }) => !pairs.takenBy.has(guid))
    if (rest.length === 0 || open().length === 0) return []
    pairByHash(pairs, open(), rest, byContent, by('content'))
    const weights = weightsOf([...lock.notes.values()])
    pairByFirst(pairs, open(), rest, weights, by('first-field'))
    return pairSimilar(pairs, rest, living, { weights, by: by('similar'), ...belief[returned ? 'returned' : 'here'] })
  }
  const doubts = [...search(here, false), ...search(gone, true), ...elsewhere(pairs, open(), unread)]
  const unclear = doubts.filter(({ index, line }) => {
    if (pairs.found[index] !== undefined || pairs.takenBy.has(line.guid)) return false
    const accepted = options.accepts?.(line.guid) === true
    if (accepted) pair(pairs, index, line, 'accepted')
    return !accepted
  })

  const written = new Set(ids.flatMap((id) => (id?.kind === 'guid' ? [id.guid] : [])))
  const matches = await withGuids(pairs, lock, ids, written, options.keysOf)
  const left = here.filter(({ guid }) => !pairs.takenBy.has(guid) && !written.has(guid))
  return {
    matches,
    gone: left,
    unclear: unclear.map(({ index, line, reason }) => ({ match: matches[index]!, candidate: line, reason })),
    retyped: [
      ...[...retyped].map(([index, before]) => ({
        match: matches[index]!,
        before,
        stuck: matches[index]?.guid === before.guid,
      })),
      ...otherwiseTyped(matches, left).filter(({ match }) => !retyped.has(matches.indexOf(match))),
    ],
  }
}

/** The lines of the lock by what may become of them. */
function parted(lock: Lock, { isUnread }: MatchOptions) {
  const here: LockedNote[] = []
  const living: LockedNote[] = []
  const unread: LockedNote[] = []
  const gone: LockedNote[] = []
  const files = new Map<string, boolean>()
  for (const line of lock.notes.values()) {
    if (line.gone !== undefined) {
      gone.push(line)
      continue
    }
    const isElsewhere = files.get(line.file) ?? isUnread(line.file)
    files.set(line.file, isElsewhere)
    living.push(line)
    if (isElsewhere) unread.push(line)
    else here.push(line)
  }
  return { here, living, unread, gone }
}

/** Notes that stand, as far as is known, in a file that was not read. */
function elsewhere(pairs: Pairing, open: readonly number[], unread: readonly LockedNote[]): Doubt[] {
  if (unread.length === 0 || open.length === 0) return []
  const byText = new Map(unread.map((line) => [saidOf(line).content, line]))
  return open.flatMap((index) => {
    const facts = pairs.today[index]!
    const line = byText.get(contentOf(facts).content)
    return line?.type === facts.type ? [{ index, line, reason: 'unread' as const }] : []
  })
}

/** What was found, with guids for what is new. */
async function withGuids(
  pairs: Pairing,
  lock: Lock,
  ids: WrittenIds,
  written: ReadonlySet<string>,
  keysOf: MatchOptions['keysOf'],
): Promise<readonly NoteMatch[]> {
  const given = new Set<string>()
  /** The first guid of a key that no note has or had. */
  const free = (key: string) => {
    for (let ordinal = 0; ; ordinal++) {
      const guid = guidOfKey(key, lock.namespace, ordinal)
      if (given.has(guid) || written.has(guid) || lock.notes.has(guid)) continue
      given.add(guid)
      return guid
    }
  }
  // Nothing is built of what is left out, and what cannot be built may have no key.
  const isKeyless = (facts: NoteFacts, index: number) =>
    pairs.found[index] === undefined && ids[index] === undefined && !facts.leftOut
  const fresh = pairs.today.filter(isKeyless)
  const keys = fresh.length === 0 ? [] : await keysOf(fresh)
  let next = 0
  return pairs.today.map((facts, index): NoteMatch => {
    const id = ids[index]
    const before = pairs.found[index]
    const key = id?.guid
    if (before !== undefined) return { facts, guid: before.guid, before, by: pairs.by[index] ?? 'new', key }
    const guid =
      id?.kind === 'guid'
        ? id.guid
        : id !== undefined
          ? free(explicitKey(id.value))
          : facts.leftOut
            ? ''
            : free(keys[next++]!)
    return { facts, guid, before: undefined, by: 'new', key }
  })
}

/** New notes that say the same as one of another type that went. */
function otherwiseTyped(matches: readonly NoteMatch[], gone: readonly LockedNote[]) {
  if (gone.length === 0) return []
  const byFirst = new Map(gone.map((line) => [saidOf(line).first, line]))
  return matches.flatMap((match) => {
    if (match.before !== undefined) return []
    const before = byFirst.get(contentOf(match.facts).first)
    return before === undefined || before.type === match.facts.type ? [] : [{ match, before, stuck: false }]
  })
}
