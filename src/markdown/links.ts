import type { Element, ElementContent } from 'hast'
import { type Piece, takenApart } from './placeholder.js'

/**
 * The parts of an address that became a link by itself and took the braces of a deletion with it.
 *
 *     {{c1::https://a.b/c}}, and    the address ends before the braces
 *
 * Undefined where the link is right as it is: no braces in it, or all of a deletion's.
 */
export function divideLink(element: Element, pieces: readonly Piece[]): ElementContent[] | undefined {
  const [child, ...others] = element.children
  const href = String(element.properties.href)
  if (child?.type !== 'text' || others.length > 0 || !child.value.includes('\u2e24')) return undefined
  const prefix = href.slice(0, href.length - child.value.length)
  if (prefix + child.value !== href || !/^(?:http:\/\/|mailto:)?$/.test(prefix)) return undefined
  const end = endOf(child.value, pieces)
  if (end === child.value.length) return undefined
  const address = child.value.slice(0, end).replace(/[?!.,:*_~'")]+$/, '')
  const rest = child.value.slice(address.length)
  const next = /(?:https?:\/\/|www\.)[^\s<]+/.exec(rest)
  const linked: ElementContent = {
    ...element,
    properties: { href: prefix + address },
    children: [{ type: 'text', value: address }],
  }
  if (next === null) return [linked, { type: 'text', value: rest }]
  const scheme = next[0].startsWith('www') ? 'http://' : ''
  return [
    linked,
    { type: 'text', value: rest.slice(0, next.index) },
    { ...element, properties: { href: scheme + next[0] }, children: [{ type: 'text', value: next[0] }] },
    { type: 'text', value: rest.slice(next.index + next[0].length) },
  ]
}

/** Where in an address the first braces stand whose counterpart is not in it. */
function endOf(text: string, pieces: readonly Piece[]): number {
  const parts = takenApart(text, pieces)
  const closed = new Set<unknown>()
  const opened = new Set<unknown>()
  for (const part of parts) {
    if (typeof part === 'string') continue
    if (part.kind === 'close') closed.add(part.deletion)
    if (part.kind === 'open') opened.add(part.deletion)
  }
  let at = 0
  for (const part of parts) {
    if (typeof part === 'string') at += part.length
    else if (part.kind === 'close' && !opened.has(part.deletion)) return at
    else if (part.kind === 'open' && !closed.has(part.deletion)) return at
    else at = text.indexOf('\u2e25', at) + 1
  }
  return text.length
}
