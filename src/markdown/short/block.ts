import type { Piece } from '../placeholder.js'
import { paired, type Tag } from '../raw-html.js'
import { branch, htmlLeaf, type Node } from '../tree.js'
import { shortInline } from './inline.js'
import type { Line } from './line.js'

/** A block that was read: a paragraph, whose text is read where it is known what holds it, or nodes. */
export interface Block {
  readonly content: { readonly paragraph: string } | { readonly nodes: readonly (Node | Tag)[] }
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** What a reader of blocks found: the nodes of one, and the line that follows it. */
export interface Read {
  readonly nodes: readonly (Node | Tag)[]
  readonly next: number
}

/** What a reader needs to know besides the lines. */
export interface Reading {
  readonly pieces: readonly Piece[]
  /** Reads what stands in a quote or an item. */
  readonly blocks: (lines: readonly Line[], pieces: readonly Piece[]) => readonly Block[] | undefined
}

/** The nodes of blocks that stand in an element, a line break between each two; undefined where they are not sure. */
export function nodesOfBlocks(blocks: readonly Block[], pieces: readonly Piece[]): (Node | Tag)[] | undefined {
  const nodes: (Node | Tag)[] = []
  for (const { content } of blocks) {
    if (nodes.length > 0) nodes.push(lineBreak())
    if ('nodes' in content) nodes.push(...content.nodes)
    else {
      const children = seenInline(content.paragraph, pieces, false)
      if (children === undefined) return undefined
      nodes.push(branch('p', '<p>', '</p>', paired(children)))
    }
  }
  return nodes
}

/** Inline text of which something is seen: braces that stand alone are about what is beside them. */
export function seenInline(text: string, pieces: readonly Piece[], inItem: boolean): (Node | Tag)[] | undefined {
  const nodes = shortInline(text, pieces, inItem)
  const isSeen = (node: Node | Tag) =>
    node.kind === 'leaf' ? node.chunks.some(({ html }) => html.trim() !== '') : node.kind !== 'marker'
  return nodes?.some(isSeen) ? nodes : undefined
}

/** A line break between blocks. */
export function lineBreak(): Node {
  return htmlLeaf('\n', true)
}
