import { linesOf } from '../text/lines.js'
import { type Piece, takenApart } from './placeholder.js'

const alone = /^[ \t>]*(?:\u2e24\d+\u2e25[ \t]*)+$/
const block = /^[ \t>]*(?:[-+*][ \t]|\d{1,9}[.)][ \t]|`{3}|~{3}|\||#{1,6}[ \t]|<|>|$)/

/**
 * The text with comments around braces that stand on lines of their own about whole blocks, so that Markdown takes
 * neither the braces for a part of the blocks nor the blocks for a part of a paragraph.
 *
 *     {{c1::
 *     - two
 *     - items
 *     }}
 */
export function withOwnLines(text: string, pieces: readonly Piece[]): string {
  if (!text.includes('\n')) return text
  const lines = linesOf(text)
  const lineOf = new Map<Piece, number>()
  lines.forEach((line, index) => {
    if (!line.text.includes('\u2e24')) return
    for (const part of takenApart(line.text, pieces)) if (typeof part !== 'string') lineOf.set(part, index)
  })
  // How many of the lines up to each one begin a block, to know whether there is one between two lines.
  let blocks = 0
  const blocksUpTo = lines.map((line) => (block.test(line.text) ? ++blocks : blocks))
  const opened = new Map<unknown, number>()
  const apart = new Set<number>()
  for (const [piece, line] of lineOf) {
    if (piece.kind === 'open') opened.set(piece.deletion, line)
    if (piece.kind !== 'close') continue
    const first = opened.get(piece.deletion)
    if (first === undefined || (blocksUpTo[line] ?? 0) === (blocksUpTo[first] ?? 0)) continue
    for (const one of [first, line]) if (alone.test(lines[one]?.text ?? '')) apart.add(one)
  }
  if (apart.size === 0) return text
  return lines
    .map((line, index) => (apart.has(index) ? line.text.replace(/\u2e24.*\u2e25/, '<!--$&-->') : line.text))
    .join('\n')
}
