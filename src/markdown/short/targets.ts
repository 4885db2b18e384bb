import { letterPattern } from '../../text/letter-pattern.js'
import { isPlayed, soundHtml } from '../embeds.js'
import { escapeAttribute } from '../escape.js'
import type { Piece } from '../placeholder.js'
import { rawNodes, type Tag } from '../raw-html.js'
import { branch, htmlLeaf, type Node } from '../tree.js'

const address = String.raw`\(((?:[^\s()<>\\&"\u2e24\u2e25]|&(?!#?\w+;))*)(?: "([^"\\&<>\n\u2e24\u2e25]+)")?\)`
const linkPattern = new RegExp(String.raw`\[([^[\]\n\\<&]+)\]${address}`, 'y')
const imagePattern = new RegExp(String.raw`!\[([^[\]\n\\<&*_~\x60:@\u2e24\u2e25]*)\]${address}`, 'y')
const pointedPattern = /<(?:(https?:\/\/[\w/.?=#%+,:;&~-]+)|([\w.+-]+@(?:[a-z\d]+[.-])*[a-z\d]+))>/iy
const barePattern = /https?:\/\/(?:[a-z\d-]+\.)+[a-z]+(?:\/(?:[\w/.?=#%+&-]*[a-z\d/=#%+-])?)?(?=[.,:!?]*(?:\s|$))/iy

/** A mark of emphasis, or a blank, at the border of what a link says. */
const unclearBorder = letterPattern(String.raw`^[\s^]|\s$|^[*_~]+(?![*_~\p{L}\p{N}])|(?<![*_~\p{L}\p{N}])[*_~]+$`, 'u')

/** Elements that were found at an offset, and where the text goes on. */
export interface Found {
  readonly nodes: readonly (Node | Tag)[]
  readonly end: number
}

/** A link, what it says still to be read. */
interface FoundLink {
  readonly label: string
  readonly open: string
  readonly end: number
}

/** The link `[label](address)` that stands at an offset; undefined where none surely does. */
export function linkAt(text: string, at: number): FoundLink | undefined {
  const [whole, label = '', href = '', title] = matchAt(linkPattern, text, at) ?? []
  // A mark of emphasis at its border would stand beside a bracket, unless a word does on its other side.
  if (whole === undefined || unclearBorder(label).test(label)) return undefined
  return { label, open: `<a href="${escapeAttribute(href)}"${titled(title)}>`, end: at + whole.length }
}

/** The picture or sound `![alt](address)` that stands at an offset; undefined where none surely does. */
export function imageAt(text: string, at: number, pieces: readonly Piece[]): Found | undefined {
  const [whole, alt = '', src = '', title] = matchAt(imagePattern, text, at) ?? []
  if (whole === undefined || /^[\s^]|\s$/.test(alt)) return undefined
  const end = at + whole.length
  if (isPlayed(src)) return alt === '' ? { nodes: rawNodes(soundHtml(src), pieces), end } : undefined
  const html = `<img src="${escapeAttribute(src)}" alt="${escapeAttribute(alt)}"${titled(title)}>`
  return { nodes: [htmlLeaf(html)], end }
}

/** The address that is a link by itself at an offset: one between angles, or one that stands alone among blanks. */
export function addressAt(text: string, at: number): Found | undefined {
  const pointed = text.charAt(at) === '<'
  if (!pointed && (text.includes('[') || !/^\s?$/.test(text.charAt(at - 1)))) return undefined
  const [whole, inside, mailbox] = matchAt(pointed ? pointedPattern : barePattern, text, at) ?? []
  if (whole === undefined) return undefined
  const html = escapeAttribute(inside ?? mailbox ?? whole)
  const open = `<a href="${mailbox === undefined ? '' : 'mailto:'}${html}">`
  return { nodes: [branch('a', open, '</a>', [htmlLeaf(html)])], end: at + whole.length }
}

function titled(title: string | undefined): string {
  return title === undefined ? '' : ` title="${escapeAttribute(title)}"`
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
