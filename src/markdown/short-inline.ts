import { textNodes } from './elements.js'
import type { Piece } from './placeholder.js'
import { branch, htmlLeaf, type Node } from './tree.js'

/** What may mean something to Markdown that is not read here. Code aside. */
const beyond = /[\\\0\r<~@|\t]|&#?\w+;|!\[|\]\[|\]:|www\.|\*{3}|_{2}|\n /i

const codeSpan = /`[^`\n]*`/g

/** Bits of inline text that mean something: code, a link, marks of emphasis, the end of a line. */
const bits = /`([^`\n]*)`|\[([^[\]\n]*)\]\(([^\s()]*)\)|\*\*?|_| *\n/g

const labelOfLink = /^[^\s*_`:\u2e24](?:[^*_`:\u2e24]*[^\s*_`:\u2e24])?$/
const addressOfLink = /^[\w/.#:?=%+,-]+$/

const alphanumeric = /[\p{L}\p{N}]/u

/** An element of emphasis that is open: its mark, and the nodes to which it belongs. */
interface Opened {
  readonly mark: string
  readonly around: Node[]
}

/**
 * The nodes that remark would make of inline text which has nothing in it but emphasis, code, links and line breaks of
 * the plainest kind; undefined for any other.
 */
export function shortInline(text: string, pieces: readonly Piece[]): Node[] | undefined {
  if (text.includes('``') || beyond.test(text.includes('`') ? text.replace(codeSpan, 'c') : text)) return undefined
  const open: Opened[] = []
  let nodes: Node[] = []
  let from = 0
  const add = (more: readonly Node[]) => {
    for (const node of more) nodes.push(node)
  }
  const isText = (to: number): boolean => {
    const some = text.slice(from, to)
    if (/[`[\]]|:\/\//.test(some)) return false
    add(textNodes(some, false, pieces))
    return true
  }
  for (const found of text.matchAll(bits)) {
    const [bit, code, label, address] = found
    const end = found.index + bit.length
    const isMark = bit === '*' || bit === '**' || bit === '_'
    const role = isMark ? roleOf(text, found.index, end, bit) : undefined
    if (role === 'text') continue
    if ((isMark && role === undefined) || !isText(found.index)) return undefined
    from = end
    if (role === 'open') {
      open.push({ mark: bit, around: nodes })
      nodes = []
    } else if (role === 'close') {
      const opened = open.pop()
      if (opened?.mark !== bit) return undefined
      const name = bit === '**' ? 'strong' : 'em'
      opened.around.push(branch(name, `<${name}>`, `</${name}>`, nodes))
      nodes = opened.around
    } else if (code !== undefined) {
      if (code.trim() !== code || code === '') return undefined
      nodes.push(branch('code', '<code>', '</code>', textNodes(code, true, pieces)))
    } else if (label !== undefined && address !== undefined) {
      if (!labelOfLink.test(label) || !addressOfLink.test(address)) return undefined
      nodes.push(branch('a', `<a href="${address}">`, '</a>', textNodes(label, false, pieces)))
    } else nodes.push(htmlLeaf(bit.length > 2 ? '<br>' : ' '))
  }
  return isText(text.length) && open.length === 0 ? nodes : undefined
}

/** What a mark of emphasis does; undefined where it takes more than a glance at what is beside it. */
function roleOf(text: string, start: number, end: number, mark: string): 'open' | 'close' | 'text' | undefined {
  const before = start === 0 ? ' ' : characterBefore(text, start)
  const after = end === text.length ? ' ' : String.fromCodePoint(text.codePointAt(end) ?? 32)
  const word = alphanumeric.test(before)
  if (alphanumeric.test(after)) {
    if (word) return mark === '_' ? 'text' : undefined
    return /[\s([{"'.,;:!?\u2e25-]/.test(before) ? 'open' : undefined
  }
  if (/\s/.test(after)) return word || /[.,;:!?)}"'\u2e25]/.test(before) ? 'close' : undefined
  return word && /[.,;:!?)\]}"'\u2e24-]/.test(after) ? 'close' : undefined
}

function characterBefore(text: string, at: number): string {
  const unit = text.charCodeAt(at - 1)
  return text.slice(unit >= 0xdc00 && unit <= 0xdfff ? at - 2 : at - 1, at)
}
