import { type Note, sourceSpan } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { type JudgedField, saidIn } from './judged-field.js'
import { saidText } from './said-text.js'

/** An earlier note with the same first field. */
export interface SaidAlready {
  readonly earlier: Note
  /** Whether all other fields are the same too. */
  readonly whole: boolean
}

/** What notes of one type say. */
interface Memory {
  /** The first note that asks something. */
  readonly asked: Map<string, Note>
  /** Once another note asks the same: all that do, by their other fields. */
  readonly answered: Map<string, Map<string, Note>>
}

/** A memory of what notes say: given note after note, it tells which one of the same type said the same. */
export function saidAlready(): (type: NoteType, note: Note, fields: readonly JudgedField[]) => SaidAlready | undefined {
  const memories = new Map<NoteType, Memory>()
  return (type, note, fields) => {
    const memory = memories.get(type) ?? { asked: new Map(), answered: new Map() }
    memories.set(type, memory)
    const [name = '', ...rest] = type.fields
    const first = fields.find(({ field }) => field.name === name)
    const question = first === undefined ? '' : saidIn(first)
    if (question === '') return undefined
    const known = memory.asked.get(question)
    if (known === undefined) {
      memory.asked.set(question, note)
      return undefined
    }
    const answers = memory.answered.get(question) ?? new Map([[answerOf(known, rest), known]])
    memory.answered.set(question, answers)
    const answer = answerOf(note, rest)
    const twin = answers.get(answer)
    if (twin === undefined) answers.set(answer, note)
    return { earlier: twin ?? known, whole: twin !== undefined }
  }
}

function answerOf({ fields, format }: Note, names: readonly string[]): string {
  return names.map((name) => saidText(fields.find((one) => one.name === name)?.text ?? '', format)).join('\x1f')
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
