import { withoutClozes } from '../model/identity.js'
import { plainText } from '../model/plain-text.js'
import type { PackedNote } from '../packages/package-contents.js'
import type { CardChange, NoteChange, PackageDiff } from '../packages/package-diff.js'
import type { Plan, PlannedCard, PlannedNote } from './plan.js'

/** What importing a package would do to someone who studies an older one. */
export function planFromPackages({ added, edited, moved, gone, unchanged }: PackageDiff): Plan {
  return {
    notes: [
      ...added.map((note) => plannedNote('new', note)),
      ...edited.map((change) => changedNote('edited', change)),
      ...moved.map((change) => changedNote('moved', change)),
      ...gone.map((note) => plannedNote('gone', note)),
    ],
    unchanged,
  }
}

function changedNote(kind: 'edited' | 'moved', { before, after, cards }: NoteChange): PlannedNote {
  const from = deckOf(before)
  const planned = plannedNote(kind, after)
  const changes = cards.flatMap(plannedCard)
  return {
    ...planned,
    ...(from === planned.place ? {} : { from }),
    cards: changes.every((card) => card.kind === 'kept') ? [] : changes,
  }
}

function plannedNote(kind: PlannedNote['kind'], note: PackedNote): PlannedNote {
  return { kind, guid: note.guid, type: note.type.name, words: wordsOf(note), place: deckOf(note), cards: [] }
}

function plannedCard({ ordinal, before, after }: CardChange): PlannedCard[] {
  const number = ordinal + 1
  const [then, now] = [before?.says.join(' / '), after?.says.join(' / ')]
  if (then === undefined) return now === undefined ? [] : [{ number, kind: 'new', now }]
  if (now === undefined) return [{ number, kind: 'gone', before: then }]
  return [{ number, kind: then === now ? 'kept' : 'edited', before: then, now }]
}

function deckOf({ cards }: PackedNote): string {
  return cards[0]?.deck ?? ''
}

/** The first words of a note, without markup and clozes. */
function wordsOf({ fields }: PackedNote): string {
  const [first = ''] = fields
  const text = plainText(withoutClozes(first), (name) => name)
    .replace(/\s+/g, ' ')
    .trim()
  return text.length <= 60 ? text : `${text.slice(0, 59).replace(/[\ud800-\udbff]$/, '')}…`
}
