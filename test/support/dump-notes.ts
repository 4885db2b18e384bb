import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import type { Note } from '../../src/model/note.js'
import { positionAt } from '../../src/text/position.js'
import type { Span } from '../../src/text/span.js'

/** Notes as a reviewer reads them: a line for each note, its fields indented below it. */
export function dumpNotes(notes: readonly Note[]): string {
  return notes.map(dumpNote).join('\n')
}

function dumpNote(note: Note): string {
  const facts = [
    placeOf(note.span),
    note.type,
    note.deck === undefined ? 'no deck' : `deck ${note.deck}`,
    ...(note.tags.length > 0 ? [`tags ${note.tags.join(' ')}`] : []),
    ...(note.id === undefined ? [] : [`${note.id.kind} ${note.id.value}`]),
    ...(note.format === 'html' ? ['html'] : []),
    ...(note.title === undefined || note.title === 'Note' ? [] : [`title ${note.title}`]),
  ]
  const fields = note.fields.map(({ name, text }) => `  ${name}:\n${text.replace(/^/gm, '    |')}\n`)
  return `${facts.join(' · ')}\n${fields.join('')}`
}

/** Diagnostics one a line: `12:17-12:18 error code: message`. */
export function dumpDiagnostics(diagnostics: readonly Diagnostic[]): string {
  return diagnostics
    .map(({ problem, message, span }) => `${placeOf(span)} ${problem.severity} ${problem.code}: ${message}\n`)
    .join('')
}

function placeOf({ file, start, end }: Span): string {
  const [from, to] = [positionAt(file, start), positionAt(file, end)]
  return `${from.line}:${from.column}-${to.line}:${to.column}`
}
