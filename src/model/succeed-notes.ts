import { textOf } from '../text/span.js'
import type { Memory } from './memory.js'
import type { Note } from './note.js'
import { inheritHtml } from './note-html.js'

/**
 * Says of the notes of a file that was read again which of them are as they were, though they may stand elsewhere.
 */
export function succeedNotes(notes: readonly Note[], before: readonly Note[], memory: Memory): void {
  const shortest = Math.min(notes.length, before.length)
  const succeeds = (note: Note | undefined, old: Note | undefined): boolean => {
    if (note === undefined || old === undefined || !isSame(note, old)) return false
    inheritHtml(note, old)
    memory.succeed(note, old)
    return true
  }
  let first = 0
  while (first < shortest && succeeds(notes[first], before[first])) first++
  let last = 0
  while (last < shortest - first && succeeds(notes.at(-1 - last), before.at(-1 - last))) last++
  // Between two changes there may be many that are as they were.
  const between = new Map(before.slice(first, before.length - last).map((old) => [textOf(old.span), old]))
  if (between.size === 0) return
  for (const note of notes.slice(first, notes.length - last)) {
    const text = textOf(note.span)
    if (succeeds(note, between.get(text))) between.delete(text)
  }
}

/** Whether a note is written as another one was and means the same. */
function isSame(note: Note, old: Note): boolean {
  return (
    note.type === old.type &&
    note.deck === old.deck &&
    note.format === old.format &&
    note.writtenIn === old.writtenIn &&
    note.title === old.title &&
    note.id?.value === old.id?.value &&
    note.id?.kind === old.id?.kind &&
    areSame(note.tags, old.tags) &&
    areSame(note.given ?? [], old.given ?? []) &&
    textOf(note.span) === textOf(old.span) &&
    // What stands above a note may have made more of the same words.
    note.fields.length === old.fields.length &&
    note.fields.every(({ name, text }, at) => name === old.fields[at]?.name && text === old.fields[at]?.text)
  )
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some === others || (some.length === others.length && some.every((one, at) => one === others[at]))
}
