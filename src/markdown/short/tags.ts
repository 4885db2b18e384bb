import type { Piece } from '../placeholder.js'
import { rawNodes } from '../raw-html.js'
import type { Found } from './targets.js'

const tag = String.raw`<\/?[a-z][a-z\d-]*(?: [a-z-]+="[^"<>\n\u2e24\u2e25]*")* ?\/?>`
const here = new RegExp(tag, 'iy')
const alone = new RegExp(`^${tag}[ \\t]*$`, 'i')

/** The tag written as HTML that stands at an offset; undefined where none surely does. */
export function tagAt(text: string, at: number, pieces: readonly Piece[]): Found | undefined {
  here.lastIndex = at
  const written = here.exec(text)?.[0]
  return written === undefined ? undefined : { nodes: rawNodes(written, pieces), end: at + written.length }
}

/** Whether a line is nothing but one such tag. */
export function isTagAlone(line: string): boolean {
  return alone.test(line)
}
