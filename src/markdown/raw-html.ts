import { escapeText } from './escape.js'
import { asWritten, type Piece, takenApart } from './placeholder.js'
import { branch, htmlLeaf, leaf, type Marker, type Node } from './tree.js'

/** A tag that was written as HTML, with the braces of deletions that stood in it. */
export interface Tag {
  readonly kind: 'tag'
  readonly name: string
  readonly html: string
  readonly closes: boolean
  /** Whether something follows that belongs to it. */
  readonly holds: boolean
  readonly markers: readonly Marker[]
}

const tokens =
  /<!--[\s\S]*?-->|<(script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w:-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|<\?[^>]*\?>|<![a-z[][^>]*>/gi
/** What `withOwnLines` makes of braces on lines of their own. */
const onlyMarkers = /^<!--(?:\u2e24\d+\u2e25[ \t]*)+-->$/
/** What a browser reads no further than, to the end of the card, where it never ends. */
const swallows = /^(?:iframe|noembed|noframes|plaintext|script|style|textarea|title|xmp)$/
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** How deep written tags are followed. */
const deepest = 100

/** The tags and the text between them in a stretch of HTML that stood in the Markdown. */
export function rawNodes(html: string, pieces: readonly Piece[]): (Node | Tag)[] {
  const nodes: (Node | Tag)[] = []
  let from = 0
  for (const found of html.matchAll(tokens)) {
    for (const node of textNodes(html.slice(from, found.index), pieces)) nodes.push(node)
    from = found.index + found[0].length
    const [written, , slash, name = ''] = found
    const markers = markersIn(written, pieces)
    if (onlyMarkers.test(written) && markers.length > 0) {
      nodes.push(...markers)
      continue
    }
    const tag = asWritten(written, pieces)
    const holds = name !== '' && slash === '' && !empty.test(name) && !tag.endsWith('/>')
    nodes.push({ kind: 'tag', name: name.toLowerCase(), html: tag, closes: slash === '/', holds, markers })
  }
  for (const node of textNodes(html.slice(from), pieces)) nodes.push(node)
  return nodes
}

/** The braces of deletions in a text of which they must not become a part. */
export function markersIn(text: string, pieces: readonly Piece[]): Marker[] {
  if (!text.includes('\u2e24')) return []
  return takenApart(text, pieces).flatMap((part) =>
    typeof part === 'string' || part.kind === 'atom'
      ? []
      : [{ kind: 'marker', opens: part.kind === 'open', deletion: part.deletion }],
  )
}

/** The text between tags. A comment or tag in it that never ends is text too: it would hide all that follows it. */
function textNodes(html: string, pieces: readonly Piece[]): Node[] {
  return takenApart(html, pieces).map((part) => {
    if (typeof part === 'string') return htmlLeaf(part.replace(/<(?=[a-z/!?])/gi, '&lt;'))
    if (part.kind === 'atom') return leaf(part.chunks)
    return { kind: 'marker', opens: part.kind === 'open', deletion: part.deletion }
  })
}

/** Brings the tags among some nodes together with their ends; a tag without one stands for itself. */
export function paired(nodes: readonly (Node | Tag)[]): Node[] {
  if (!nodes.some((node) => node.kind === 'tag')) return nodes as Node[]
  const out: Node[] = []
  const open: { readonly tag: Tag; readonly at: number }[] = []
  for (const node of nodes) {
    if (node.kind !== 'tag') {
      out.push(node)
      continue
    }
    const opener = node.closes ? open.findLastIndex(({ tag }) => tag.name === node.name) : -1
    const opened = open[opener]
    if (opened !== undefined) {
      for (const unclosed of open.splice(opener)) if (unclosed !== opened) standAlone(unclosed)
      const children = out.splice(opened.at + 1)
      out.pop()
      const whole = branch(node.name, opened.tag.html, node.html, children)
      out.push(...markedBy(opened.tag.markers, whole))
    } else {
      if (node.holds && open.length < deepest) {
        open.push({ tag: node, at: out.length })
        out.push(htmlLeaf(node.html))
      } else out.push(...markedBy(node.markers, htmlLeaf(node.html)))
    }
  }
  for (const unclosed of open.reverse()) {
    standAlone(unclosed)
    // The braces in a tag that never ends follow it.
    const { tag, at } = unclosed
    const stands = out[at]
    if (tag.markers.length > 0 && stands !== undefined) out.splice(at, 1, ...markedBy(tag.markers, stands))
  }
  return out

  /** A tag that nothing closes, where it would take with it what follows, is shown as it is written. */
  function standAlone({ tag, at }: { tag: Tag; at: number }): void {
    if (swallows.test(tag.name)) out[at] = htmlLeaf(escapeText(tag.html))
  }
}

/** A node with the braces that stood in its tag moved around it. */
export function markedBy(markers: readonly Marker[], node: Node): Node[] {
  if (markers.length === 0) return [node]
  return [...markers.filter((marker) => marker.opens), node, ...markers.filter((marker) => !marker.opens)]
}
