import { fieldHtml, loadRemark, type RemarkToHtml, shortFieldHtml } from '../markdown/field-html.js'
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
  let remark: RemarkToHtml | undefined
  const made = (note: Note): readonly string[] | undefined => {
    const type = typeOf(note)
    if (type === undefined) return []
    const before = known.get(note)
    if (before?.type === type) return before.html
    const html: string[] = []
    for (const name of type.fields) {
      const one = htmlOfField(note, name, type, remark)
      if (one === undefined) return undefined
      html.push(one)
    }
    // A copy is as long as it must be, while the list has room to grow.
    known.set(note, { type, html: html.slice() })
    return html
  }
  if (!collection.notes.every((note) => made(note) !== undefined)) remark = await loadRemark()
  return (note) => {
    const html = made(note)
    if (html === undefined) throw new Error('The HTML of a note was asked for that is not in the collection')
    return html
  }
}

/** Says that a note has the text of an earlier one, and so its HTML. */
export function inheritHtml(note: Note, before: Note): void {
  const made = known.get(before)
  if (made !== undefined) known.set(note, made)
}

function htmlOfField(note: Note, name: string, type: NoteType, remark?: RemarkToHtml): string | undefined {
  const field = note.fields.find((one) => one.name === name)
  if (field === undefined) return ''
  const reading = { format: note.format, cloze: type.kind === 'cloze' }
  return remark === undefined ? shortFieldHtml(field.text, reading) : fieldHtml(field.text, reading, remark)
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
