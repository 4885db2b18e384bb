import { plainDeletions } from '../../cloze/plain-reading.js'
import { unwrapped } from '../through-remark.js'
import type { Node } from '../tree.js'
import { shortBlocks } from './blocks.js'

/** What is cut out of a text before Markdown is read, or may be: math, sounds, embedded files. */
const cutOut = ['$', '\\', '~', '\t', '[sound:', '![[', '\u2e24', '\u2e25']

/** What may mean something in a deletion. */
const meaning = /[\\`<&[\]\n*_~@:|]/

/**
 * The HTML of a text in which nothing but words is hidden, each time in the midst of one bit of text: there the braces
 * are text too, and need not be cut out of the Markdown and put back. Undefined for any other.
 */
export function directHtml(text: string, cloze: boolean): string | undefined {
  if (cutOut.some((one) => text.includes(one))) return undefined
  const hides = text.includes('{{c')
  if (hides && !(cloze && hidesWords(text))) return undefined
  const nodes = shortBlocks(text, [])
  return nodes && htmlOf(unwrapped(nodes), true, hides)
}

function hidesWords(text: string): boolean {
  const isPlain = (start: number, end: number) => !meaning.test(text.slice(start, end))
  const deletions = plainDeletions(text)
  return (
    deletions?.every(
      ({ textStart, textEnd, hint }) =>
        isPlain(textStart, textEnd) && (hint === undefined || isPlain(hint.start, hint.end)),
    ) === true
  )
}

/** The HTML of nodes; undefined where braces stand in a tag or in code: `hides` says whether any are those of deletions. */
function htmlOf(nodes: readonly Node[], isRoot: boolean, hides: boolean): string | undefined {
  let html = ''
  let layout = isRoot
  let end = 0
  for (const node of nodes) {
    if (node.kind === 'marker') return undefined
    if (node.kind === 'leaf') {
      if (node.layout && layout) continue
      const [chunk] = node.chunks
      if (hides && chunk?.html.startsWith('<') && chunk.html.includes('{')) return undefined
      for (const { html: some } of node.chunks) html += some
      layout = node.layout
    } else {
      const children = htmlOf(node.children, false, hides)
      if (children === undefined) return undefined
      if (hides && (node.open.includes('{') || (node.name === 'code' && children.includes('{')))) return undefined
      html += node.open + children + node.close
      layout = false
    }
    if (!layout) end = html.length
  }
  return isRoot ? html.slice(0, end) : html
}
