import { explicitKey } from '../model/identity.js'
import type { ExplicitId } from '../model/note.js'
import type { NoteFacts } from './facts.js'
import { guidOfKey } from './guids.js'
import type { Lock, LockedNote } from './lock.js'
import { type Pairing, pair } from './pairing.js'

/** An identity that the writer gave, and the guid that it gives. */
export interface WrittenId {
  readonly kind: ExplicitId['kind']
  readonly guid: string
  readonly value: string
}

/** By the index of the note of today. */
export type WrittenIds = readonly (WrittenId | undefined)[]

/** The ids that writers gave; the same one again counts for the first note only. */
export function writtenIds(today: readonly NoteFacts[], namespace: string | undefined): WrittenIds {
  const seen = new Set<string>()
  return today.map(({ note: { id } }) => {
    if (id === undefined) return undefined
    const guid = id.kind === 'guid' ? id.value : guidOfKey(explicitKey(id.value), namespace)
    if (seen.has(guid)) return undefined
    seen.add(guid)
    return { kind: id.kind, guid, value: id.value }
  })
}

/** Pairs by written ids. Gives the notes whose id is that of a note of another type. */
export function pairById(pairs: Pairing, lock: Lock, ids: WrittenIds): Map<number, LockedNote> {
  const retyped = new Map<number, LockedNote>()
  if (ids.every((id) => id === undefined)) return retyped
  const byKey = new Map<string, LockedNote[]>()
  for (const line of lock.notes.values())
    if (line.key !== undefined) byKey.set(line.key, [...(byKey.get(line.key) ?? []), line])
  for (const [index, id] of ids.entries()) {
    if (id === undefined) continue
    const { type } = pairs.today[index]!
    const own = lock.notes.get(id.guid)
    const lines = id.kind === 'guid' ? [own] : [...(byKey.get(id.guid) ?? []), own]
    const line = lines.find((one) => one?.type === type && !pairs.takenBy.has(one.guid))
    if (line !== undefined) pair(pairs, index, line, 'id')
    else if (own !== undefined) retyped.set(index, own)
  }
  return retyped
}
