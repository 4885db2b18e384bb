import type { Deletion } from '../cloze/deletion.js'
import { type Branch, htmlLeaf, type Node } from './tree.js'

/** For each deletion the innermost element that holds the whole of it. */
export type Homes = ReadonlyMap<Deletion, Branch>

interface Begun {
  readonly path: readonly Branch[]
  readonly leaves: number
}

/**
 * Takes the braces out of a tree and says of each leaf and element by which deletions it is hidden instead.
 * Undefined where the braces came out of the Markdown in another order than they went in.
 */
export function coverage(root: Branch, expected: number): Homes | undefined {
  const homes = new Map<Deletion, Branch>()
  const begun = new Map<Deletion, Begun>()
  let open: readonly Deletion[] = []
  let leaves = 0
  let sound = true

  const walk = (branch: Branch, above: readonly Branch[]) => {
    const path = [...above, branch]
    const children: Node[] = []
    for (const node of branch.children) {
      if (node.kind === 'branch') {
        walk(node, path)
        children.push(node)
      } else if (node.kind === 'leaf') {
        node.covers = open
        if (!node.layout) leaves++
        const last = children.at(-1)
        const beside = last === undefined ? branch === root : last.kind === 'leaf' && last.layout
        if (!node.layout || !beside) children.push(node)
      } else if (node.opens) {
        if (begun.has(node.deletion)) sound = false
        begun.set(node.deletion, { path, leaves })
        open = [...open, node.deletion]
      } else {
        const start = begun.get(node.deletion)
        if (start === undefined || !open.includes(node.deletion)) {
          sound = false
          continue
        }
        // Nothing is hidden, yet the card must be made.
        if (start.leaves === leaves) children.push(placed(open))
        leaves++
        open = open.filter((deletion) => deletion !== node.deletion)
        homes.set(node.deletion, lastShared(start.path, path) ?? root)
      }
    }
    const last = children.at(-1)
    if (branch === root && last?.kind === 'leaf' && last.layout) children.pop()
    if (children.length === 0) children.push(placed(open))
    branch.children = children
    branch.covers = sharedCovers(children)
  }
  walk(root, [])
  if (!sound || open.length > 0 || homes.size !== expected) return undefined
  return raised(root, homes)
}

function placed(covers: readonly Deletion[]): Node {
  return { ...htmlLeaf(''), covers }
}

function lastShared(one: readonly Branch[], other: readonly Branch[]): Branch | undefined {
  let at = 0
  while (at < one.length && one[at] === other[at]) at++
  return one[at - 1]
}

/** The deletions that hide all of some nodes. */
export function sharedCovers(nodes: readonly Node[]): readonly Deletion[] | undefined {
  let shared: readonly Deletion[] | undefined
  for (const node of nodes) {
    if (node.kind === 'marker' || (node.kind === 'leaf' && node.layout) || node.covers === undefined) continue
    shared = shared === undefined ? node.covers : sharedStart(shared, node.covers)
  }
  return shared
}

/** What two lists begin with alike. */
export function sharedStart<Item>(one: readonly Item[], other: readonly Item[]): readonly Item[] {
  let length = 0
  while (length < one.length && length < other.length && one[length] === other[length]) length++
  return length === one.length ? one : one.slice(0, length)
}

/** The homes of deletions, those that hide a whole list or table moved out of it. */
function raised(root: Branch, homes: ReadonlyMap<Deletion, Branch>): Homes {
  const parents = new Map<Branch, Branch>()
  const visit = (branch: Branch) => {
    for (const child of branch.children) {
      if (child.kind !== 'branch') continue
      parents.set(child, branch)
      visit(child)
    }
  }
  visit(root)
  const moved = new Map<Deletion, Branch>()
  for (const [deletion, home] of homes) {
    let at = home
    while (at.role === 'frame' && at.covers?.includes(deletion)) at = parents.get(at) ?? root
    moved.set(deletion, at)
  }
  return moved
}
