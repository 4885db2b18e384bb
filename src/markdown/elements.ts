import type { Element, ElementContent, Properties, RootContent } from 'hast'
import { escapeAttribute, escapeCode, escapeProse } from './escape.js'
import { divideLink } from './links.js'
import { asWritten, type Piece, takenApart } from './placeholder.js'
import { markedBy, markersIn, paired, rawNodes, type Tag } from './raw-html.js'
import { branch, htmlLeaf, leaf, type Marker, type Node } from './tree.js'

/** Elements between whose children line breaks are only layout. */
const holdsBlocks = /^(?:root|blockquote|ul|ol|li|table|thead|tbody|tr|section)$/

/** The nodes of some elements that remark made, the pieces that were cut out of the Markdown put back. */
export function nodesOf(
  contents: readonly (RootContent | ElementContent)[],
  parent: string,
  pieces: readonly Piece[],
): Node[] {
  const nodes: (Node | Tag)[] = []
  let afterBreak = false
  for (const content of contents) {
    if (content.type === 'text') {
      const layout = content.value === '\n' && holdsBlocks.test(parent)
      if (layout) nodes.push(htmlLeaf('\n', true))
      else if (!afterBreak || content.value !== '\n') append(nodes, textNodes(content.value, parent === 'code', pieces))
    } else if (content.type === 'raw') append(nodes, rawNodes(content.value, pieces))
    else if (content.type === 'element') append(nodes, elementNodes(content, parent, pieces))
    afterBreak = content.type === 'element' && content.tagName === 'br'
  }
  return paired(nodes)
}

/** Adds to a list what may be too much to be handed over at once as arguments. */
function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const one of more) list.push(one)
}

/** The text of an element, the pieces that were cut out of it put back. */
export function textNodes(text: string, code: boolean, pieces: readonly Piece[]): Node[] {
  return takenApart(text, pieces).map((part) => {
    if (typeof part === 'string') return htmlLeaf(code ? escapeCode(part) : escapeProse(part).replaceAll('\n', ' '))
    if (part.kind !== 'atom') return { kind: 'marker', opens: part.kind === 'open', deletion: part.deletion }
    return code ? htmlLeaf(escapeCode(part.source)) : leaf(part.chunks)
  })
}

function elementNodes(element: Element, parent: string, pieces: readonly Piece[]): (Node | Tag)[] {
  const { tagName: name, properties } = element
  // The heading that says "Footnotes" in English.
  if (name === 'h2' && properties.id === 'footnote-label') return []
  if (name === 'sound') return nodesOf(element.children, 'p', pieces)
  if (name === 'a') {
    const divided = divideLink(element, pieces)
    if (divided !== undefined) return nodesOf(divided, parent, pieces)
  }
  const children = nodesOf(element.children, name, pieces)
  // Braces that are a paragraph of their own stand about the blocks beside it.
  if (name === 'p' && children.every((child) => isMarker(child) || isBlank(child))) {
    const markers = children.filter(isMarker)
    if (new Set(markers.map((marker) => marker.deletion)).size * 2 > markers.length) return markers
  }
  const open = `<${name}${attributes(properties, pieces)}>`
  const markers = inAttributes(properties, children, pieces)
  if (isVoid(name)) return markedBy(markers, htmlLeaf(open))
  const made = branch(name, open, `</${name}>`, children)
  // A code block is one thing: it is hidden in its code or as a whole.
  return markedBy(markers, name === 'code' && parent === 'pre' ? { ...made, role: 'block' } : made)
}

function isVoid(name: string): boolean {
  return name === 'img' || name === 'br' || name === 'hr' || name === 'input'
}

function isMarker(node: Node): node is Marker {
  return node.kind === 'marker'
}

function isBlank(node: Node): boolean {
  return node.kind === 'leaf' && node.chunks.every(({ html }) => html.trim() === '')
}

/** The braces in an element's attributes that are not in its content as well, as they are in an address shown as it is. */
function inAttributes(properties: Properties, children: readonly Node[], pieces: readonly Piece[]): Marker[] {
  const markers = Object.values(properties).flatMap((value) => markersIn(String(value), pieces))
  if (markers.length === 0) return markers
  const shown = new Set<unknown>()
  const gather = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.kind === 'marker') shown.add(node.deletion)
      else if (node.kind === 'branch') gather(node.children)
    }
  }
  gather(children)
  return markers.filter((marker) => !shown.has(marker.deletion))
}

function attributes(properties: Properties, pieces: readonly Piece[]): string {
  let html = ''
  for (const [property, value] of Object.entries(properties)) {
    if (/^(?:data|aria)/.test(property) || value === undefined || value === null || value === false) continue
    const name = property === 'className' ? 'class' : property.toLowerCase()
    const written = Array.isArray(value) ? value.join(' ') : String(value)
    html += value === true ? ` ${name}` : ` ${name}="${escapeAttribute(asWritten(written, pieces))}"`
  }
  return html
}
