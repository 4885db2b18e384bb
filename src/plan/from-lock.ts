import type { Lock, LockedCard, LockedNote } from '../identity/lock.js'
import { cardsOfLine, saidOf } from '../identity/lock-columns.js'
import type { Matching, NoteMatch } from '../identity/matching.js'
import type { Numbering } from '../identity/numbering.js'
import { positionAt } from '../text/position.js'
import type { Plan, PlannedCard, PlannedNote } from './plan.js'

/** What a build made of the lock: what it knew before and after, and how notes and cards were matched. */
export interface LockChange {
  readonly before: Lock
  readonly after: Lock
  readonly matching: Matching
  /** In the order of the matches. */
  readonly numberings: readonly Numbering[]
}

/** What importing a build would do, told from the lock. Notes that an error keeps out are not part of it. */
export function planFromLock({ before, after, matching, numberings }: LockChange): Plan {
  const notes: PlannedNote[] = []
  let unchanged = 0
  for (const [index, match] of matching.matches.entries()) {
    if (match.facts.leftOut) continue
    const now = after.notes.get(match.guid)
    const then = before.notes.get(match.guid)
    const kind = now === undefined ? undefined : kindOf(then, now)
    if (now === undefined || kind === undefined) unchanged++
    else notes.push(plannedNote(kind, match, then, now, numberings[index]))
  }
  for (const note of [...matching.gone].sort(byPlace)) notes.push(goneNote(note))
  return { notes, unchanged }
}

function kindOf(then: LockedNote | undefined, now: LockedNote): PlannedNote['kind'] | undefined {
  if (then === undefined) return 'new'
  if (then.gone !== undefined) return 'returned'
  if (then.shown !== now.shown) return 'edited'
  return then.file === now.file && then.deck === now.deck ? undefined : 'moved'
}

function plannedNote(
  kind: PlannedNote['kind'],
  { facts, guid }: NoteMatch,
  then: LockedNote | undefined,
  now: LockedNote,
  numbering: Numbering | undefined,
): PlannedNote {
  const { file, start } = facts.note.head
  return {
    kind,
    guid,
    type: facts.type,
    words: saidOf(now).words,
    place: `${facts.file}:${positionAt(file, start).line}`,
    ...(then === undefined ? {} : moveOf(then, now)),
    cards:
      kind === 'new'
        ? []
        : cardsOf(then === undefined ? [] : cardsOfLine(then).cards, cardsOfLine(now).cards, numbering),
  }
}

/** The lock's own order is that of guids, which says nothing to anyone. */
function byPlace(a: LockedNote, b: LockedNote): number {
  return a.file === b.file ? a.place - b.place : a.file < b.file ? -1 : 1
}

function moveOf(then: LockedNote, now: LockedNote): Pick<PlannedNote, 'from' | 'to'> {
  if (then.file !== now.file) return { from: then.file }
  return then.deck === now.deck ? {} : { from: then.deck, to: now.deck }
}

function goneNote(line: LockedNote): PlannedNote {
  const { guid, type, file } = line
  const left = cardsOfLine(line).cards.map(
    ({ number, answer }): PlannedCard => ({ number, kind: 'gone', before: answer }),
  )
  return { kind: 'gone', guid, type, words: saidOf(line).words, place: file, cards: left }
}

function cardsOf(then: readonly LockedCard[], now: readonly LockedCard[], numbering?: Numbering): PlannedCard[] {
  const handed = new Set(numbering?.handed.map(({ number }) => number))
  const numbers = [...new Set([...then, ...now].map(({ number }) => number))].sort((a, b) => a - b)
  const changes = numbers.map((number): PlannedCard => {
    const before = then.find((card) => card.number === number)?.answer
    const after = now.find((card) => card.number === number)?.answer
    if (before === undefined) return { number, kind: 'new', now: after ?? '' }
    if (after === undefined) return { number, kind: 'gone', before }
    if (before === after) return { number, kind: 'kept', before, now: after }
    return { number, kind: handed.has(number) ? 'handed' : 'edited', before, now: after }
  })
  // Where no card came, went or changed, there is nothing to say of them.
  return changes.every(({ kind }) => kind === 'kept') ? [] : changes
}
