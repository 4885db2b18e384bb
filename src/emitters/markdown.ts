import { type CheckedCollection, noteTypeNamed } from '../model/collection.js'
import { countCards } from '../model/count-cards.js'
import { explicitGuid } from '../model/identity.js'
import type { Note } from '../model/note.js'
import { type PrintedNote, printApyNotes } from '../syntax/apy-notes/print.js'
import type { Emission, EmitOptions, Emitter } from './emitter.js'
import { mediaFolder } from './media-artifacts.js'
import { withMovedMedia } from './moved-media.js'

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

  const { moved, files } = await withMovedMedia(collection, options.media)
  const printed = moved.map((note) => printedNote(collection, note, withDeck))
  const defaults = options.withoutDeck !== true && shared !== undefined ? [['deck', shared] as const] : []
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
