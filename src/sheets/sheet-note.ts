import { type Instead, renderCard } from '../model/cards.js'
import type { Note } from '../model/note.js'
import type { PackagedNoteType } from '../model/packaged-note-type.js'
import { isEmptyField, parseTemplate, type TemplateNode } from '../model/template.js'

/** A note as Anki will hold it, for a sheet. */
export interface SheetNote {
  readonly note: Note
  readonly type: PackagedNoteType
  readonly deck: string
  readonly tags: readonly string[]
  /** HTML in the order of the type, files under their names in Anki. */
  readonly fields: readonly string[]
  /** Ordinals of its cards. */
  readonly cards: readonly number[]
}

/** One side of a card of a note, by the engine that makes packages and the preview. */
export function cardSide(
  { type, fields, deck, tags }: SheetNote,
  ordinal: number,
  side: 'question' | 'answer',
  instead: Instead,
): string {
  return renderCard(type, fields, ordinal, side, { deck, tags, typeName: type.anki.name }, instead)
}

/** The same note with templates whose backs hold the answer alone, not the question above the line. */
export function withAnswersAlone(note: SheetNote): SheetNote {
  const known = answersAlone.get(note.type)
  const type = known ?? {
    ...note.type,
    templates: note.type.templates.map(({ name, front, back }) => ({ name, front, back: belowLine(front, back) })),
  }
  if (known === undefined) answersAlone.set(note.type, type)
  return { ...note, type }
}

const answersAlone = new WeakMap<PackagedNoteType, PackagedNoteType>()

/** What stands below the line between question and answer, if above it is nothing that the question does not show. */
function belowLine(front: string, back: string): string {
  const line = /<hr\b[^>]*\bid\s*=\s*["']?answer\b[^>]*>/i.exec(back)
  if (line === null) return back
  const above = back.slice(0, line.index)
  const asked = new Set(['FrontSide', ...parseTemplate(front).map(written)])
  const isOpen = /\{\{[#^]/.test(above)
  return isOpen || parseTemplate(above).some((node) => typeof node !== 'string' && !asked.has(written(node)))
    ? back
    : back.slice(line.index + line[0].length)
}

/** A field with all that is done to it: of one that shows only readings, the question does not show the whole. */
function written(node: TemplateNode): string {
  return typeof node !== 'string' && 'filters' in node ? [...node.filters, node.field].join(':') : ''
}

/** The fields that a card shows on one of its sides, as this note meets the conditions of its templates. */
export function fieldsOnCard(note: SheetNote, ordinal: number): ReadonlySet<string> {
  const fields = new Set<string>()
  const seen: Instead = ({ field, filters }, _, side) => {
    const isBox = side === 'question' && filters.includes('type') && !filters.includes('cloze')
    if (!isBox) fields.add(field)
    return ''
  }
  for (const side of ['question', 'answer'] as const) cardSide(note, ordinal, side, seen)
  return fields
}

/** The fields that a template shows, its conditions met or not. */
function fieldsIn(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : 'filters' in node ? [node.field] : fieldsIn(node.children),
  )
}

/** The fields that decide in a template what is shown. */
function switchesIn(nodes: readonly TemplateNode[]): string[] {
  return nodes.flatMap((node) =>
    typeof node === 'string' || 'filters' in node ? [] : [node.field, ...switchesIn(node.children)],
  )
}

/** What the cards of a note type do with its fields. */
export interface FieldUse {
  /** The fields that one of the cards shows, where its conditions are met. */
  readonly shown: ReadonlySet<string>
  /** The fields that cards only look at, to show something else or not. */
  readonly switches: ReadonlySet<string>
}

const uses = new WeakMap<PackagedNoteType, FieldUse>()

/** What the cards of a note type do with its fields. */
export function fieldUse(type: PackagedNoteType): FieldUse {
  const known = uses.get(type)
  if (known !== undefined) return known
  const sides = type.templates.map(({ front, back }) => [...parseTemplate(front), ...parseTemplate(back)])
  const shown = new Set(sides.flatMap(fieldsIn))
  const switches = new Set(sides.flatMap(switchesIn).filter((field) => !shown.has(field)))
  const use = { shown, switches }
  uses.set(type, use)
  return use
}

/** The names of a note's fields in which something stands. */
export function filledFields({ type, fields }: SheetNote): string[] {
  return type.fields.filter((_, index) => !isEmptyField(fields[index] ?? ''))
}

/**
 * The cards of a note that ask for something which those before them do not show: a card that only turns another one
 * round would give its answer away.
 */
export function askingCards(note: SheetNote): number[] {
  if (note.type.kind === 'cloze') return [note.cards[0] ?? 0]
  const filled = new Set(filledFields(note))
  const seen = new Set<string>()
  const asking = note.cards.filter((ordinal, index) => {
    const fresh = [...fieldsOnCard(note, ordinal)].filter((field) => filled.has(field) && !seen.has(field))
    for (const field of fresh) seen.add(field)
    return index === 0 || fresh.length > 0
  })
  return asking.length > 0 ? asking : [0]
}
