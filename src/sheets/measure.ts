import { columnsOf } from '../text/columns.js'
import { type HtmlNode, textOf } from './html-tree.js'

/** How much room something takes, before any font is known. */
export interface Extent {
  /** The lines that were written, each in columns of half a character's height: a wide character takes two. */
  readonly lines: readonly number[]
  /** How many blocks stand apart from each other: paragraphs, tables, code. */
  readonly blocks: number
  readonly pictures: number
  /** The widest of what goes on in no other line: a formula. */
  readonly widest: number
}

const ownLine = /^(?:p|div|li|tr|h[1-6]|pre|blockquote|dt|dd|figure|figcaption|section|article|center|caption|summary)$/
const apart = /^(?:p|ul|ol|table|pre|blockquote|h[1-6]|dl|figure)$/
const ruby = /^(?:rt|rp)$/

/** Measures a piece of HTML. */
export function extentOf(nodes: readonly HtmlNode[]): Extent {
  const lines: number[] = []
  let [line, blocks, pictures, widest] = [0, 0, 0, 0]
  const end = () => {
    if (line > 0) lines.push(line)
    line = 0
  }
  const take = (node: HtmlNode, kept: boolean): void => {
    if (typeof node === 'string') {
      const parts = kept ? node.split('\n') : [node.replace(/\s+/g, ' ')]
      for (const [index, part] of parts.entries()) {
        if (index > 0) end()
        line += columnsOf(line === 0 ? part.trimStart() : part)
      }
      return
    }
    const { name, children, attributes } = node
    if (ruby.test(name)) return
    if (name === 'br') end()
    if (name === 'img' || name === 'svg') pictures++
    if (apart.test(name)) blocks++
    if (name === 'math') widest = Math.max(widest, columnsOf(textOf(children)))
    const isBlock = ownLine.test(name) || (name === 'math' && attributes.display === 'block')
    if (isBlock) end()
    for (const child of children) take(child, kept || name === 'pre')
    if (name === 'td' || name === 'th') line += 2
    if (name === 'mtr') end()
    if (isBlock) end()
  }
  for (const node of nodes) take(node, false)
  end()
  return { lines, blocks, pictures, widest }
}

/** Whether it cannot stand in a line of text. */
export function isBlock(nodes: readonly HtmlNode[]): boolean {
  return nodes.some(
    (node) =>
      typeof node !== 'string' &&
      (/^(?:p|div|ul|ol|table|pre|blockquote|h[1-6]|dl|hr|figure)$/.test(node.name) ||
        (node.name === 'math' && node.attributes.display === 'block') ||
        isBlock(node.children)),
  )
}

/** How many lines it fills where a line has so many columns. */
export function linesIn({ lines }: Extent, columns: number): number {
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line / columns)), 0)
}

/** All its columns, as if it stood in one line. */
export function widthOf({ lines }: Extent): number {
  return lines.reduce((sum, line) => sum + line, 0)
}
