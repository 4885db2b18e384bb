import { stringify } from 'csv-stringify/sync'
import type { CheckedCollection } from '../model/collection.js'
import type { Emission, EmitOptions } from './emitter.js'
import { mediaArtifacts, mediaFolder } from './media-artifacts.js'
import { type RenderedNote, renderNotes } from './rendered-note.js'

/** A separator, and how Anki calls it. */
export interface TextSeparator {
  readonly name: 'comma' | 'tab'
  readonly character: string
}

/** A collection as one text file that Anki imports, or that a spreadsheet opens, with its media beside. */
export async function textEmission(
  collection: CheckedCollection,
  options: EmitOptions,
  separator: TextSeparator,
  ending: string,
): Promise<Emission> {
  const { notes, media, cards } = await renderNotes(collection, options)
  const typeName = ({ type }: RenderedNote) => (options.noteTypes === 'own' ? type.anki.name : type.name)
  const content = (options.csvHeader === 'anki' ? forAnki : forSpreadsheet)(notes, typeName, separator)
  const files = mediaArtifacts(media)
  return {
    artifacts: [{ path: options.name + ending, content }, ...files],
    diagnostics: [],
    cards,
    mediaFolder: files.length > 0 ? mediaFolder : undefined,
  }
}

/** The shape that Anki itself exports. With the guid, a row updates its note and makes no second one. */
function forAnki(
  notes: readonly RenderedNote[],
  typeName: (note: RenderedNote) => string,
  separator: TextSeparator,
): string {
  const width = Math.max(0, ...new Set(notes.map(({ fields }) => fields.length)))
  const header = [
    `#separator:${separator.name}`,
    '#html:true',
    '#guid column:1',
    '#notetype column:2',
    '#deck column:3',
    `#tags column:${4 + width}`,
    '#if matches:update current',
  ]
  const rows = notes.map((note) => {
    const padding = new Array<string>(width - note.fields.length).fill('')
    return [note.guid, typeName(note), note.deck, ...note.fields, ...padding, note.tags.join(' ')]
  })
  return `${header.join('\n')}\n${written(rows, separator)}`
}

/** An ordinary table with the names of its columns in the first row. */
function forSpreadsheet(
  notes: readonly RenderedNote[],
  typeName: (note: RenderedNote) => string,
  separator: TextSeparator,
): string {
  const names = [...new Set(notes.flatMap(({ type }) => type.fields))]
  const rows = notes.map((note) => {
    const field = (name: string) => note.fields[note.type.fields.indexOf(name)] ?? ''
    return [note.deck, typeName(note), note.tags.join(' '), ...names.map(field)]
  })
  return written([['deck', 'type', 'tags', ...names], ...rows], separator)
}

function written(rows: readonly (readonly string[])[], separator: TextSeparator): string {
  return stringify(rows as string[][], {
    delimiter: separator.character,
    record_delimiter: '\n',
    // Anki passes over a row that begins with `#` as a comment, unless it is quoted.
    quoted_match: /^#/,
  })
}
