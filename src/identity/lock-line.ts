import type { LockedNote, LockedPart, LockedType } from './lock.js'
import { endOfColumn, escaped, isCard, saidColumns, unescaped } from './lock-columns.js'

/** A line of the lock that says nothing sensible, and from which column on. */
export interface DamagedLine {
  readonly column: number
  readonly message: string
}

/** How many columns stand before those that tell what a note says. */
const ownColumns = 10

const latestSecond = 253_402_300_799

/** The lines that notes were read from. A note that changes is another object, which has none. */
const lines = new WeakMap<LockedNote, string>()

/** The line of a note: its columns parted by tabs, then a column for each card. */
export function noteLine(note: LockedNote): string {
  const known = lines.get(note)
  if (known !== undefined) return known
  const { guid, key = '', gone = '', mod, place, shown, text, said, cards } = note
  // A line must not look like one of another kind.
  const mark = /^[@#<=>|]/.test(guid) ? '\\' : ''
  const type = escaped(note.type)
  const [deck, file] = [escaped(note.deck), escaped(note.file)]
  const own = `${mark}${escaped(guid)}\t${type}\t${mod}\t${deck}\t${file}\t${place}\t${escaped(key)}\t${gone}`
  return `${own}\t${shown}\t${text}\t${said}${cards === '' ? '' : '\t'}${cards}`
}

/** Where the columns of the line that is read end, one behind the other: the same place for every line. */
const ends = new Array<number>(ownColumns + saidColumns).fill(0)

/** A note as its line has it. `like` is the note of the line before: what both name is held once. */
export function noteIn(line: string, like?: LockedNote): LockedNote | DamagedLine {
  for (let column = 0, from = 0; column < ends.length; column++) {
    const end = endOfColumn(line, from)
    if (end === line.length && column + 1 < ends.length) return { column: from + 1, message: 'The line ends too early' }
    ends[column] = end
    from = end + 1
  }
  const damaged = (column: number, message: string): DamagedLine => ({ column: startOf(column) + 1, message })
  const [mod, place, gone] = [columnOf(line, 2), columnOf(line, 5), columnOf(line, 7)]
  if (ends[0] === 0) return damaged(0, 'The line names no note')
  if (!isTime(mod)) return damaged(2, `“${cut(mod)}” is no time in seconds`)
  if (!isPlace(place)) return damaged(5, `“${cut(place)}” is no place`)
  if (gone !== '' && !isTime(gone)) return damaged(7, `“${cut(gone)}” is no time in seconds`)
  const saidEnd = ends.at(-1)!
  for (let from = saidEnd + 1; from < line.length; ) {
    const end = endOfColumn(line, from)
    if (!isCard(line, from, end)) return { column: from + 1, message: `“${cut(line.slice(from, end))}” is no card` }
    from = end + 1
  }
  if (line.endsWith('\t') && line.length > saidEnd) return { column: line.length + 1, message: '“” is no card' }
  const key = columnOf(line, 6)
  const note: LockedNote = {
    guid: unescaped(columnOf(line, 0)),
    key: key === '' ? undefined : unescaped(key),
    type: named(line, 1, like?.type),
    mod: Number(mod),
    deck: named(line, 3, like?.deck),
    file: named(line, 4, like?.file),
    place: Number(place),
    gone: gone === '' ? undefined : Number(gone),
    shown: columnOf(line, 8),
    text: columnOf(line, 9),
    said: line.slice(startOf(ownColumns), saidEnd),
    cards: line.slice(saidEnd + 1),
  }
  lines.set(note, line)
  return note
}

function startOf(column: number): number {
  return column === 0 ? 0 : ends[column - 1]! + 1
}

function columnOf(line: string, column: number): string {
  return line.slice(startOf(column), ends[column])
}

/** A name of which there are few: the one of the line before where they agree. */
function named(line: string, column: number, before: string | undefined): string {
  const isAgain =
    before !== undefined &&
    ends[column]! - startOf(column) === before.length &&
    line.startsWith(before, startOf(column))
  return isAgain && !before.includes('\\') ? before : unescaped(columnOf(line, column))
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

function isTime(written: string): boolean {
  const time = Number(written)
  return written !== '' && Number.isInteger(time) && time >= 0 && time <= latestSecond
}

function isPlace(written: string): boolean {
  const place = Number(written)
  return written !== '' && place >= 0 && place <= Number.MAX_SAFE_INTEGER
}

function cut(text: string): string {
  return text.length > 30 ? `${text.slice(0, 30)}…` : text
}
