import { builtinNoteTypes } from '../model/builtin-note-types.js'

/** A note type's name as Anki spells it, whatever its letter case in the source; an unknown name as it is. */
export function typeNamed(written: string): string {
  return (
    sameName(
      written,
      builtinNoteTypes.map((type) => type.name),
    ) ?? written
  )
}

/** A field's name as its note type spells it, whatever its letter case in the source; an unknown name as it is. */
export function fieldNamed(type: string, written: string): string {
  return sameName(written, builtinNoteTypes.find((known) => known.name === type)?.fields ?? []) ?? written
}

function sameName(written: string, names: readonly string[]): string | undefined {
  return names.find((name) => name.toLowerCase() === written.toLowerCase())
}
