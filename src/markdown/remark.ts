import type { Element, Properties, Root } from 'hast'
import type { Image, ImageReference, Link, LinkReference, Root as MdastRoot, Nodes, Parents } from 'mdast'
import { type State, toHast } from 'mdast-util-to-hast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isPlayed, soundHtml } from './embeds.js'
import { escapeAttribute } from './escape.js'

/** Reads Markdown: CommonMark with GitHub's tables, strikethrough, task lists, autolinks and footnotes. */
export type RemarkToHtml = (markdown: string) => Root

const processor = unified().use(remarkParse).use(remarkGfm).freeze()

/** The tree of elements of a Markdown text. Addresses stay as they are written. */
export const remark: RemarkToHtml = (markdown) => {
  const tree = processor.parse(markdown) as MdastRoot
  keepUnused(tree, markdown)
  keepCells(tree)
  const hast = toHast(tree, {
    allowDangerousHtml: true,
    clobberPrefix: `n${shortHash(markdown)}-`,
    handlers: {
      link: (state: State, node: Link) => link(state, node, node.url, node.title),
      image: (_: State, node: Image) => image(node.url, node.alt, node.title),
      linkReference(state: State, node: LinkReference) {
        const definition = state.definitionById.get(node.identifier.toUpperCase())
        return link(state, node, definition?.url ?? '', definition?.title)
      },
      imageReference(state: State, node: ImageReference) {
        const definition = state.definitionById.get(node.identifier.toUpperCase())
        return image(definition?.url ?? '', node.alt, definition?.title)
      },
    },
  })
  return hast.type === 'root' ? hast : { type: 'root', children: hast.type === 'doctype' ? [] : [hast] }
}

function link(state: State, node: Link | LinkReference, href: string, title: string | null | undefined): Element {
  const properties: Properties = title ? { href, title } : { href }
  return { type: 'element', tagName: 'a', properties, children: state.all(node) as Element[] }
}

function image(src: string, alt: string | null | undefined, title: string | null | undefined): Element {
  if (isPlayed(src)) {
    const sound = { type: 'raw', value: soundHtml(src) } as const
    const says = alt ? `<span title="${escapeAttribute(alt)}">` : ''
    const children =
      says === '' ? [sound] : [{ type: 'raw', value: says } as const, sound, { type: 'raw', value: '</span>' } as const]
    return { type: 'element', tagName: 'sound', properties: {}, children }
  }
  const properties: Properties = { src, alt: alt ?? '' }
  if (title) properties.title = title
  return { type: 'element', tagName: 'img', properties, children: [] }
}

/** Makes text of definitions that nothing refers to: Markdown would drop what they say. */
function keepUnused(tree: MdastRoot, markdown: string): void {
  const definitions: { parent: Parents; index: number }[] = []
  const unread = new Map<string, Nodes>()
  const find = (node: Nodes) => {
    if (!('children' in node)) return
    node.children.forEach((child, index) => {
      if (child.type === 'definition' || child.type === 'footnoteDefinition') definitions.push({ parent: node, index })
      if (child.type === 'footnoteDefinition' && !unread.has(child.identifier)) unread.set(child.identifier, child)
      find(child)
    })
  }
  find(tree)
  const used = new Set<string>()
  // What stands in a footnote refers to something only if the footnote itself is shown.
  const read = (node: Nodes) => {
    if (node.type === 'linkReference' || node.type === 'imageReference') used.add(`link ${node.identifier}`)
    if ('children' in node) for (const child of node.children) if (child.type !== 'footnoteDefinition') read(child)
    const note = node.type === 'footnoteReference' ? unread.get(node.identifier) : undefined
    if (node.type !== 'footnoteReference' || note === undefined) return
    used.add(`note ${node.identifier}`)
    unread.delete(node.identifier)
    read(note)
  }
  read(tree)
  const seen = new Set<string>()
  for (const { parent, index } of definitions) {
    const node = parent.children[index]
    if (node?.type !== 'definition' && node?.type !== 'footnoteDefinition') continue
    const name = `${node.type === 'definition' ? 'link' : 'note'} ${node.identifier}`
    const { start, end } = node.position ?? {}
    if ((used.has(name) && !seen.has(name)) || start?.offset === undefined || end?.offset === undefined) {
      seen.add(name)
      continue
    }
    const value = markdown.slice(start.offset, end.offset)
    parent.children[index] = { type: 'paragraph', children: [{ type: 'text', value }] }
  }
}

/** Makes a table as wide as its longest row: Markdown would drop the cells that have no heading. */
function keepCells(node: Nodes): void {
  if (node.type === 'table') {
    const align = node.align ?? []
    const width = Math.max(...node.children.map((row) => row.children.length))
    node.align = [...align, ...new Array<null>(Math.max(0, width - align.length)).fill(null)]
  } else if ('children' in node) for (const child of node.children) keepCells(child)
}

/** A short name made of a text, so that footnotes of two cards that are shown together never share one. */
function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  return (hash >>> 0).toString(36)
}
