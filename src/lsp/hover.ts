import type { Hover, Position } from 'vscode-languageserver'
import type { Deletion } from '../cloze/deletion.js'
import { readClozes } from '../cloze/reading.js'
import { cardsOf, renderCard } from '../model/cards.js'
import { type Collection, noteTypeNamed } from '../model/collection.js'
import { type Field, type Note, sourceSpan } from '../model/note.js'
import { htmlOf } from '../model/note-html.js'
import type { NoteType } from '../model/note-type.js'
import type { Span } from '../text/span.js'
import { cardText } from './card-text.js'
import { type CheckedFile, notesIn } from './checked-file.js'
import { explanationAt } from './explanation-at.js'
import { offsetAt, rangeOf } from './positions.js'

/** What there is to know of what stands at a place: of a deletion or the head of a note its cards, of a key its use. */
export async function hoverAt(checked: CheckedFile, position: Position): Promise<Hover | undefined> {
  const { file, gathered } = checked
  const offset = offsetAt(file, position)
  const explained = explanationAt(checked, offset)
  if (explained !== undefined) return shown(explained.text, explained.span)
  const note = notesIn(checked).find(({ span }) => span.start <= offset && offset <= span.end)
  if (note === undefined) return undefined
  const { collection, deckOf } = gathered.compilation
  const type = noteTypeNamed(collection, note.type)
  if (type === undefined) return undefined
  const show = cardsShown(note, type, collection, deckOf(note))
  if (type.kind === 'cloze') {
    const deletion = deletionAt(note, offset)
    return deletion && shown(await show(deletion.numbers.map((number) => Math.min(number, 500) - 1)), deletion.span)
  }
  return note.head.start <= offset && offset <= note.head.end ? shown(await show(undefined), note.head) : undefined
}

function shown(text: string, span: Span): Hover {
  return { contents: { kind: 'markdown', value: text }, range: rangeOf(span) }
}

/** Shows some of a note's cards, or all, both sides of each. */
function cardsShown(note: Note, type: NoteType, collection: Collection, deck: string) {
  return async (wanted: readonly number[] | undefined): Promise<string> => {
    const html = (await htmlOf(collection))(note)
    const all = cardsOf(type, html)
    const around = { deck, tags: note.tags, typeName: type.name }
    const side = (ordinal: number, name: 'question' | 'answer') =>
      cardText(renderCard(type, html, ordinal, name, around)) || '*nothing*'
    const cards = all.filter((ordinal) => wanted?.includes(ordinal) ?? true)
    if (cards.length === 0) return 'Anki makes no card of this.'
    return cards
      .map((ordinal) => {
        const name = type.kind === 'cloze' ? '' : ` · ${type.templates[ordinal]?.name ?? ''}`
        const count = `card ${all.indexOf(ordinal) + 1} of ${all.length}${name}`
        return `**Question** (${count})\n\n${side(ordinal, 'question')}\n\n**Answer**\n\n${side(ordinal, 'answer')}`
      })
      .join('\n\n---\n\n')
  }
}

/** The innermost deletion at an offset of the file. */
function deletionAt(note: Note, offset: number): { numbers: readonly number[]; span: Span } | undefined {
  for (const field of note.fields) {
    const found = innermost(field, readClozes(field.text, note.format).deletions, offset)
    if (found !== undefined) return found
  }
  return undefined
}

function innermost(
  field: Field,
  deletions: readonly Deletion[],
  offset: number,
): { numbers: readonly number[]; span: Span } | undefined {
  for (const { start, end, numbers, nested } of deletions) {
    const span = sourceSpan(field, start, end)
    if (span.start <= offset && offset <= span.end) return innermost(field, nested, offset) ?? { numbers, span }
  }
  return undefined
}
