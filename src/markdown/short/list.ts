import { paired, type Tag } from '../raw-html.js'
import { branch, htmlLeaf, type Node } from '../tree.js'
import { type Block, lineBreak, type Read, type Reading, seenInline } from './block.js'
import { type Line, type LineKind, lineOf } from './line.js'

const marker = /^([-+*]|(\d+)[.)]) +/
const task = /^\[([ xX])\] (?=\S)/
/** Where an item begins so, it is not sure that it is no task. */
const likeTask = /^\[[ xX]\]/

interface Item {
  readonly blocks: readonly Block[]
  /** Whether it is ticked off, where it is a task. */
  readonly ticked: boolean | undefined
  /** Whether a blank line stands before it. */
  readonly apart: boolean
}

/** What ends a list at once, rather than going on with the paragraph in its last item. */
const ends: ReadonlySet<LineKind | undefined> = new Set(['heading', 'fence', 'braces', 'bullet', 'number'] as const)

/** The list that begins at a line; undefined where it is not sure what belongs to its items. */
export function readList(lines: readonly Line[], at: number, reading: Reading): Read | undefined {
  const [, kind = '', number] = markerOf(lines[at]) ?? []
  const items: Item[] = []
  let next = at
  let end = at
  for (;;) {
    const line = lines[next]
    const mark = markerOf(line)
    if (line === undefined || mark === null || mark[1]?.at(-1) !== kind.at(-1)) break
    const apart = next > end
    const offset = line.indent + mark[0].length
    end = endOfItem(lines, next + 1, offset)
    const inside = [line, ...lines.slice(next + 1, end)].map(({ text }) => text.slice(offset))
    const item = readItem(inside, apart, reading)
    if (item === undefined) return undefined
    items.push(item)
    next = end
    while (lines[next]?.kind === 'blank') next++
  }
  const after = lines[next]
  // A line that is not indented enough may go on with the paragraph above it.
  if (after !== undefined && next === end && !ends.has(after.kind)) return undefined
  const loose = items.some(({ apart, blocks }) => apart || blocks.slice(1).some((block) => block.apart))
  const children: Node[] = [lineBreak()]
  for (const item of items) {
    const made = itemOf(item, loose, reading.pieces)
    if (made === undefined) return undefined
    children.push(made, lineBreak())
  }
  const name = number === undefined ? 'ul' : 'ol'
  const start = number === undefined || Number(number) === 1 ? '' : ` start="${Number(number)}"`
  const tasks = items.some(({ ticked }) => ticked !== undefined) ? ' class="contains-task-list"' : ''
  return { nodes: [branch(name, `<${name}${start}${tasks}>`, `</${name}>`, children)], next: end }
}

/** What an item begins with on a line, and the bullet or number in it. */
function markerOf(line: Line | undefined): RegExpExecArray | null {
  if (line === undefined || line.indent > 3 || (line.kind !== 'bullet' && line.kind !== 'number')) return null
  return marker.exec(line.text.slice(line.indent))
}

function readItem(lines: readonly string[], apart: boolean, { pieces, blocks }: Reading): Item | undefined {
  const [first = '', ...rest] = lines
  const [sign = '', tick] = task.exec(first) ?? []
  const own = first.slice(sign.length)
  const read = likeTask.test(own) ? undefined : blocks([own, ...rest].map(lineOf), pieces)
  const content = read?.[0]?.content
  if (read === undefined || content === undefined) return undefined
  if (tick !== undefined && !('paragraph' in content)) return undefined
  return { blocks: read, ticked: tick === undefined ? undefined : tick !== ' ', apart }
}

/** The line behind an item: the first that is not indented as far as its text, without the blank lines before it. */
function endOfItem(lines: readonly Line[], from: number, offset: number): number {
  let end = from
  for (let at = from; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || line.kind === 'blank') continue
    if (line.indent < offset) break
    end = at + 1
  }
  return end
}

function itemOf({ ticked, blocks }: Item, loose: boolean, pieces: Reading['pieces']): Node | undefined {
  const children: (Node | Tag)[] = []
  for (const [index, { content }] of blocks.entries()) {
    const isText = 'paragraph' in content
    if (loose || index > 0 || !isText) children.push(lineBreak())
    if (!isText) {
      children.push(...content.nodes)
      continue
    }
    const read = seenInline(content.paragraph, pieces, !loose)
    if (read === undefined) return undefined
    const inline = index === 0 && ticked !== undefined ? [box(ticked), htmlLeaf(' '), ...read] : read
    if (loose) children.push(branch('p', '<p>', '</p>', paired(inline)))
    else children.push(...inline)
  }
  const last = blocks.at(-1)
  if (loose || (last !== undefined && 'nodes' in last.content)) children.push(lineBreak())
  const open = ticked === undefined ? '<li>' : '<li class="task-list-item">'
  return branch('li', open, '</li>', paired(children))
}

function box(ticked: boolean): Node {
  return htmlLeaf(`<input type="checkbox"${ticked ? ' checked' : ''} disabled>`)
}
