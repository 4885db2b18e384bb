import type { Line } from '../text/lines.js'
import { closesFence, type Fence, fenceEnds, fenceOpenedBy } from './fence.js'

/** A fenced code block: what opens it, and the index of its last line; undefined where nothing closes it. */
export interface FencedCode {
  readonly fence: Fence
  readonly end: number | undefined
  /** The list item that ends it where nothing closes it: its last line, and the column in which its text begins. */
  readonly item?: { readonly end: number; readonly column: number }
}

const markers = /^[ \t]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+)+/

/**
 * Finds the fenced code block that the line at `at` opens, by itself or in a list item. Asked from the top down; `from`
 * is the line from which on the item must begin.
 *
 *     > | - ```python
 *           ^^^
 */
export function fencedCode(lines: readonly Line[]): (from: number, at: number) => FencedCode | undefined {
  const endOf = fenceEnds(lines)
  const inItem = itemFences(lines)
  return (from, at) => {
    const { text = '' } = lines[at] ?? {}
    if (!text.includes('```') && !text.includes('~~~')) return undefined
    const item = inItem(from, at)
    if (item?.end !== undefined) return item
    const fence = fenceOpenedBy(text)
    const end = fence && endOf(at, fence)
    return fence === undefined || (item !== undefined && end === undefined) ? item : { fence, end }
  }
}

/** Finds the code blocks of list items; with its item a block ends too, unclosed. */
function itemFences(lines: readonly Line[]): (from: number, at: number) => FencedCode | undefined {
  const textAt = (index: number) => lines[index]?.text ?? ''
  let columns = new Set<number>()
  let start = 0
  let seen = 0
  // The last fence of each kind that nothing closes, so that later ones in the same item are not followed in vain.
  const endless = new Map<Fence['mark'], { length: number; column: number; end: number }>()

  /** Where the text of the innermost item begins in which a line with that indentation stands; -1 without one. */
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
      return { fence, end: undefined, item: { end: vain.end, column } }
    }
    let end = at
    for (let next = at + 1; next < lines.length; next++) {
      if (textAt(next).trim() === '') continue
      if (indentOf(textAt(next)) < column) break
      end = next
      if (closesFence(textAt(next).slice(column), fence)) return { fence, end }
    }
    endless.set(fence.mark, { length: fence.length, column, end })
    return { fence, end: undefined, item: { end, column } }
  }
}

function indentOf(text: string): number {
  return text.length - text.trimStart().length
}
