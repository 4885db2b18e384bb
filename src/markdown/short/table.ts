import type { Piece } from '../placeholder.js'
import { withoutBlanksAtEnd } from '../plain.js'
import { paired } from '../raw-html.js'
import { branch, type Node } from '../tree.js'
import { lineBreak, type Read } from './block.js'
import { shortInline } from './inline.js'
import type { Line } from './line.js'

const row = /^\|.*\| *$/
const delimiters = /^\|(?: *:?-+:? *\|)+ *$/

/** Whether a table begins at a line: with a row between bars, and one of dashes under it. */
export function isTable(lines: readonly Line[], at: number): boolean {
  return row.test(lines[at]?.text ?? '') && delimiters.test(lines[at + 1]?.text ?? '')
}

/** The table that begins at a line; undefined where a row is wider than its head. */
export function readTable(lines: readonly Line[], at: number, pieces: readonly Piece[]): Read | undefined {
  const aligned = cellsOf(lines[at + 1])?.map(alignment)
  const head = aligned && cellsOf(lines[at])?.length === aligned.length && readRow(lines[at], 'th', aligned, pieces)
  if (!head) return undefined
  const rows: Node[] = []
  let next = at + 2
  for (let line = lines[next]; line?.kind === 'row'; line = lines[++next]) {
    const cells = readRow(line, 'td', aligned ?? [], pieces)
    if (cells === undefined) return undefined
    rows.push(cells)
  }
  const after = lines[next]?.kind ?? 'blank'
  if (after !== 'blank' && after !== 'braces') return undefined
  const parts = [framed('thead', [head]), ...(rows.length > 0 ? [framed('tbody', rows)] : [])]
  return { nodes: [framed('table', parts)], next }
}

function readRow(
  line: Line | undefined,
  name: string,
  aligned: readonly string[],
  pieces: readonly Piece[],
): Node | undefined {
  const cells = cellsOf(line)
  if (cells === undefined || cells.length > aligned.length) return undefined
  const nodes: Node[] = []
  for (const [index, align] of aligned.entries()) {
    const children = shortInline(cells[index] ?? '', pieces)
    if (children === undefined) return undefined
    nodes.push(branch(name, `<${name}${align}>`, `</${name}>`, paired(children)))
  }
  return framed('tr', nodes)
}

function cellsOf(line: Line | undefined): string[] | undefined {
  if (line === undefined || !row.test(line.text) || line.text.includes('\\|')) return undefined
  return withoutBlanksAtEnd(line.text)
    .slice(1, -1)
    .split('|')
    .map((cell) => withoutBlanksAtEnd(cell.replace(/^ +/, '')))
}

function alignment(delimiter: string): string {
  const [left, right] = [delimiter.startsWith(':'), delimiter.endsWith(':')]
  return left || right ? ` align="${left && right ? 'center' : left ? 'left' : 'right'}"` : ''
}

function framed(name: string, children: readonly Node[]): Node {
  return branch(name, `<${name}>`, `</${name}>`, [lineBreak(), ...children.flatMap((child) => [child, lineBreak()])])
}
