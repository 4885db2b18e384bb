import { type Note, sourceSpan } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { saidText } from './said-text.js'

/** An earlier note with the same first field. */
export interface SaidAlready {
  readonly earlier: Note
  /** Whether all other fields are the same too. */
  readonly whole: boolean
}

/** A memory of what notes say: given note after note, it tells which one of the same type said the same. */
export function saidAlready(): (note: Note, type: NoteType) => SaidAlready | undefined {
  // The first note that asks something, and once another one does, all of them by their other fields.
  const seen = new Map<string, { readonly first: Note; readonly others: Map<string, Note> }>()
  return (note, type) => {
    const [first, ...rest] = type.fields
    const asked = saidIn(note, first ?? '')
    if (asked === '') return undefined
    const key = `${type.name}\x1f${asked}`
    const known = seen.get(key)
    if (known === undefined) {
      seen.set(key, { first: note, others: new Map() })
      return undefined
    }
    const answer = (one: Note) => rest.map((name) => saidIn(one, name)).join('\x1f')
    const { others } = known
    if (others.size === 0) others.set(answer(known.first), known.first)
    const answered = answer(note)
    const twin = others.get(answered)
    if (twin === undefined) others.set(answered, note)
    return { earlier: twin ?? known.first, whole: twin !== undefined }
  }
}

function saidIn(note: Note, name: string): string {
  const field = note.fields.find((one) => one.name === name)
  return field === undefined ? '' : saidText(field.text, note.format)
}

/** The first line of what a note says. */
export function saidPlace(note: Note): Span {
  const [field] = note.fields
  const newline = field?.text.search(/[ \t]*\n/) ?? -1
  return field === undefined ? note.head : sourceSpan(field, 0, newline === -1 ? field.text.length : newline)
}

/** Where a note stands, in words: its file and line. */
export function placeName(note: Note): string {
  const { file, start } = saidPlace(note)
  return `${file.path}:${positionAt(file, start).line}`
}
