import { type Diagnostic, diagnose, isError } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import { type CheckedCollection, type Collection, noteTypeNamed } from '../model/collection.js'
import type { Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { clozeFields } from './cloze-fields.js'
import { type JudgedField, judgedField } from './judged-field.js'
import { notesWithErrors } from './notes-with-errors.js'
import { rules } from './registry.js'
import type { JudgedNote, RuleOptions } from './rule.js'
import { saidAlready } from './said-already.js'

/** What the rules must know besides the notes. */
export interface CheckOptions {
  /** The deck of a note, whether or not its source names one. */
  readonly deckOf: (note: Note) => string
  /** Note types in which an error is: notes of them are broken too. */
  readonly unsound?: ReadonlySet<NoteType>
  /** Whether a problem is looked for. */
  readonly isRequested: (problem: Problem) => boolean
  /** What the project says of single rules. */
  readonly options?: RuleOptions | undefined
}

/** A collection after the rules have seen it. */
export interface Checked {
  /** The notes in which nothing is wrong that would spoil a card. */
  readonly checked: CheckedCollection
  /** What the rules found, in the order of the rules. */
  readonly diagnostics: readonly Diagnostic[]
  /** The notes with an error in them, which the checked collection is without. */
  readonly leftOut: readonly Note[]
}

/**
 * Runs the rules over a collection, all of them in one walk, and parts the sound notes from the broken ones. Nothing
 * else makes a `CheckedCollection`.
 *
 * @param said What was found in the notes before: an error of it breaks the note that it stands in, as one of ours does.
 */
export function check(collection: Collection, options: CheckOptions, said: readonly Diagnostic[]): Checked {
  const { deckOf, unsound, isRequested } = options
  const broken = notesWithErrors(collection.notes, said)
  const misread = notesWithErrors(collection.notes, said.filter(isOfNotation))
  const diagnostics: Diagnostic[] = []
  const once = firstTime()
  let current: Note | undefined

  const wanted = rules.filter(({ problem }) => isRequested(problem))
  const runs = wanted.map(({ problem, start }) =>
    start(
      (finding) => {
        const diagnostic = diagnose(problem, finding)
        if (current !== undefined && isError(diagnostic)) broken.add(current)
        if (once(diagnostic)) diagnostics.push(diagnostic)
      },
      { noteTypes: collection.noteTypes, options: options.options ?? {} },
    ),
  )
  const typeOf = typeLookup(collection)
  const saidBefore = saidAlready()
  for (const note of collection.notes) {
    current = note
    const type = typeOf(note)
    if (type === undefined) {
      for (const run of runs) run.stranger?.(note)
      broken.add(note)
    } else {
      if (unsound?.has(type)) broken.add(note)
      const hiding = clozeFields(type)
      const fields = note.fields.map((field) => judgedField(field, note.format, hiding.has(field.name)))
      const judged: JudgedNote = {
        note,
        type,
        deck: deckOf(note),
        fields,
        misread: misread.has(note),
        said: saidBefore(type, note, fields),
      }
      const faulty = fields.some(hasFault)
      for (const run of runs) {
        run.note?.(judged)
        if (faulty) run.faulty?.(judged)
      }
    }
  }
  const sound = collection.notes.filter((note) => !broken.has(note))
  const leftOut = collection.notes.filter((note) => broken.has(note))
  return { checked: { ...collection, notes: sound } as Collection as CheckedCollection, diagnostics, leftOut }
}

function hasFault({ clozes }: JudgedField): boolean {
  return clozes.faults.length > 0
}

/** Whether a finding comes from a notation: the codes of those begin with its name. */
function isOfNotation({ problem }: Diagnostic): boolean {
  return problem.code.includes('/')
}

/** The type of a note, looked up once for each name. */
function typeLookup(collection: Collection): (note: Note) => NoteType | undefined {
  const known = new Map<string, NoteType | undefined>()
  return ({ type }) => {
    if (!known.has(type)) known.set(type, noteTypeNamed(collection, type))
    return known.get(type)
  }
}

/** Whether a finding is new: several notes may share the place that is wrong, a default of their file. */
function firstTime(): (diagnostic: Diagnostic) => boolean {
  const seen = new Map<unknown, Set<string>>()
  return ({ problem, message, span: { file, start, end } }) => {
    const inFile = seen.get(file) ?? new Set()
    seen.set(file, inFile)
    const key = `${problem.code} ${start} ${end} ${message}`
    return inFile.size < inFile.add(key).size
  }
}
