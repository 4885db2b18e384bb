import type { Line } from '../../text/lines.js'
import { closesFence, type Fence, fenceOpenedBy } from '../fence.js'

/** A fenced code block in a list item: its last line, and whether a fence closes it there. */
export interface ItemFence {
  readonly end: number
  readonly closed: boolean
}

const markers = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+/

/**
 * Finds the fenced code block that a line of a list item opens. It ends with the item at the latest. Asked from the top
 * down; `from` is the first line of the paragraph, in which the item must begin.
 *
 *     > | - ```python
 *           ^^^
 */
export function itemFences(lines: readonly Line[]): (from: number, at: number) => ItemFence | undefined {
  const textAt = (index: number) => lines[index]?.text ?? ''
  let columns = new Set<number>()
  let start = 0
  let seen = 0
  // The last fence of each kind that nothing closes, so that later ones in the same item are not followed in vain.
  const endless = new Map<Fence['mark'], { length: number; column: number; end: number }>()

  /** Where the text of the innermost item begins in which a line with that indentation stands. */
  const itemColumn = (from: number, at: number, indent: number): number => {
    if (from !== start) columns = new Set()
    seen = from === start ? seen : from
    start = from
    for (; seen < at; seen++) {
      const marked = markers.exec(textAt(seen))?.[0]
      if (marked !== undefined) columns.add(marked.length)
    }
    return Math.max(-1, ...[...columns].filter((column) => column <= indent))
  }

  return (from, at) => {
    const text = textAt(at)
    const marked = markers.exec(text)?.[0]
    const indent = marked?.length ?? indentOf(text)
    const fence = fenceOpenedBy(text.slice(indent))
    if (fence === undefined) return undefined
    const column = marked === undefined ? itemColumn(from, at, indent) : indent
    if (column === -1) return undefined
    const vain = endless.get(fence.mark)
    if (vain !== undefined && at <= vain.end && column >= vain.column && fence.length >= vain.length) {
      return { end: vain.end, closed: false }
    }
    let end = at
    for (let next = at + 1; next < lines.length; next++) {
      if (textAt(next).trim() === '') continue
      if (indentOf(textAt(next)) < column) break
      end = next
      if (closesFence(textAt(next).slice(column), fence)) return { end, closed: true }
    }
    endless.set(fence.mark, { length: fence.length, column, end })
    return { end, closed: false }
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
