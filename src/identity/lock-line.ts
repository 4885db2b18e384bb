import type { LockedCard, LockedNote, LockedPart, LockedType } from './lock.js'

/** A line of the lock that says nothing sensible, and from which column on. */
export interface DamagedLine {
  readonly column: number
  readonly message: string
}

/** How many columns stand before those of the cards. */
const noteColumns = 15

const latestSecond = 253_402_300_799

/** The line of a note: its columns parted by tabs, then a column for each card. */
export function noteLine(note: LockedNote): string {
  const { guid, key = '', type, mod, deck, file, place, gone, shown, text, content, first, rest, sketch, words } = note
  const columns = [
    /^[@#<=>|]/.test(guid) ? `\\${escaped(guid)}` : escaped(guid),
    escaped(type),
    String(mod),
    escaped(deck),
    escaped(file),
    String(place),
    escaped(key),
    gone === undefined ? '' : String(gone),
    shown,
    text,
    content,
    first,
    rest,
    sketch,
    escaped(words),
  ]
  let line = columns.join('\t')
  for (const card of note.cards) line += `\t${cardColumn(card)}`
  for (const card of note.used) line += `\t!${cardColumn(card)}`
  return line
}

/** A note as its line has it. */
export function noteIn(line: string): LockedNote | DamagedLine {
  const columns = line.split('\t')
  const damaged = (index: number, message: string): DamagedLine => ({
    column: columns.slice(0, index).reduce((sum, column) => sum + column.length + 1, 1),
    message,
  })
  if (columns.length < noteColumns) return damaged(columns.length - 1, 'The line ends too early')
  const [guid = '', type = '', mod = '', deck = '', file = '', place = '', key = '', gone = ''] = columns
  if (guid === '') return damaged(0, 'The line names no note')
  if (!isTime(mod)) return damaged(2, `“${cut(mod)}” is no time in seconds`)
  if (!/^\d+(?:\.\d+)?$/.test(place) || place.length > 24) return damaged(5, `“${cut(place)}” is no place`)
  if (gone !== '' && !isTime(gone)) return damaged(7, `“${cut(gone)}” is no time in seconds`)
  const cards: LockedCard[] = []
  const used: LockedCard[] = []
  for (let index = noteColumns; index < columns.length; index++) {
    const column = columns[index] ?? ''
    const free = column.startsWith('!')
    const card = cardIn(free ? column.slice(1) : column)
    if (card === undefined) return damaged(index, `“${cut(column)}” is no card`)
    if (free) used.push(card)
    else cards.push(card)
  }
  const [shown = '', text = '', content = '', first = '', rest = '', sketch = '', words = ''] = columns.slice(8)
  return {
    guid: unescaped(guid),
    ...(key === '' ? undefined : { key: unescaped(key) }),
    type: unescaped(type),
    mod: Number(mod),
    deck: unescaped(deck),
    file: unescaped(file),
    place: Number(place),
    ...(gone === '' ? undefined : { gone: Number(gone) }),
    shown,
    text,
    content,
    first,
    rest,
    sketch,
    words: unescaped(words),
    cards,
    used,
  }
}

/** The line of a note type. */
export function typeLine({ name, id, mod, kind, shown, fields, templates }: LockedType): string {
  const parts = (list: readonly LockedPart[]) => JSON.stringify(list.map((part) => [part.id, part.name]))
  return ['@type', escaped(name), id, mod, kind, shown, parts(fields), parts(templates)].join('\t')
}

/** A note type as its line has it. */
export function typeIn(line: string): LockedType | undefined {
  const [, name = '', id = '', mod = '', kind, shown = '', fields = '', templates, ...more] = line.split('\t')
  if (!/^\d{1,15}$/.test(id) || !isTime(mod) || templates === undefined || more.length > 0) return undefined
  if (kind !== 'standard' && kind !== 'cloze') return undefined
  const [fieldParts, templateParts] = [partsIn(fields), partsIn(templates)]
  if (fieldParts === undefined || templateParts === undefined) return undefined
  const parts = { fields: fieldParts, templates: templateParts }
  return { name: unescaped(name), id: Number(id), mod: Number(mod), kind, shown, ...parts }
}

function partsIn(json: string): LockedPart[] | undefined {
  try {
    const read: unknown = JSON.parse(json)
    if (!Array.isArray(read)) return undefined
    const parts = read.map((part) => ({ id: part?.[0], name: part?.[1] }))
    return parts.every(({ id, name }) => Number.isSafeInteger(id) && typeof name === 'string') ? parts : undefined
  } catch {
    return undefined
  }
}

function cardColumn({ number, context, answer }: LockedCard): string {
  return `${number}:${context}=${escaped(answer)}`
}

function cardIn(column: string): LockedCard | undefined {
  const match = /^(\d{1,5}):([\w-]*)=(.*)$/s.exec(column)
  if (match === null) return undefined
  const [, number, context = '', answer = ''] = match
  return { number: Number(number), context, answer: unescaped(answer) }
}

function isTime(written: string): boolean {
  return /^\d{1,12}$/.test(written) && Number(written) <= latestSecond
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

function escaped(text: string): string {
  return /[\\\t\n\r]/.test(text) ? text.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character) : text
}

function unescaped(written: string): string {
  if (!written.includes('\\')) return written
  return written.replace(/\\(.)/gs, (_, character: string) =>
    character === 't' ? '\t' : character === 'n' ? '\n' : character === 'r' ? '\r' : character,
  )
}

function cut(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
