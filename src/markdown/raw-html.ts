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
  /<!--[\s\S]*?-->|<(script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][\w:-]*)(?:[^<>"']|"[^"]*"|'[^']*')*>|<[!?][^>]*>/gi
/** What `withOwnLines` makes of braces on lines of their own. */
const onlyMarkers = /^<!--(?:\u2e24\d+\u2e25[ \t]*)+-->$/
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

function textNodes(html: string, pieces: readonly Piece[]): Node[] {
  return takenApart(html, pieces).map((part) => {
    if (typeof part === 'string') return htmlLeaf(part)
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
      open.length = opener
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
  // The braces in a tag that never ends follow it.
  for (const { tag, at } of open.reverse()) {
    const stands = out[at]
    if (tag.markers.length > 0 && stands !== undefined) out.splice(at, 1, ...markedBy(tag.markers, stands))
  }
  return out
}

/** A node with the braces that stood in its tag moved around it. */
export function markedBy(markers: readonly Marker[], node: Node): Node[] {
  if (markers.length === 0) return [node]
  return [...markers.filter((marker) => marker.opens), node, ...markers.filter((marker) => !marker.opens)]
}
