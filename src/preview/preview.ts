import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { MediaLookup } from '../media/lookup.js'
import { type MediaPacker, mediaPacker, type PackedMedia } from '../media/pack-media.js'
import type { Collection } from '../model/collection.js'
import type { Memory } from '../model/memory.js'
import type { Note } from '../model/note.js'
import type { PackagedNoteType } from '../model/packaged-note-type.js'
import type { Typesetter } from '../shown/typeset-html.js'
import { hash } from '../text/hash.js'
import type { SourceFile } from '../text/source-file.js'
import { noteCards } from './note-cards.js'
import type { Figures, FileRows, NoteCards, TypeLook } from './page-data.js'
import { type PreviewedFile, previewed } from './previewed.js'
import { rowsOf } from './row.js'
import { stylingOnPage, type TypeMedia, typeMedia } from './type-media.js'

/** A run as the preview sees it. */
export interface PreviewedRun {
  readonly files: readonly SourceFile[]
  readonly collection: Collection
  readonly leftOut: readonly Note[]
  readonly diagnostics: readonly Diagnostic[]
  readonly deckOf: (note: Note) => string
  readonly media: MediaLookup
  readonly figures: Figures
  readonly troubles: readonly string[]
  /** The paths of the files in which note types are written. */
  readonly typePlaces: readonly string[]
}

/** What can be shown of a run. */
export interface Preview {
  readonly rows: readonly FileRows[]
  readonly types: Readonly<Record<string, TypeLook>>
  readonly figures: Figures
  readonly troubles: readonly string[]
  /** The cards of a row; undefined where there is no such row. `whatever` shows even the largest. */
  cardsOf(path: string, index: number, whatever?: boolean): NoteCards | undefined
  /** The pictures and sounds of the notes, by their names in Anki. */
  mediaNamed(name: string): PackedMedia | undefined
}

/** How cards are shown. */
export interface PreviewSettings {
  readonly typeset: Typesetter
  readonly allowScripts: boolean
  readonly memory: Memory
}

/** Makes ready what can be shown of a run; cards are made when they are asked for. */
export async function previewOf(run: PreviewedRun, settings: PreviewSettings): Promise<Preview> {
  const packer = mediaPacker(run.media)
  const files = await previewed({ ...run, packer, memory: settings.memory })
  const rows = files.map((file) => settings.memory.of(file, 'rows', [], () => rowsOf(file)))
  const places = new Map(files.map(({ file }, index) => [file.path, index]))
  const types = typesIn(files, settings.memory)
  const ofTypes = typeMedia(types.values(), packer, run.typePlaces)
  const mediaNamed = mediaByName(packer)
  const showing = {
    isMedia: (name: string) => mediaNamed(name) !== undefined,
    ofType: (name: string) => ofTypes.get(name),
    ...settings,
  }
  return {
    rows,
    types: Object.fromEntries([...types].map(([name, type]) => [name, lookOf(type, ofTypes)])),
    figures: run.figures,
    troubles: run.troubles,
    cardsOf(path, index, whatever) {
      const place = places.get(path) ?? -1
      const entry = files[place]?.entries[index]
      const row = rows[place]?.rows[index]
      return entry && row && noteCards(entry, row.key, showing, whatever)
    },
    mediaNamed,
  }
}

function mediaByName(packer: MediaPacker): (name: string) => PackedMedia | undefined {
  let known: ReadonlyMap<string, PackedMedia> | undefined
  return (name) => {
    known ??= new Map(packer.packed().map((file) => [file.name, file]))
    return known.get(name)
  }
}

/** The types of the notes, by the names that sources write. */
function typesIn(files: readonly PreviewedFile[], memory: Memory): Map<string, PackagedNoteType> {
  const types = new Map<string, PackagedNoteType>()
  for (const file of files) {
    const inFile = memory.of(file, 'types', [], () => {
      const found = new Map<string, PackagedNoteType>()
      for (const { note } of file.entries) if (note?.type !== undefined) found.set(note.note.type, note.type)
      return found
    })
    for (const [name, type] of inFile) types.set(name, type)
  }
  return types
}

function lookOf(type: PackagedNoteType, media: TypeMedia): TypeLook {
  const templates = JSON.stringify([type.templates, ...media])
  return { css: stylingOnPage(type.anki.styling, media), templates: hash('sha1', templates, 'base64url').slice(0, 12) }
}
