import type { LockedNote } from './lock.js'
import { isCard, saidColumns, unescaped } from './lock-columns.js'

/** A line of the lock that says nothing sensible, and from which column on. */
export interface DamagedLine {
  readonly column: number
  readonly message: string
}

/** How many columns stand before those that tell what a note says. */
const ownColumns = 10

const tab = 9
const latestSecond = 253_402_300_799

/** The text of a lock, and where in it the lines of notes and their columns are. */
interface LockedText {
  readonly text: string
  /** Of each line where it begins, where each of a note's own columns ends, what the note says, and the line. */
  readonly places: Uint32Array
}

const placesOfLine = 1 + ownColumns + 2
const [saidAt, endAt] = [ownColumns + 1, ownColumns + 2]

/**
 * A note as its line has it. Of a hundred thousand notes most are as they were, and are asked for little and once: they
 * are taken from the text whenever they are asked for. What it holds is not its own: a copy is made by `changed`.
 */
class LockedLine implements LockedNote {
  readonly of: LockedText
  readonly at: number
  /** Asked for again and again, and the key of the line: one text for all. */
  readonly guid: string

  constructor(of: LockedText, at: number) {
    this.of = of
    this.at = at
    this.guid = unescaped(this.column(0))
  }

  get type() {
    return unescaped(this.column(1))
  }
  get mod() {
    return Number(this.column(2))
  }
  get deck() {
    return unescaped(this.column(3))
  }
  get file() {
    return unescaped(this.column(4))
  }
  get place() {
    return Number(this.column(5))
  }
  get key() {
    const key = this.column(6)
    return key === '' ? undefined : unescaped(key)
  }
  get gone() {
    const gone = this.column(7)
    return gone === '' ? undefined : Number(gone)
  }
  get shown() {
    return this.column(8)
  }
  get text() {
    return this.column(9)
  }
  get said() {
    return this.of.text.slice(this.endOf(ownColumns) + 1, this.endOf(saidAt))
  }
  get cards() {
    return this.of.text.slice(this.endOf(saidAt) + 1, this.endOf(endAt))
  }

  column(index: number): string {
    return this.of.text.slice(index === 0 ? this.start : this.endOf(index) + 1, this.endOf(index + 1))
  }
  get start() {
    return this.endOf(0)
  }
  get end() {
    return this.endOf(endAt)
  }
  /** Of the places of the line one of them: the first is where it begins. */
  private endOf(place: number): number {
    return this.of.places[this.at + place]!
  }
}

/** Reads the lines of notes in a lock's text, each by where it begins and ends. */
export function lineReader(text: string): (start: number, end: number) => LockedNote | DamagedLine {
  const of: LockedText = { text, places: new Uint32Array(placesOfLine * linesIn(text)) }
  const { places } = of
  let at = 0

  return (start, end) => {
    places[at] = start
    let from = start
    for (let column = 0; column < ownColumns + saidColumns; column++) {
      const found = endOfColumn(from, end)
      if (found === end && column + 1 < ownColumns + saidColumns)
        return { column: from - start + 1, message: 'The line ends too early' }
      places[at + (column < ownColumns ? column + 1 : saidAt)] = found
      from = found + 1
    }
    places[at + endAt] = end
    const line = new LockedLine(of, at)
    const damage = damageIn(line)
    if (damage !== undefined) return damage
    at += placesOfLine
    return line
  }

  function damageIn(line: LockedLine): DamagedLine | undefined {
    const damaged = (place: number, message: string) => ({ column: place - line.start + 1, message })
    const inColumn = (column: number, what: string) =>
      damaged(places[line.at + column]! + 1, `“${cut(line.column(column))}” is no ${what}`)
    if (places[line.at + 1] === line.start) return damaged(line.start, 'The line names no note')
    if (!isTime(line.column(2))) return inColumn(2, 'time in seconds')
    if (!isPlace(line.column(5))) return inColumn(5, 'place')
    const gone = line.column(7)
    if (gone !== '' && !isTime(gone)) return inColumn(7, 'time in seconds')
    const saidEnd = places[line.at + saidAt]!
    const { end } = line
    for (let from = saidEnd + 1; from < end; ) {
      const found = endOfColumn(from, end)
      if (!isCard(text, from, found)) return damaged(from, `“${cut(text.slice(from, found))}” is no card`)
      from = found + 1
    }
    return end > saidEnd && text.charCodeAt(end - 1) === tab ? damaged(end, '“” is no card') : undefined
  }

  function endOfColumn(from: number, end: number): number {
    const found = text.indexOf('\t', from)
    return found === -1 || found > end ? end : found
  }
}

/** A note of the lock with something else in it. A line that was read cannot be spread: what it says is not its own. */
export function changed(note: LockedNote, changes: Partial<LockedNote>): LockedNote {
  const { guid, key, type, mod, deck, file, place, gone, shown, text, said, cards } = note
  return { guid, key, type, mod, deck, file, place, gone, shown, text, said, cards, ...changes }
}

/** Whether the line that a note was read from stood right behind that of another one. */
export function stoodBehind(note: LockedNote, other: LockedNote): boolean {
  if (!(note instanceof LockedLine && other instanceof LockedLine)) return false
  return note.of === other.of && note.start === other.end + 1
}

/** The line that a note was read from, and those up to that of another one; undefined for a note that changed. */
export function linesReadFrom(first: LockedNote, last: LockedNote = first): string | undefined {
  if (!(first instanceof LockedLine && last instanceof LockedLine)) return undefined
  return first.of.text.slice(first.start, last.end)
}

function linesIn(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}

/** Whether a column is a time in seconds. */
export function isTime(written: string): boolean {
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
