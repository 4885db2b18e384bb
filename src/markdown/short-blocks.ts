import { textNodes } from './elements.js'
import type { Piece } from './placeholder.js'
import { opensBlock, withoutBlanksAtEnd } from './plain.js'
import { shortInline } from './short-inline.js'
import { branch, htmlLeaf, type Node } from './tree.js'

const bullet = /^- (?=[\p{L}\p{N}*_`{\u2e24("])/u
const number = /^\d{1,9}\. (?=[\p{L}\p{N}*_`{\u2e24("])/u
const fence = /^`{3}([\w+#-]*)$/

/** A stretch of lines without a blank line around them. */
interface Block {
  readonly kind: 'paragraph' | 'bullets' | 'numbers' | 'code'
  readonly lines: readonly string[]
}

/**
 * The nodes that remark would make of a text which has nothing in it but paragraphs, flat lists and code blocks, a blank
 * line between each two, all of the plainest kind; undefined for any other.
 */
export function shortBlocks(text: string, pieces: readonly Piece[]): Node[] | undefined {
  const blocks = blocksIn(withoutBlanksAtEnd(text).split('\n'))
  if (blocks === undefined) return undefined
  const nodes: Node[] = []
  for (const [index, block] of blocks.entries()) {
    // Of two lists with a blank line between them Markdown makes one.
    if (isList(block) && isList(blocks[index - 1])) return undefined
    const made = nodeOf(block, pieces)
    if (made === undefined) return undefined
    if (index > 0) nodes.push(lineBreak())
    nodes.push(made)
  }
  return nodes
}

function blocksIn(lines: readonly string[]): Block[] | undefined {
  const blocks: Block[] = []
  for (let at = 0; at < lines.length; at++) {
    const first = lines[at] ?? ''
    if (first === '') continue
    const code = fence.test(first)
    const end = code ? lines.indexOf('```', at + 1) + 1 : nextBlank(lines, at)
    if (end === 0 || (lines[end] ?? '') !== '') return undefined
    const kind = code ? 'code' : bullet.test(first) ? 'bullets' : number.test(first) ? 'numbers' : 'paragraph'
    blocks.push({ kind, lines: lines.slice(at, end) })
    at = end
  }
  return blocks
}

function nextBlank(lines: readonly string[], at: number): number {
  const blank = lines.indexOf('', at)
  return blank === -1 ? lines.length : blank
}

function isList(block: Block | undefined): boolean {
  return block?.kind === 'bullets' || block?.kind === 'numbers'
}

function nodeOf({ kind, lines }: Block, pieces: readonly Piece[]): Node | undefined {
  if (kind === 'code') return codeOf(lines, pieces)
  if (kind === 'bullets') return listOf('ul', bullet, lines, pieces)
  if (kind === 'numbers') return lines[0]?.startsWith('1. ') ? listOf('ol', number, lines, pieces) : undefined
  const text = lines.join('\n')
  if (opensBlock(text)) return undefined
  const inline = shownInline(text, pieces)
  return inline && branch('p', '<p>', '</p>', inline)
}

function listOf(name: string, marker: RegExp, lines: readonly string[], pieces: readonly Piece[]): Node | undefined {
  const children: Node[] = [lineBreak()]
  for (const line of lines) {
    if (!marker.test(line)) return undefined
    const item = line.replace(marker, '')
    if (opensBlock(item)) return undefined
    const inline = shownInline(item, pieces)
    if (inline === undefined) return undefined
    children.push(branch('li', '<li>', '</li>', inline), lineBreak())
  }
  return branch(name, `<${name}>`, `</${name}>`, children)
}

/** Inline text of which something is seen: braces that stand alone are about what is beside them. */
function shownInline(text: string, pieces: readonly Piece[]): Node[] | undefined {
  const inline = shortInline(withoutBlanksAtEnd(text), pieces)
  return inline?.some((node) => node.kind === 'branch' || (node.kind === 'leaf' && isSeen(node.chunks)))
    ? inline
    : undefined
}

function isSeen(chunks: readonly { readonly html: string }[]): boolean {
  return chunks.some(({ html }) => html.trim() !== '')
}

function codeOf(lines: readonly string[], pieces: readonly Piece[]): Node | undefined {
  const language = fence.exec(lines[0] ?? '')?.[1] ?? ''
  const inside = lines.slice(1, -1).join('\n')
  if (inside.includes('```')) return undefined
  const open = language === '' ? '<code>' : `<code class="language-${language}">`
  const nodes = inside === '' ? [] : textNodes(`${inside}\n`, true, pieces)
  // A code block is one thing: it is hidden in its code or as a whole.
  const code = { ...branch('code', open, '</code>', nodes), role: 'block' } as const
  return branch('pre', '<pre>', '</pre>', [code])
}

/** A line break between blocks. */
function lineBreak(): Node {
  return htmlLeaf('\n', true)
}
