import { textNodes } from '../elements.js'
import type { Piece } from '../placeholder.js'
import { paired, type Tag } from '../raw-html.js'
import { branch, htmlLeaf, type Node } from '../tree.js'
import { type Characters, entityAt, escapeAt } from './characters.js'
import { codeSpanAt } from './code-span.js'
import { emphasis, isLone, roleIn, roleOf } from './emphasis.js'
import { tagAt } from './tags.js'
import { addressAt, type Found, imageAt, linkAt } from './targets.js'

/** What may mean something to Markdown in inline text. */
const bits = /[\\`!<&[\]\n]|\*+|_+|~+|https?:\/\//gi

/** What becomes a link by itself, where it was not found to be one. */
const linksItself = /:\/\/|www\.|[-.\w+]@[-\w]/i

/** An element of emphasis that is open: its mark, and the nodes among which it stands. */
interface Opened {
  readonly mark: string
  readonly around: (Node | Tag)[]
}

/**
 * The nodes that remark would make of inline text; undefined where that is not sure. Tags stand as they are written, for
 * what holds the text to bring them together.
 *
 * @param inItem Whether it is the text of a list item without paragraphs: there a line break between two elements is layout.
 */
export function shortInline(text: string, pieces: readonly Piece[], inItem = false): (Node | Tag)[] | undefined {
  const open: Opened[] = []
  let nodes: (Node | Tag)[] = []
  let said = ''
  let from = 0

  /** Ends the text before something else; says whether it is only text. */
  const endText = (): boolean => {
    if (linksItself.test(said)) return false
    if (said === '\n' && inItem && open.length === 0) nodes.push(htmlLeaf('\n', true))
    else for (const node of textNodes(said, false, pieces)) nodes.push(node)
    said = ''
    return true
  }
  const say = (found: Characters | undefined): boolean => {
    if (found === undefined) return false
    said += found.characters
    from = found.end
    return true
  }
  const put = (found: Found | undefined): boolean => {
    if (found === undefined || !endText()) return false
    for (const node of found.nodes) nodes.push(node)
    from = found.end
    return true
  }
  const breakLine = (end: number): boolean => {
    const nodes = [htmlLeaf('<br>')]
    return put({ nodes: inItem && open.length === 0 ? [...nodes, htmlLeaf('\n', true)] : nodes, end })
  }
  const emphasise = (at: number, mark: string): boolean => {
    const end = at + mark.length
    const role = roleIn(open, mark, isLone(text, at, mark) ? 'text' : roleOf(text, at, end))
    if (role === undefined) return false
    if (role === 'text') return say({ characters: mark, end })
    if (!endText()) return false
    from = end
    if (role === 'open') {
      open.push({ mark, around: nodes })
      nodes = []
    } else {
      const children = paired(nodes)
      nodes = open.pop()?.around ?? []
      nodes.push(emphasis(mark, children))
    }
    return true
  }
  const link = (at: number): boolean => {
    const found = linkAt(text, at)
    if (found === undefined) return say({ characters: '[', end: at + 1 })
    const label = linksItself.test(found.label) ? undefined : shortInline(found.label, pieces)
    return put(label && { nodes: [branch('a', found.open, '</a>', paired(label))], end: found.end })
  }
  const code = (at: number): boolean => {
    const found = codeSpanAt(text, at)
    return put(
      found && { nodes: [branch('code', '<code>', '</code>', textNodes(found.code, true, pieces))], end: found.end },
    )
  }
  const angle = (at: number): boolean => {
    if (!/[a-z/!?]/i.test(text.charAt(at + 1))) return say({ characters: '<', end: at + 1 })
    return put(addressAt(text, at) ?? tagAt(text, at, pieces))
  }
  const read = (at: number, bit: string): boolean => {
    const end = at + bit.length
    switch (bit.charAt(0)) {
      case '\\':
        return text.charAt(end) === '\n' ? breakLine(end + 1) : say(escapeAt(text, at))
      case '`':
        return code(at)
      case '<':
        return angle(at)
      case '&':
        return say(entityAt(text, at))
      case '!':
        return text.charAt(end) !== '[' ? say({ characters: '!', end }) : put(imageAt(text, at, pieces))
      case '[':
        return link(at)
      case ']':
        return !/[(:[]/.test(text.charAt(end)) && say({ characters: ']', end })
      case '\n': {
        let blanks = 0
        while (said.charAt(said.length - 1 - blanks) === ' ') blanks++
        said = said.slice(0, said.length - blanks)
        return blanks > 1 ? breakLine(end) : say({ characters: '\n', end })
      }
      case '*':
      case '_':
      case '~':
        return emphasise(at, bit)
      default:
        return put(addressAt(text, at))
    }
  }

  if (/[\t\0\r]/.test(text)) return undefined
  for (;;) {
    // What stands in a label is read in between, by the same pattern.
    bits.lastIndex = from
    const found = bits.exec(text)
    said += text.slice(from, found?.index)
    if (found === null) break
    if (!read(found.index, found[0])) return undefined
  }
  return endText() && open.length === 0 ? nodes : undefined
}
