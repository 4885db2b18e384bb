import type { RenderedNote } from '../rendered-note.js'

/** A note as an earlier package holds it. */
export interface StoredNote {
  /** When it last changed, in seconds. */
  readonly changed: number
  readonly typeId: number
  readonly tags: string
  readonly fields: string
}

/** Fields as one column holds them. */
export function storedFields(fields: readonly string[]): string {
  return fields.join('\x1f')
}

/** Tags as one column holds them. */
export function storedTags(tags: readonly string[]): string {
  return tags.length === 0 ? '' : ` ${tags.join(' ')} `
}

/**
 * When each note last changed, in seconds: the time of an earlier package for what is as it was there, the time of this
 * build for the rest. Anki takes a note over only when its time has risen, so that what changed is always later than before.
 */
export function changeTimes(
  notes: readonly RenderedNote[],
  timestamp: number,
  earlier: ReadonlyMap<string, StoredNote>,
): number[] {
  return notes.map(({ guid, type, tags, fields }) => {
    const before = earlier.get(guid)
    if (before === undefined) return timestamp
    const same =
      before.typeId === type.anki.id && before.tags === storedTags(tags) && before.fields === storedFields(fields)
    return same ? before.changed : Math.max(timestamp, before.changed + 1)
  })
}
