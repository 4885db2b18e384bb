import type { PackagedNoteType } from '../../model/packaged-note-type.js'
import { noteTypeJson } from './note-type-json.js'

/** The note types of an earlier package, by their ids. */
export type StoredTypes = Readonly<Record<string, { readonly mod?: unknown }>>

/**
 * Note types with the time of their last change. Where nothing else remembers it, the earlier package does: a type that
 * is as it was there keeps its time, so that Anki leaves alone what its user changed about it.
 */
export function timedTypes(
  types: Iterable<PackagedNoteType>,
  timestamp: number,
  earlier: StoredTypes,
): PackagedNoteType[] {
  return Array.from(types, (type) => {
    if (type.anki.modified !== undefined) return type
    const before = earlier[type.anki.id]
    const mod = typeof before?.mod === 'number' ? before.mod : undefined
    const at = (modified: number): PackagedNoteType => ({ ...type, anki: { ...type.anki, modified } })
    if (mod === undefined) return at(timestamp)
    const same = JSON.stringify(noteTypeJson(at(mod))) === JSON.stringify(before)
    return at(same ? mod : Math.max(timestamp, mod + 1))
  })
}
