import type { Piece } from '../placeholder.js'
import { withoutBlanksAtEnd } from '../plain.js'
import { paired } from '../raw-html.js'
import type { Node } from '../tree.js'
import { type Block, nodesOfBlocks, type Read } from './block.js'
import { readFence } from './fence.js'
import { readBraces, readHeading, readHtml, readRule } from './leaves.js'
import { type Line, type LineKind, lineOf } from './line.js'
import { readList } from './list.js'
import { readQuote } from './quote.js'
import { isTable, readTable } from './table.js'
import { isTagAlone } from './tags.js'

/**
 * The nodes that remark would make of a text, the short way: for what notes mostly are, written in the usual manner.
 * Undefined for any text of which it is not sure.
 */
export function shortBlocks(text: string, pieces: readonly Piece[]): Node[] | undefined {
  if (/[\0\r]|^\ufeff/.test(text)) return undefined
  const blocks = readBlocks(text.split('\n').map(lineOf), pieces)
  const nodes = blocks && nodesOfBlocks(blocks, pieces)
  return nodes && paired(nodes)
}

/**
 * The blocks in a quote or an item. Where a paragraph stands on the line above it, its first line cannot begin what
 * cannot end a paragraph, as a list from 2 on.
 */
function readInside(lines: readonly Line[], pieces: readonly Piece[]): Block[] | undefined {
  const [first] = lines
  if (first?.kind === 'number' && !isFirst(first)) return undefined
  return readBlocks(lines, pieces)
}

function isFirst({ text, indent }: Line): boolean {
  return /^1[.)]/.test(text.slice(indent))
}

function readBlocks(lines: readonly Line[], pieces: readonly Piece[]): Block[] | undefined {
  const blocks: Block[] = []
  let apart = false
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line
    if (line.kind === 'blank') {
      apart = true
      at++
      continue
    }
    if (line.indent > 3) return undefined
    const isText = line.kind === 'text' || (line.kind === 'row' && !isTable(lines, at))
    if (isText && !isTagAlone(line.text.slice(line.indent))) {
      const end = endOfParagraph(lines, at + 1)
      if (end === undefined) return undefined
      const paragraph = lines.slice(at, end).map(({ text, indent }) => text.slice(indent))
      blocks.push({ content: { paragraph: withoutBlanksAtEnd(paragraph.join('\n')) }, apart })
      at = end
    } else {
      const read = readBlock(line, lines, at, pieces)
      if (read === undefined) return undefined
      blocks.push({ content: { nodes: read.nodes }, apart })
      at = read.next
    }
    apart = false
  }
  return blocks
}

function readBlock(
  { kind, indent }: Line,
  lines: readonly Line[],
  at: number,
  pieces: readonly Piece[],
): Read | undefined {
  const reading = { pieces, blocks: readInside }
  if (kind === 'bullet' || kind === 'number') return readList(lines, at, reading)
  if (indent > 0) return undefined
  switch (kind) {
    case 'row':
      return readTable(lines, at, pieces)
    case 'fence':
      return readFence(lines, at, pieces)
    case 'heading':
      return readHeading(lines, at, pieces)
    case 'quote':
      return readQuote(lines, at, reading)
    case 'rule':
      return readRule(at)
    case 'braces':
      return readBraces(lines, at, pieces)
    case 'html':
    case 'text':
      return readHtml(lines, at, pieces)
    default:
      return undefined
  }
}

/** What begins a block of its own on the line after one of a paragraph. */
const interrupts: ReadonlySet<LineKind> = new Set(['fence', 'heading', 'quote', 'bullet', 'braces', 'html'])

/** The line behind a paragraph; undefined where it is not sure whether one belongs to it. */
function endOfParagraph(lines: readonly Line[], from: number): number | undefined {
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as Line
    const { kind, indent, text } = line
    if (kind === 'blank' || isTable(lines, at)) return at
    if (kind === 'text' || kind === 'row') continue
    if (kind === undefined || indent > 3) return undefined
    if (interrupts.has(kind) || (kind === 'number' && isFirst(line))) return at
    if (kind !== 'rule' || text.charAt(indent) === '-') return undefined
    return at
  }
  return lines.length
}
