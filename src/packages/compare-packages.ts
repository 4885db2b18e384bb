import { compareMedia } from './compare-media.js'
import { compareNoteTypes, pairNoteTypes } from './compare-note-types.js'
import { compareNotes, pairCards, pairNotes } from './compare-notes.js'
import type { PackageContents } from './package-contents.js'
import type { NoteChange, NotePair, PackageDiff, Reposition, TextChange } from './package-diff.js'

/** What became of the notes, cards and media of an older package in a newer one. */
export function comparePackages(before: PackageContents, after: PackageContents): PackageDiff {
  const types = pairNoteTypes(typesIn(before), typesIn(after))
  const notes = pairNotes(before.notes, after.notes)
  const edited: NoteChange[] = []
  const moved: NoteChange[] = []
  const retimed: NotePair[] = []
  const repositioned: Reposition[] = []
  const places: Place[] = []
  for (const pair of notes.pairs) {
    const { change, kind } = compareNotes(pair, types)
    if (kind === 'edited') edited.push(change)
    else if (kind === 'moved') moved.push(change)
    else if (pair.before.modified !== pair.after.modified) retimed.push(pair)
    const own = placesOf(pair)
    places.push(...own)
    const other = own.find(({ from, to }) => from !== to)
    if (other !== undefined) repositioned.push({ ...pair, ...other })
  }
  return {
    added: notes.added,
    gone: notes.gone,
    edited,
    moved,
    unchanged: notes.pairs.length - edited.length - moved.length,
    retimed,
    repositioned,
    sameOrder: inSameOrder(places),
    ...compareNoteTypes(types),
    decks: compareDecks(before, after),
    media: compareMedia(before.media, after.media),
  }
}

/** The note types that notes are of: no other arrives in Anki. */
function typesIn({ notes }: PackageContents) {
  return [...new Set(notes.map(({ type }) => type))]
}

/** Where a card stood and where it stands in the order of study. */
type Place = Pick<Reposition, 'from' | 'to'>

/** The places of a note's cards that neither package knows as studied already. */
function placesOf({ before, after }: NotePair): Place[] {
  return pairCards(before.cards, after.cards).flatMap(([a, b]) => {
    const [from, to] = [a?.position, b?.position]
    return from === undefined || to === undefined ? [] : [{ from, to }]
  })
}

function inSameOrder(places: Place[]): boolean {
  places.sort((a, b) => a.from - b.from || a.to - b.to)
  return places.every(({ to }, index) => index === 0 || places[index - 1]!.to <= to)
}

/** The descriptions of the decks that hold cards in both packages. */
function compareDecks(before: PackageContents, after: PackageContents): TextChange[] {
  const decksIn = ({ notes }: PackageContents) => new Set(notes.flatMap(({ cards }) => cards.map(({ deck }) => deck)))
  const there = decksIn(after)
  return [...decksIn(before)].flatMap((name) => {
    const change = { name, before: before.decks.get(name), after: after.decks.get(name) }
    return there.has(name) && change.before !== change.after ? [change] : []
  })
}
