import { columnsOf } from '../text/columns.js'
import { type HtmlElement, type HtmlNode, textOf } from './html-tree.js'
import { fontSizeOf, paperSizes, type SheetMaking, sideMargin } from './settings.js'

/** How many columns of print a line of a sheet has: a character is about half as wide as high. */
export function lineColumns({ settings }: SheetMaking): number {
  const [width] = paperSizes[settings.paper]
  const line = (width - 2 * sideMargin - 9 * (settings.columns - 1)) / settings.columns
  // What stands before a line, its number say, takes some of it.
  return Math.max(10, line / (fontSizeOf(settings) * 0.3528 * 0.5) - 6)
}

/** The least part of its size in which something wide is still set; words of tables are broken beyond that. */
const leastShare = 0.5

/**
 * A sheet with formulas and tables that would reach beyond their line set smaller. What is wide is guessed, as nobody
 * knows the reader's fonts; for a PDF it is measured.
 */
export function withWideFitted(nodes: readonly HtmlNode[], columns: number): HtmlNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node
    if (node.name === 'math') return smaller(node, columns / (columnsOf(textOf(node.children)) * 1.3))
    const children = withWideFitted(node.children, columns)
    const whole = { ...node, children }
    return node.name === 'table' ? smaller(whole, columns / narrowest(node)) : whole
  })
}

function smaller(node: HtmlElement, share: number): HtmlElement {
  if (share >= 1) return node
  const size = `font-size:${Math.round(100 * Math.max(leastShare, share))}%`
  const { style, class: classes } = node.attributes
  const broken = share < leastShare && node.name === 'table' ? 'dw-wide' : undefined
  const names = [classes, broken].filter((one) => one !== undefined).join(' ')
  const attributes = { ...node.attributes, style: style === undefined ? size : `${style};${size}` }
  return { ...node, attributes: names === '' ? attributes : { ...attributes, class: names } }
}

/** The columns that a table needs at least: those of the longest word of each of its columns, and the space around it. */
function narrowest(table: HtmlElement): number {
  const widths: number[] = []
  const readRow = (row: HtmlElement) => {
    const cells = row.children.filter((cell) => typeof cell !== 'string' && /^t[dh]$/.test(cell.name))
    for (const [index, cell] of cells.entries()) {
      const words = textOf([cell]).split(/\s+/)
      widths[index] = Math.max(widths[index] ?? 0, ...words.map(columnsOf))
    }
  }
  const read = (nodes: readonly HtmlNode[]) => {
    for (const node of nodes) {
      if (typeof node === 'string') continue
      if (node.name === 'tr') readRow(node)
      else read(node.children)
    }
  }
  read(table.children)
  return widths.reduce((sum, width) => sum + width + 3, 0)
}
