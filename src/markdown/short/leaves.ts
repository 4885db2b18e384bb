import type { Piece } from '../placeholder.js'
import { withoutBlanksAtEnd } from '../plain.js'
import { paired, rawNodes } from '../raw-html.js'
import { branch, htmlLeaf } from '../tree.js'
import { type Read, seenInline } from './block.js'
import type { Line } from './line.js'

/** The heading on a line; undefined where its text is not sure, or closing signs end it. */
export function readHeading(lines: readonly Line[], at: number, pieces: readonly Piece[]): Read | undefined {
  const [, signs = '', text = ''] = /^(#+) +(.*)$/.exec(lines[at]?.text ?? '') ?? []
  const trimmed = withoutBlanksAtEnd(text)
  const children = trimmed.endsWith('#') ? undefined : seenInline(trimmed, pieces, false)
  const name = `h${signs.length}`
  return children && { nodes: [branch(name, `<${name}>`, `</${name}>`, paired(children))], next: at + 1 }
}

/** The rule on a line. */
export function readRule(at: number): Read {
  return { nodes: [htmlLeaf('<hr>')], next: at + 1 }
}

/** The braces on a line that is theirs alone. */
export function readBraces(lines: readonly Line[], at: number, pieces: readonly Piece[]): Read {
  return { nodes: rawNodes(lines[at]?.text ?? '', pieces), next: at + 1 }
}

/** The lines of HTML up to the next blank one. */
export function readHtml(lines: readonly Line[], at: number, pieces: readonly Piece[]): Read {
  let next = at
  while (next < lines.length && lines[next]?.kind !== 'blank') next++
  const html = lines.slice(at, next).map(({ text }) => text)
  return { nodes: rawNodes(html.join('\n'), pieces), next }
}
