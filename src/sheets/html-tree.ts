import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { escapeAttribute, escapeText } from '../markdown/escape.js'

/** HTML as a tree: a text, or an element. Comments are left out. */
export type HtmlNode = string | HtmlElement

/** An element with its attributes by their names. */
export interface HtmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly HtmlNode[]
}

/** An element of a sheet. Attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  ...children: readonly (HtmlNode | readonly HtmlNode[])[]
): HtmlElement {
  const given = Object.entries(attributes).filter((one): one is [string, string] => one[1] !== undefined)
  return { name, attributes: Object.fromEntries(given), children: children.flat() }
}

/** Elements nested deeper than this stand beside each other: nobody wrote them for a page. */
const deepest = 200

/** The tree that a browser makes of HTML, whatever is left open or closed too often in it. */
export function readHtml(html: string): HtmlNode[] {
  return childrenOf(parseFragment(html), 0)
}

function childrenOf(parent: DefaultTreeAdapterTypes.ParentNode, depth: number): HtmlNode[] {
  const nodes: HtmlNode[] = []
  for (const node of parent.childNodes) {
    if ('value' in node) nodes.push(node.value)
    else if ('tagName' in node) {
      const inside = node.tagName === 'template' && 'content' in node ? node.content : node
      if (depth >= deepest) nodes.push(...flat(inside))
      else nodes.push({ name: node.tagName, attributes: attributesOf(node), children: childrenOf(inside, depth + 1) })
    }
  }
  return nodes
}

/** The texts below a node, without recursion. */
function flat(parent: DefaultTreeAdapterTypes.ParentNode): string[] {
  const texts: string[] = []
  const waiting: DefaultTreeAdapterTypes.ChildNode[] = [...parent.childNodes].reverse()
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if ('value' in node) texts.push(node.value)
    else if ('childNodes' in node) for (const child of [...node.childNodes].reverse()) waiting.push(child)
  }
  return texts
}

function attributesOf({ attrs }: DefaultTreeAdapterTypes.Element): Record<string, string> {
  return Object.fromEntries(attrs.map(({ prefix, name, value }) => [prefix ? `${prefix}:${name}` : name, value]))
}

const empty = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' ').map((name) => name),
)

/** The tree as HTML that every parser reads as the same tree. */
export function writeHtml(nodes: readonly HtmlNode[]): string {
  return nodes.map(write).join('')
}

function write(node: HtmlNode): string {
  if (typeof node === 'string') return escapeText(node)
  const { name, attributes, children } = node
  const written = Object.entries(attributes).map(([key, value]) =>
    value === '' ? ` ${key}` : ` ${key}="${escapeAttribute(value)}"`,
  )
  const opening = `<${name}${written.join('')}>`
  if (empty.has(name)) return opening
  // A line break right behind the opening would be taken for none.
  const first = (name === 'pre' || name === 'textarea') && typeof children[0] === 'string' && children[0][0] === '\n'
  return `${opening}${first ? '\n' : ''}${writeHtml(children)}</${name}>`
}

/** The text of a tree. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (typeof node === 'string' ? node : textOf(node.children))).join('')
}

/** Whether something of a tree would be seen: a text, a picture, a rule. */
export function isSeen(nodes: readonly HtmlNode[]): boolean {
  return nodes.some((node) =>
    typeof node === 'string'
      ? node.trim() !== ''
      : ['img', 'svg', 'hr', 'canvas'].includes(node.name) || isSeen(node.children),
  )
}
