import type { PackedNoteType } from './package-contents.js'
import type { NoteTypeChange, TextChange } from './package-diff.js'

/** A note type in two packages; in one of them only where the other has none to match. */
export interface NoteTypePair {
  readonly before: PackedNoteType | undefined
  readonly after: PackedNoteType | undefined
}

/** Note types brought together by their ids, and what is left by their names. */
export function pairNoteTypes(before: readonly PackedNoteType[], after: readonly PackedNoteType[]): NoteTypePair[] {
  const left = new Set(after)
  const take = (isMeant: (type: PackedNoteType) => boolean) => {
    const found = [...left].find(isMeant)
    if (found !== undefined) left.delete(found)
    return found
  }
  const byId = new Map(before.map((type) => [type, take(({ id }) => id === type.id)]))
  const pairs = before.map((type) => ({
    before: type,
    after: byId.get(type) ?? take(({ name, kind }) => name === type.name && kind === type.kind),
  }))
  return [...pairs, ...Array.from(left, (type) => ({ before: undefined, after: type }))]
}

/** The note types that differ, and those that differ in nothing but their time. */
export function compareNoteTypes(pairs: readonly NoteTypePair[]): {
  readonly noteTypes: readonly NoteTypeChange[]
  readonly retimedTypes: readonly PackedNoteType[]
} {
  const noteTypes: NoteTypeChange[] = []
  const retimedTypes: PackedNoteType[] = []
  for (const { before, after } of pairs) {
    const parts = before === undefined || after === undefined ? [] : compareParts(before, after)
    if (before === undefined || after === undefined || parts.length > 0) noteTypes.push({ before, after, parts })
    else if (before.modified !== after.modified) retimedTypes.push(after)
  }
  return { noteTypes, retimedTypes }
}

function compareParts(before: PackedNoteType, after: PackedNoteType): TextChange[] {
  const names = new Set([...before.parts.keys(), ...after.parts.keys()])
  return [...names].flatMap((name) => {
    // What is empty is not there: a type with one field more differs in what that field says, not in all that it might.
    const change = { name, before: before.parts.get(name) || undefined, after: after.parts.get(name) || undefined }
    return change.before === change.after ? [] : [change]
  })
}
