import { saidNow } from './content.js'
import type { Lock, LockedNote, LockedType } from './lock.js'
import { cardsAsColumns, saidAsColumns } from './lock-columns.js'
import { changed } from './locked-lines.js'
import type { Matching, NoteMatch } from './matching.js'
import type { Numbering } from './numbering.js'
import { placesOf } from './places.js'

/** What a build made of a note. */
export interface BuiltNote {
  readonly numbering: Numbering
  /** `shownHash` of what goes into Anki. */
  readonly shown: string
}

/** What a build brings, beside the notes. */
export interface BuildFacts {
  /** The time of the build, in seconds. */
  readonly time: number
  /** In the order of the matches; undefined for a note that an error keeps out. */
  readonly built: readonly (BuiltNote | undefined)[]
  /** The note types in use. */
  readonly types: readonly TypeInUse[]
}

/** A note type that a build uses. */
export interface TypeInUse extends Omit<LockedType, 'mod'> {
  /** When deckwright itself last changed it; undefined for the project's own types, which the lock times. */
  readonly mod: number | undefined
}

/**
 * The lock after a build. The time of a note rises when what Anki sees of it changes, and only then: to the time of the
 * build, or where the clock went back to one second after the last change.
 */
export function lockAfter(lock: Lock, matching: Matching, { time, built, types }: BuildFacts): Lock {
  // Most builds change a few notes or none: the lines are copied when the first of them changes.
  let notes: Map<string, LockedNote> | undefined
  const change = (guid: string, line: LockedNote) => {
    notes ??= new Map(lock.notes)
    notes.set(guid, line)
  }
  for (const line of matching.gone) change(line.guid, changed(line, { gone: time }))
  const places = placesIn(matching)
  for (const [index, match] of matching.matches.entries()) {
    const one = built[index]
    if (one !== undefined) {
      const line = lineAfter(match, one, places[index]!, time, lock)
      if (line !== match.before) change(match.guid, line)
    } else if (match.before?.gone !== undefined) change(match.guid, changed(match.before, { gone: undefined }))
  }
  return { ...lock, notes: notes ?? lock.notes, types: typesAfter(lock, types, time) }
}

/** When a note or note type last changed: as before where it shows the same, else now, but always later than before. */
export function changedAt(before: { mod: number; shown: string } | undefined, shown: string, time: number): number {
  if (before === undefined) return time
  return before.shown === shown ? before.mod : Math.max(time, before.mod + 1)
}

function lineAfter(match: NoteMatch, built: BuiltNote, place: number, time: number, lock: Lock): LockedNote {
  const { facts, guid, before, key } = match
  const { cards } = built.numbering
  // A guid that is written can be that of a note of another type.
  const mod = changedAt(before ?? lock.notes.get(guid), built.shown, time)
  const { deck, file, type, text } = facts
  const isAsBefore =
    before !== undefined &&
    before.gone === undefined &&
    before.text === text &&
    before.shown === built.shown &&
    before.deck === deck &&
    before.file === file &&
    before.place === place &&
    before.key === key &&
    cards === undefined
  if (isAsBefore) return before
  return {
    guid,
    key,
    type,
    mod,
    deck,
    file,
    place,
    gone: undefined,
    shown: built.shown,
    text,
    said: before?.text === text ? before.said : saidAsColumns(saidNow(facts)),
    cards: cards === undefined ? (before?.cards ?? '') : cardsAsColumns(cards),
  }
}

/** The places of the notes of today, by their index. */
function placesIn({ matches }: Matching): number[] {
  const rows = new Map<string, number[]>()
  for (const [index, { facts }] of matches.entries()) {
    const row = rows.get(facts.file)
    if (row === undefined) rows.set(facts.file, [index])
    else row.push(index)
  }
  const places: number[] = []
  for (const [file, row] of rows) {
    const home = homeOf(
      row.map((index) => matches[index]?.before?.file),
      file,
    )
    const found = placesOf(
      row.map((index) => {
        const before = matches[index]?.before
        return before?.file === home && before.gone === undefined ? before.place : undefined
      }),
    )
    for (const [at, index] of row.entries()) places[index] = found[at]!
  }
  return places
}

/** The file whose places a row of notes keeps: its own, or if it was renamed the one where most of them stood. */
function homeOf(files: readonly (string | undefined)[], file: string): string {
  const counts = new Map<string, number>()
  for (const one of files) if (one !== undefined) counts.set(one, (counts.get(one) ?? 0) + 1)
  if (counts.has(file) || counts.size === 0) return file
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

function typesAfter(lock: Lock, types: readonly TypeInUse[], time: number): Map<string, LockedType> {
  const after = new Map(lock.types)
  for (const type of types) {
    const before = lock.types.get(type.name)
    const earliest = type.mod ?? (before?.shown === type.shown ? 0 : time)
    const latest = before === undefined ? 0 : before.shown === type.shown ? before.mod : before.mod + 1
    after.set(type.name, { ...type, mod: Math.max(earliest, latest) })
  }
  return after
}
