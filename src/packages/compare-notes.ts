import { clozeAnswers } from './cloze-answers.js'
import type { NoteTypePair } from './compare-note-types.js'
import type { PackedCard, PackedNote } from './package-contents.js'
import type { CardChange, CardFace, NoteChange, NotePair, TextChange } from './package-diff.js'

/** Which notes are in both packages, by their guids, and which in one of them. */
export interface PairedNotes {
  readonly pairs: readonly NotePair[]
  readonly added: readonly PackedNote[]
  readonly gone: readonly PackedNote[]
}

/** Notes brought together by their guids; of several notes of one guid each with the one at its place among them. */
export function pairNotes(before: readonly PackedNote[], after: readonly PackedNote[]): PairedNotes {
  const left = byGuid(after)
  const pairs: NotePair[] = []
  const gone: PackedNote[] = []
  for (const [key, note] of byGuid(before)) {
    const other = left.get(key)
    if (other === undefined) gone.push(note)
    else pairs.push({ before: note, after: other })
    left.delete(key)
  }
  return { pairs, gone, added: [...left.values()] }
}

function byGuid(notes: readonly PackedNote[]): Map<string, PackedNote> {
  const found = new Map<string, PackedNote>()
  const repeats = new Map<string, number>()
  for (const note of notes) {
    const { guid } = note
    if (!found.has(guid)) {
      found.set(guid, note)
      continue
    }
    // A control character stands in no guid that Anki gives.
    const ordinal = (repeats.get(guid) ?? 0) + 1
    repeats.set(guid, ordinal)
    found.set(`${guid}\0${ordinal}`, note)
  }
  return found
}

/** How a note of one package differs in another, and what that comes to. Times and positions are not looked at. */
export function compareNotes(
  { before, after }: NotePair,
  types: readonly NoteTypePair[],
): { readonly change: NoteChange; readonly kind: 'edited' | 'moved' | 'same' } {
  const retyped = !types.some((pair) => pair.before === before.type && pair.after === after.type)
  const fields = compareFields(before, after)
  const tags = {
    added: after.tags.filter((tag) => !before.tags.includes(tag)),
    gone: before.tags.filter((tag) => !after.tags.includes(tag)),
  }
  const cards = pairCards(before.cards, after.cards)
  const edited =
    retyped ||
    fields.length > 0 ||
    tags.added.length + tags.gone.length > 0 ||
    cards.some(([a, b]) => a === undefined || b === undefined)
  const moved = cards.some(([a, b]) => a?.deck !== b?.deck)
  const kind = edited ? 'edited' : moved ? 'moved' : 'same'
  const told = kind === 'same' ? [] : describeCards(before, after, cards)
  return { change: { before, after, retyped, fields, tags, cards: told }, kind }
}

/** Fields are the same by their place: a field that was named anew differs in the note type, not in each note. */
function compareFields(before: PackedNote, after: PackedNote): TextChange[] {
  const changes: TextChange[] = []
  for (let index = 0; index < Math.max(before.fields.length, after.fields.length); index++) {
    const [a, b] = [before.fields[index], after.fields[index]]
    if (a === b) continue
    const name = after.type.fields[index] ?? before.type.fields[index] ?? `field ${index + 1}`
    changes.push({ name, before: a, after: b })
  }
  return changes
}

/** The same card in both packages, or a card of one of them. */
export type CardPair = readonly [PackedCard | undefined, PackedCard | undefined]

/** The cards of two notes, each in the order of their ordinals, brought together by these. */
export function pairCards(before: readonly PackedCard[], after: readonly PackedCard[]): CardPair[] {
  const pairs: CardPair[] = []
  for (let a = 0, b = 0; a < before.length || b < after.length; ) {
    const [left, right] = [before[a], after[b]]
    const order = (left?.ordinal ?? Number.POSITIVE_INFINITY) - (right?.ordinal ?? Number.POSITIVE_INFINITY)
    pairs.push([order <= 0 ? left : undefined, order >= 0 ? right : undefined])
    if (order <= 0) a++
    if (order >= 0) b++
  }
  return pairs
}

function describeCards(before: PackedNote, after: PackedNote, cards: readonly CardPair[]): CardChange[] {
  const [faceBefore, faceAfter] = [facesOf(before), facesOf(after)]
  return cards.map(([a, b]) => ({
    ordinal: (a ?? b)!.ordinal,
    before: a && faceBefore(a),
    after: b && faceAfter(b),
  }))
}

function facesOf({ type, fields }: PackedNote): (card: PackedCard) => CardFace {
  const answers = type.kind === 'cloze' ? clozeAnswers(fields) : undefined
  return ({ ordinal, deck, position }) => {
    const name = type.templates[ordinal]
    const says = answers === undefined ? (name === undefined ? [] : [name]) : (answers.get(ordinal + 1) ?? [])
    return { deck, position, says }
  }
}
