import type { MediaLookup } from '../media/lookup.js'
import { mentionsMedia } from '../media/mention.js'
import { mediaPacker } from '../media/pack-media.js'
import { writtenReferences } from '../media/written-references.js'
import { type CheckedCollection, noteTypeNamed } from '../model/collection.js'
import { type Note, pathOf } from '../model/note.js'
import { htmlOf } from '../model/note-html.js'
import type { Artifact } from './emitter.js'
import { mediaArtifacts, mediaFolder } from './media-artifacts.js'

/** Notes for a text that lies elsewhere than their sources, and the files that go with it. */
export interface MovedMedia {
  /** The collection's notes, their pictures and sounds named as they will lie beside the text. */
  readonly moved: readonly Note[]
  readonly files: readonly Artifact[]
}

/** The notes of a collection with their pictures and sounds moved into the folder beside the text. */
export async function withMovedMedia(collection: CheckedCollection, media: MediaLookup): Promise<MovedMedia> {
  const packer = mediaPacker(media)
  const holders = new Set(collection.notes.filter((note) => note.fields.some((field) => mentionsMedia(field.text))))
  const html = await htmlOf({ ...collection, notes: [...holders] })
  const moved = collection.notes.map((note) => {
    if (!holders.has(note)) return note
    const names = noteTypeNamed(collection, note.type)?.fields ?? []
    const rendered = html(note)
    const fields = note.fields.map((field) => {
      let text = ''
      let from = 0
      for (const { name, start, end } of writtenReferences(field.text, rendered[names.indexOf(field.name)] ?? '')) {
        const packed = packer.nameOf(name, pathOf(note))
        if (packed === undefined || start < from) continue
        text += `${field.text.slice(from, start)}${mediaFolder}/${packed}`
        from = end
      }
      return { ...field, text: text + field.text.slice(from) }
    })
    return { ...note, fields }
  })
  return { moved, files: mediaArtifacts(packer.packed()) }
}
