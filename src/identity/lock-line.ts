import type { LockedCard, LockedNote, LockedPart, LockedType } from './lock.js'

/** A line of the lock that says nothing sensible, and from which column on. */
export interface DamagedLine {
  readonly column: number
  readonly message: string
}

/** How many columns stand before those of the cards. */
const noteColumns = 15

type NoteColumns = [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]

const none: readonly LockedCard[] = []

const exclamation = 33
const zero = 48

/** The highest cloze number that Anki reads. */
const highestReadable = 65_535

const latestSecond = 253_402_300_799

const lines = new WeakMap<LockedNote, string>()

/** The line of a note: its columns parted by tabs, then a column for each card. */
export function noteLine(note: LockedNote): string {
  const known = lines.get(note)
  if (known !== undefined) return known
  const { guid, key = '', gone = '', shown, text, content, first, rest, sketch } = note
  // A line must not look like one of another kind.
  let line = `${/^[@#<=>|]/.test(guid) ? '\\' : ''}${escaped(guid)}\t${escaped(note.type)}\t${note.mod}`
  line += `\t${escaped(note.deck)}\t${escaped(note.file)}\t${note.place}\t${escaped(key)}\t${gone}`
  line += `\t${shown}\t${text}\t${content}\t${first}\t${rest}\t${sketch}\t${escaped(note.words)}`
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
  const [guid, type, mod, deck, file, place, key, gone, shown, text, content, first, rest, sketch, words] =
    columns as unknown as NoteColumns
  if (guid === '') return damaged(0, 'The line names no note')
  if (!isTime(mod)) return damaged(2, `“${cut(mod)}” is no time in seconds`)
  if (!isPlace(place)) return damaged(5, `“${cut(place)}” is no place`)
  if (gone !== '' && !isTime(gone)) return damaged(7, `“${cut(gone)}” is no time in seconds`)
  const cards: LockedCard[] = []
  const used: LockedCard[] = []
  for (let index = noteColumns; index < columns.length; index++) {
    const column = columns[index]!
    const isUsed = column.charCodeAt(0) === exclamation
    const card = cardIn(column, isUsed ? 1 : 0)
    if (card === undefined) return damaged(index, `“${cut(column)}” is no card`)
    if (isUsed) used.push(card)
    else cards.push(card)
  }
  const note: LockedNote = {
    guid: unescaped(guid),
    key: key === '' ? undefined : unescaped(key),
    type: unescaped(type),
    mod: Number(mod),
    deck: unescaped(deck),
    file: unescaped(file),
    place: Number(place),
    gone: gone === '' ? undefined : Number(gone),
    shown,
    text,
    content,
    first,
    rest,
    sketch,
    words: unescaped(words),
    cards: cards.length === 0 ? none : cards,
    used: used.length === 0 ? none : used,
  }
  lines.set(note, line)
  return note
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

function cardIn(column: string, from: number): LockedCard | undefined {
  let number = 0
  let at = from
  for (; at < from + 5; at++) {
    const digit = column.charCodeAt(at) - zero
    if (!(digit >= 0 && digit <= 9)) break
    number = number * 10 + digit
  }
  const equals = column.indexOf('=', at)
  if (column[at] !== ':' || equals === -1 || number < 1 || number > highestReadable) return undefined
  return { number, context: column.slice(at + 1, equals), answer: unescaped(column.slice(equals + 1)) }
}

function isTime(written: string): boolean {
  const time = Number(written)
  return written !== '' && Number.isInteger(time) && time >= 0 && time <= latestSecond
}

function isPlace(written: string): boolean {
  const place = Number(written)
  return written !== '' && place >= 0 && place <= Number.MAX_SAFE_INTEGER
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
