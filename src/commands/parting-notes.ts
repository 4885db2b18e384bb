import type { PartingNote } from '../emitters/emitter.js'
import type { LockedNote } from '../identity/lock.js'
import { references } from '../media/references.js'
import type { NoteType } from '../model/note-type.js'
import { packagedType } from '../model/packaged-note-type.js'
import { isPackageFault } from '../packages/package-contents.js'

/** The tag under which Anki finds the notes that left a project. */
const goneTag = 'deckwright::gone'

/**
 * The notes of an earlier package that have left the project, as they were there, with a tag to find them by. A package
 * cannot delete: whoever imports it does, with one search.
 *
 * @param gone What the lock knows of the notes, by guid.
 */
export async function partingNotes(
  earlier: Uint8Array | undefined,
  gone: ReadonlyMap<string, LockedNote>,
  noteTypes: readonly NoteType[],
  time: number,
): Promise<readonly PartingNote[]> {
  if (earlier === undefined || gone.size === 0) return []
  const { readPackage } = await import('../packages/read-package.js')
  const contents = await readPackage(earlier)
  if (isPackageFault(contents)) return []
  const types = new Map(noteTypes.map((type) => [packagedType(type).anki.id, packagedType(type)]))
  return contents.notes.flatMap(({ guid, type, fields, tags, cards }): PartingNote[] => {
    const line = gone.get(guid)
    const known = types.get(type.id)
    if (line === undefined || known === undefined) return []
    const media = [...new Set(fields.flatMap((field) => references(field).map(({ name }) => name)))].flatMap((name) => {
      const file = contents.media.get(name)
      const read = () => file?.read() ?? new Uint8Array()
      return file === undefined ? [] : [{ name, file: { path: name, size: file.size, read } }]
    })
    return [
      {
        type: known,
        deck: cards[0]?.deck ?? line.deck,
        guid,
        tags: [...new Set([...tags, goneTag])],
        fields,
        media,
        cards: cards.map(({ ordinal }) => ordinal),
        changed: Math.max(time, line.mod + 1),
      },
    ]
  })
}
