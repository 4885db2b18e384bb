import type { NoteType } from '../model/note-type.js'

/** A note type's name as the type spells it, whatever its letter case in the source; an unknown name as it is. */
export function typeNamed(noteTypes: readonly NoteType[], written: string): string {
  return (
    sameName(
      written,
      noteTypes.map((type) => type.name),
    ) ?? written
  )
}

/** A field's name as its note type spells it, whatever its letter case in the source; an unknown name as it is. */
export function fieldNamed(noteTypes: readonly NoteType[], type: string, written: string): string {
  return sameName(written, noteTypes.find((known) => known.name === type)?.fields ?? []) ?? written
}

function sameName(written: string, names: readonly string[]): string | undefined {
  return names.find((name) => name === written) ?? names.find((name) => name.toLowerCase() === written.toLowerCase())
}
