import { element, type HtmlElement, type HtmlNode } from './html-tree.js'
import { isBlock } from './measure.js'

/** The same words for the middle of a line: what stands in blocks of their own stands side by side. */
export function inLine(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return [node]
    if (node.name === 'math' || !isBlockOrOfOne(node)) return [{ ...node, children: inLine(node.children) }]
    return node.name === 'hr' ? [' '] : [...inLine(node.children), ' ']
  })
}

function isBlockOrOfOne(node: HtmlElement): boolean {
  return (
    /^(?:li|tr|td|th|thead|tbody|tfoot|caption|dt|dd|figcaption)$/.test(node.name) || isBlock([element(node.name, {})])
  )
}
