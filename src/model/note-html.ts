import { fieldHtml, loadRemark, needsRemark, type RemarkToHtml } from '../markdown/field-html.js'
import { type Collection, noteTypeNamed } from './collection.js'
import type { Note } from './note.js'
import type { NoteType } from './note-type.js'

/** A note's fields as HTML, in the order of its type; a field that the note leaves out is empty. */
export type HtmlOf = (note: Note) => readonly string[]

const known = new WeakMap<Note, { readonly type: NoteType; readonly html: readonly string[] }>()

/**
 * The way to the HTML of a collection's notes. What was made once is kept as long as its note, so that checking,
 * counting and writing pay for it together. Remark is loaded only if a field needs it.
 */
export async function htmlOf(collection: Collection): Promise<HtmlOf> {
  const types = new Map<string, NoteType | undefined>()
  const typeOf = (note: Note): NoteType | undefined => {
    if (!types.has(note.type)) types.set(note.type, noteTypeNamed(collection, note.type))
    return types.get(note.type)
  }
  const fresh = collection.notes.some(
    (note) =>
      known.get(note)?.type !== typeOf(note) && note.fields.some((field) => needsRemark(field.text, note.format)),
  )
  const remark = fresh ? await loadRemark() : undefined
  return (note) => {
    const type = typeOf(note)
    if (type === undefined) return []
    const made = known.get(note)
    if (made?.type === type) return made.html
    const html = type.fields.map((name) => htmlOfField(note, name, type, remark))
    known.set(note, { type, html })
    return html
  }
}

function htmlOfField(note: Note, name: string, type: NoteType, remark: RemarkToHtml | undefined): string {
  const field = note.fields.find((one) => one.name === name)
  return field === undefined ? '' : fieldHtml(field.text, { format: note.format, cloze: type.kind === 'cloze' }, remark)
}

const controls = /[\0-\x08\x0b-\x1f\x7f]/
const allControls = new RegExp(controls, 'g')

/** What Unicode may compose: combining characters and all that is not Latin. */
const beyondLatin = /[\u0300-\uffff]/

/** A field as Anki stores it: in Unicode's composed form, without control characters other than tab and newline. */
export function storedHtml(html: string): string {
  const clean = controls.test(html) ? html.replace(allControls, '') : html
  return beyondLatin.test(clean) ? clean.normalize('NFC') : clean
}
