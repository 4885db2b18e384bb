import type { PackedMedia, PackedNote } from '../packages/package-contents.js'
import type { CardChange, NoteChange, PackageDiff, TextChange } from '../packages/package-diff.js'
import { hash } from '../text/hash.js'

/** One of the two packages: its figures are left out where it did not have to be read. */
interface ComparedFile {
  readonly path: string
  readonly notes?: number
  readonly cards?: number
  readonly media?: number
}

/**
 * A comparison as programs are told it: `a` is the first package, `b` the second. Its lists are the same in every
 * comparison; all are empty where the packages are the same byte for byte.
 */
export function differencesJson(
  [a, b]: readonly [ComparedFile, ComparedFile],
  diff: PackageDiff | undefined,
  verdict: { readonly same: boolean; readonly identical: boolean },
): string {
  const { edited = [], moved = [], media = [], repositioned = [] } = diff ?? {}
  const document = {
    version: 1,
    ...verdict,
    a,
    b,
    notes: {
      onlyInA: (diff?.gone ?? []).map(noteJson),
      onlyInB: (diff?.added ?? []).map(noteJson),
      different: [...edited, ...moved].map(changeJson),
    },
    positions: {
      sameOrder: diff?.sameOrder ?? true,
      different: repositioned.map(({ before, from, to }) => ({ guid: before.guid, a: from, b: to })),
    },
    noteTypes: (diff?.noteTypes ?? []).map(({ before, after, parts }) => ({
      a: before === undefined ? null : { id: before.id, name: before.name },
      b: after === undefined ? null : { id: after.id, name: after.name },
      parts: parts.map(textJson),
    })),
    deckDescriptions: (diff?.decks ?? []).map(textJson),
    media: media.map(({ name, before, after }) => ({ name, a: mediaJson(before), b: mediaJson(after) })),
    onlyTimes: {
      notes: (diff?.retimed ?? []).map(({ before, after }) => ({
        guid: before.guid,
        a: before.modified,
        b: after.modified,
      })),
      noteTypes: (diff?.retimedTypes ?? []).map(({ id, name }) => ({ id, name })),
    },
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function noteJson({ guid, type, fields, tags, cards }: PackedNote) {
  return {
    guid,
    type: type.name,
    decks: [...new Set(cards.map(({ deck }) => deck))],
    tags,
    fields: fields.map((text, index) => ({ name: type.fields[index] ?? '', text })),
    cards: cards.map(({ ordinal }) => ordinal + 1),
  }
}

function changeJson({ before, after, fields, tags, cards }: NoteChange) {
  return {
    guid: before.guid,
    type: { a: before.type.name, b: after.type.name },
    fields: fields.map(textJson),
    tags: { onlyInA: tags.gone, onlyInB: tags.added },
    cards: cards.map(cardJson),
  }
}

/** `says`: what a card of a cloze note hides; what any other card is called. */
function cardJson({ ordinal, before, after }: CardChange) {
  const face = (one: CardChange['before']) => (one === undefined ? null : { deck: one.deck, says: one.says })
  return { card: ordinal + 1, a: face(before), b: face(after) }
}

function textJson({ name, before, after }: TextChange) {
  return { name, a: before ?? null, b: after ?? null }
}

function mediaJson(file: PackedMedia | undefined) {
  if (file === undefined) return null
  const bytes = file.read()
  // A file that only one package holds may be damaged there: it is there all the same.
  return { size: file.size, sha256: bytes === undefined ? null : hash('sha256', bytes) }
}
