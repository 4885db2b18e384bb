import type { Note } from '../model/note.js'
import { keyWithoutBlank } from '../syntax/apy-notes/problems.js'
import type { Gathering } from './gather.js'

/**
 * Which of some files hold other notes than before, or other faults, wherever these stand now. A blank that is missing
 * behind a key is no fault that must stay.
 */
export function changedInMeaning(before: Gathering, after: Gathering, paths: ReadonlySet<string>): Set<string> {
  const [old, fresh] = [meaningOf(before, paths), meaningOf(after, paths)]
  return new Set([...paths].filter((path) => old.get(path)?.join('\n') !== fresh.get(path)?.join('\n')))
}

/** What some files say, by their paths: a line for the notation, each note and each finding. */
function meaningOf({ sources, compilation }: Gathering, paths: ReadonlySet<string>): Map<string, string[]> {
  const meaning = new Map<string, string[]>()
  for (const { compiled } of sources) {
    if (paths.has(compiled.file.path)) meaning.set(compiled.file.path, [compiled.source ?? ''])
  }
  const { collection, leftOut, deckOf, diagnostics } = compilation
  const add = (path: string, line: string) => meaning.get(path)?.push(line)
  for (const notes of [collection.notes, leftOut]) {
    for (const note of notes) add(note.span.file.path, noteAsText(note, deckOf(note)))
  }
  for (const { problem, span } of diagnostics) {
    if (problem.code !== keyWithoutBlank.code) add(span.file.path, problem.code)
  }
  return meaning
}

/** All that makes a note. What a field shows is made of its text and nothing else. */
function noteAsText({ type, tags, id, format, fields, given, title }: Note, deck: string): string {
  const texts = fields.map(({ name, text }) => [name, text])
  return JSON.stringify([type, deck, tags, id?.kind, id?.value, format, texts, given, title])
}
