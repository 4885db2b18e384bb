import { coverage } from './coverage.js'
import type { Cut } from './cut.js'
import { nodesOf } from './elements.js'
import type { Chunk } from './placeholder.js'
import type { RemarkToHtml } from './remark.js'
import { shortBlocks } from './short/blocks.js'
import { branch, type Node } from './tree.js'
import { type Braces, write } from './write.js'

/**
 * A cut text as Markdown reads it, its deletions put back so that they cut no element. Undefined where Markdown would
 * lose a deletion, such as one in the address of a link that is used twice.
 */
export function throughRemark(cut: Cut, remark: RemarkToHtml, braces: Braces): Chunk[] | undefined {
  return written(nodesOf(remark(cut.text).children, 'root', cut.pieces), cut, braces)
}

/** The same, the short way: undefined too for any text that is more than plain paragraphs, lists and code. */
export function throughShortcut(cut: Cut, braces: Braces): Chunk[] | undefined {
  const nodes = shortBlocks(cut.text, cut.pieces)
  return nodes && written(nodes, cut, braces)
}

function written(nodes: Node[], cut: Cut, braces: Braces): Chunk[] | undefined {
  const root = branch('root', '', '', unwrapped(nodes))
  const homes = coverage(root, cut.pieces.filter((piece) => piece.kind === 'open').length)
  return homes === undefined ? undefined : write(root, homes, braces)
}

/** A single paragraph without its tags: a field is no document. */
export function unwrapped(nodes: Node[]): Node[] {
  const blocks = nodes.filter((node) => node.kind !== 'marker' && !(node.kind === 'leaf' && node.layout))
  const [only] = blocks
  if (blocks.length !== 1 || only?.kind !== 'branch' || only.name !== 'p' || only.open !== '<p>') return nodes
  return nodes.flatMap((node) => (node === only ? only.children : node.kind === 'marker' ? [node] : []))
}
