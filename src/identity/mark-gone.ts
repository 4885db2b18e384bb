import type { Lock, LockedNote } from './lock.js'
import { changed } from './locked-lines.js'

/** What the lock says that Anki sees of a note which was sent once more, to be found and deleted. */
const marked = 'marked-gone'

/** The notes that have left the project and were not yet sent once more with the mark. */
export function unmarkedGone({ notes }: Lock): Map<string, LockedNote> {
  return new Map([...notes].filter(([, note]) => note.gone !== undefined && note.shown !== marked))
}

/** The lock after notes that are gone were sent with the mark, each with the time that it was sent with, in seconds. */
export function withMarked(lock: Lock, sent: ReadonlyMap<string, number>): Lock {
  if (sent.size === 0) return lock
  const notes = new Map(lock.notes)
  for (const [guid, mod] of sent) {
    const note = notes.get(guid)
    // Should the note come back, it shows something else than this, so that its time rises above the mark's.
    if (note !== undefined) notes.set(guid, changed(note, { mod, shown: marked }))
  }
  return { ...lock, notes }
}
