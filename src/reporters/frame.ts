import { columnsOf } from '../text/columns.js'
import { startsOf } from '../text/position.js'
import type { Span } from '../text/span.js'
import { visible } from './visible.js'

/** A line of a file with a stretch of it marked, ready to be shown. */
export interface Frame {
  readonly line: string
  /** Columns before the mark and columns that it takes, at least one. */
  readonly before: number
  readonly marked: number
}

interface Cell {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly width: number
}

const tabStop = 4

/** In UTF-16 units: a family of four with the colours of their skin has 19. */
const longestCharacter = 32

/** The line in which a span starts, cut to a number of columns, with the part of the span that lies in it. */
export function frameOf({ file, start, end }: Span, lineNumber: number, columns: number): Frame {
  const from = startsOf(file)[lineNumber - 1] ?? 0
  const newline = file.text.indexOf('\n', from)
  const to = newline === -1 ? file.text.length : newline
  const last = Math.min(Math.max(end, start + 1), to)

  // No more of a long line is looked at than could be shown, so that a line of a megabyte costs no more than another.
  const near = Math.max(from, start - columns)
  const far = Math.min(to, Math.min(last, start + columns) + columns)
  // What stands at an edge may be half an emoji, or an accent without its letter: the edges are taken further out.
  const edge = Math.max(from, near - longestCharacter)
  const text = file.text.slice(edge, Math.min(to, far + longestCharacter))
  const cells = cellsOf(text, edge).filter((cell) => cell.end > near && cell.start < far)
  const first = cells.findIndex((cell) => cell.end > start)
  const opening = first === -1 ? cells.length : first
  const behind = cells.findIndex((cell) => cell.start >= last)
  return cut(cells, opening, Math.max(behind === -1 ? cells.length : behind, opening), columns, near > from, far < to)
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What stands in a column each, or in two: letters with their accents, wide characters, emoji. */
function cellsOf(text: string, offset: number): Cell[] {
  const cells: Cell[] = []
  if (/^[ -~]*$/.test(text)) {
    // Nearly every line of nearly every finding: a column for each character.
    for (let at = 0; at < text.length; at++) {
      cells.push({ start: offset + at, end: offset + at + 1, text: text.charAt(at), width: 1 })
    }
    return cells
  }
  let column = 0
  for (const { segment, index } of graphemes.segment(text)) {
    const shown = segment === '\t' ? ' '.repeat(tabStop - (column % tabStop)) : visible(segment)
    const width = columnsOf(shown)
    cells.push({ start: offset + index, end: offset + index + segment.length, text: shown, width })
    column += width
  }
  return cells
}

function cut(cells: Cell[], first: number, behind: number, columns: number, before: boolean, after: boolean): Frame {
  const widthOf = (from: number, to: number) => cells.slice(from, to).reduce((sum, cell) => sum + cell.width, 0)
  let [left, right] = [0, cells.length]
  if (before || after || widthOf(left, right) > columns) {
    // The mark stands where as much as possible of what surrounds it is seen; two columns are kept for the dots.
    let room = columns - 2
    left = right = first
    const take = (index: number) => {
      const width = cells[index]?.width
      if (width === undefined || width > room) return false
      room -= width
      return true
    }
    while (right < behind && take(right)) right++
    const half = room / 2
    while (room > half && left > 0 && take(left - 1)) left--
    while (right < cells.length && take(right)) right++
    while (left > 0 && take(left - 1)) left--
  }
  const dotsBefore = before || left > 0 ? '…' : ''
  const dotsAfter = after || right < cells.length ? '…' : ''
  const text = cells.slice(left, right).map((cell) => cell.text)
  return {
    line: `${dotsBefore}${text.join('')}${dotsAfter}`.trimEnd(),
    before: dotsBefore.length + widthOf(left, first),
    marked: Math.max(1, widthOf(first, Math.min(behind, right))),
  }
}
