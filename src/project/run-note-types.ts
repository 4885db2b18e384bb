import { type Diagnostic, diagnose, isError } from '../diagnostics/diagnostic.js'
import { builtinNoteTypes } from '../model/builtin-note-types.js'
import type { NoteType } from '../model/note-type.js'
import type { PackagedNoteType } from '../model/packaged-note-type.js'
import type { WrittenNoteType, WrittenText } from '../model/written-note-type.js'
import { checkFiles } from './check-files.js'
import { checkNoteType } from './check-note-type.js'
import { frozenFaults } from './frozen-faults.js'
import { type Identities, identifyNoteType, restyled, restyledName } from './identify-note-type.js'
import { restyledType, unknownFormerName } from './note-type-problems.js'

/** The note types of a run. */
export interface RunNoteTypes {
  readonly types: readonly PackagedNoteType[]
  /** Those in which an error is: no note of them is built. */
  readonly unsound: ReadonlySet<NoteType>
  readonly diagnostics: readonly Diagnostic[]
  /** These and others that a file brings with it. */
  with(written: readonly WrittenNoteType[]): RunNoteTypes
}

/** What note types depend on, beside what was written. */
export interface NoteTypeOptions extends Identities {
  /** Styling of the project's own for the built-in types. */
  readonly styling?: WrittenText | undefined
  /** Whether it was accepted that a type which is in use changes, asked with its name. */
  readonly accepts?: ((name: string) => boolean) | undefined
}

/** The built-in note types and those that were written, each with its identity, and what is wrong with them. */
export function runNoteTypes(
  written: readonly WrittenNoteType[] = [],
  options: NoteTypeOptions = { lock: undefined, time: undefined },
): RunNoteTypes {
  const css = options.styling?.text.trim() === '' ? undefined : options.styling
  const builtin =
    css === undefined ? builtinNoteTypes : builtinNoteTypes.map((type) => restyled(type, css.text, options))
  const start = { types: builtin, unsound: new Set<NoteType>(), diagnostics: aboutStyling(css, options) }
  return withWritten(start, written, options)
}

function withWritten(
  known: Omit<RunNoteTypes, 'with'>,
  written: readonly WrittenNoteType[],
  options: NoteTypeOptions,
): RunNoteTypes {
  const types = [...known.types]
  const unsound = new Set(known.unsound)
  const diagnostics = [...known.diagnostics]
  for (const one of written) {
    const found = [...checkNoteType(one, types), ...lockFaults(one, options)]
    const type = identifyNoteType(one, options)
    types.push(type)
    diagnostics.push(...found)
    if (found.some(isError)) unsound.add(type)
  }
  return { types, unsound, diagnostics, with: (more) => withWritten({ types, unsound, diagnostics }, more, options) }
}

/** What the lock has against a type. */
function lockFaults(type: WrittenNoteType, { lock, accepts }: NoteTypeOptions): Diagnostic[] {
  const { name, was } = type
  const locked = lock?.types.get((was ?? name).text)
  if (lock !== undefined && locked === undefined && was !== undefined) {
    const own = [...lock.types.keys()].filter((known) => !isBuiltin(known))
    if (own.length === 0) return []
    const message = `The project never had a note type \`${was.text}\``
    const hint = `it had ${own.map((known) => `\`${known}\``).join(', ')}`
    return [diagnose(unknownFormerName, { message, span: was.span, hint })]
  }
  if (locked === undefined) return []
  const faults = frozenFaults(type, locked)
  // Another kind under the same name would spoil the notes that people have: nobody can accept that for them.
  return locked.kind === type.kind && accepts?.(name.text) === true ? [] : faults
}

function isBuiltin(name: string): boolean {
  return builtinNoteTypes.some((type) => type.name === name || restyledName(type.name) === name)
}

function aboutStyling(styling: WrittenText | undefined, options: NoteTypeOptions): Diagnostic[] {
  return styling === undefined ? [] : [...checkFiles(styling, 'css'), ...changedStyling(styling, options)]
}

/** Says when the built-in types become others, or themselves again, while their notes are in use. */
function changedStyling(styling: WrittenText, { lock }: NoteTypeOptions): Diagnostic[] {
  if (lock === undefined) return []
  const left = builtinNoteTypes
    .map(({ name }) => name)
    .filter((name) => lock.types.has(name) && !lock.types.has(restyledName(name)))
  if (left.length === 0) return []
  const names = left.map((name) => `\`${name}\``).join(', ')
  const message = `With \`styling\` ${names} become${left.length === 1 ? 's another note type' : ' other note types'} in Anki, and the notes new notes`
  const hint = 'leave `styling` out to keep them; `deckwright plan` tells what it costs'
  return [diagnose(restyledType, { message, span: styling.span, hint })]
}
