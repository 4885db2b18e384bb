import { mentionsMedia } from '../media/mention.js'
import { mediaPacker } from '../media/pack-media.js'
import { writtenReferences } from '../media/written-references.js'
import { type CheckedCollection, noteTypeNamed } from '../model/collection.js'
import { countCards } from '../model/count-cards.js'
import { explicitGuid } from '../model/identity.js'
import type { Note } from '../model/note.js'
import { htmlOf } from '../model/note-html.js'
import { type PrintedNote, printApyNotes } from '../syntax/apy-notes/print.js'
import type { Emission, EmitOptions, Emitter } from './emitter.js'
import { mediaArtifacts, mediaFolder } from './media-artifacts.js'

/** Apy notes: Markdown that deckwright reads back to the same notes. */
export const markdown: Emitter = {
  name: 'markdown',
  summary: 'Markdown in the notation of apy notes',
  ending: '.md',
  problems: [],
  emit,
}

async function emit(collection: CheckedCollection, options: EmitOptions): Promise<Emission> {
  const { notes } = collection
  const named = new Set(notes.map((note) => note.deck))
  const shared = named.size === 1 ? notes[0]?.deck : undefined
  const withDeck = options.withoutDeck !== true && shared === undefined

  const packer = mediaPacker(options.media)
  const holders = notes.filter((note) => note.fields.some((field) => mentionsMedia(field.text)))
  const html = await htmlOf({ ...collection, notes: holders })
  const moved = new Map(
    holders.map((note) => [
      note,
      withMovedMedia(collection, note, html(note), (name) => packer.nameOf(name, note.span.file.path)),
    ]),
  )
  const printed = notes.map((note) => printedNote(collection, moved.get(note) ?? note, withDeck))
  const defaults = options.withoutDeck !== true && shared !== undefined ? [['deck', shared] as const] : []
  const files = mediaArtifacts(packer.packed())
  return {
    artifacts: [{ path: `${options.name}.md`, content: printApyNotes(defaults, printed) }, ...files],
    diagnostics: [],
    cards: countCards(collection),
    mediaFolder: files.length > 0 ? mediaFolder : undefined,
  }
}

function printedNote(collection: CheckedCollection, note: Note, withDeck: boolean): PrintedNote {
  const keys: [string, string][] = [['model', note.type]]
  if (withDeck && note.deck !== undefined) keys.push(['deck', note.deck])
  if (note.tags.length > 0) keys.push(['tags', note.tags.join(' ')])
  if (note.format === 'html') keys.push(['markdown', 'false'])
  if (note.id !== undefined) {
    const nid = note.id.kind === 'key' && /^nid:(.*)$/.exec(note.id.value)?.[1]
    keys.push(nid ? ['nid', nid] : ['id', explicitGuid(note.id)])
  }
  const names = noteTypeNamed(collection, note.type)?.fields ?? note.fields.map((field) => field.name)
  const textOf = (name: string) => note.fields.find((field) => field.name === name)?.text ?? ''
  return {
    title: note.title || 'Note',
    keys,
    fields: names.map((name) => [name, textOf(name)] as const),
    format: note.format,
  }
}

/** A note whose pictures and sounds are named as they will lie in the folder beside the export. */
function withMovedMedia(
  collection: CheckedCollection,
  note: Note,
  html: readonly string[],
  nameOf: (reference: string) => string | undefined,
): Note {
  const names = noteTypeNamed(collection, note.type)?.fields ?? []
  const fields = note.fields.map((field) => {
    let text = ''
    let from = 0
    for (const { name, start, end } of writtenReferences(field.text, html[names.indexOf(field.name)] ?? '')) {
      const packed = nameOf(name)
      if (packed === undefined) continue
      text += `${field.text.slice(from, start)}${mediaFolder}/${packed}`
      from = end
    }
    return { ...field, text: text + field.text.slice(from) }
  })
  return { ...note, fields }
}
