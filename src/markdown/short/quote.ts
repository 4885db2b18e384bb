import { paired } from '../raw-html.js'
import { branch } from '../tree.js'
import { lineBreak, nodesOfBlocks, type Read, type Reading } from './block.js'
import { type Line, type LineKind, lineOf } from './line.js'

/** The quote that begins at a line; undefined where a line after it might belong to it without its mark. */
export function readQuote(lines: readonly Line[], at: number, { pieces, blocks }: Reading): Read | undefined {
  let next = at
  const inside: Line[] = []
  for (let line = lines[next]; line?.kind === 'quote'; line = lines[++next]) {
    if (line.indent > 0 || line.text.charAt(1) === '\t') return undefined
    inside.push(lineOf(line.text.slice(line.text.charAt(1) === ' ' ? 2 : 1)))
  }
  const after = lines[next]?.kind ?? 'blank'
  if (after !== 'blank' && after !== 'braces') return undefined
  // In a quote remark takes blank lines behind a list for a part of it.
  const isOf = (kind: LineKind) => (line: Line) => line.kind === kind
  if (inside.some(isOf('blank')) && (inside.some(isOf('bullet')) || inside.some(isOf('number')))) return undefined
  const read = blocks(inside, pieces)
  const nodes = read && nodesOfBlocks(read, pieces)
  if (nodes === undefined || nodes.length === 0) return undefined
  const children = paired([lineBreak(), ...nodes, lineBreak()])
  return { nodes: [branch('blockquote', '<blockquote>', '</blockquote>', children)], next }
}
