import type { Deletion } from '../cloze/deletion.js'
import { type Homes, sharedCovers, sharedStart } from './coverage.js'
import type { Chunk } from './placeholder.js'
import type { Branch, Leaf, Node } from './tree.js'

/** How the braces of a deletion are written. */
export interface Braces {
  readonly open: (deletion: Deletion) => readonly Chunk[]
  readonly close: (deletion: Deletion) => readonly Chunk[]
}

/**
 * The HTML of a tree whose deletions never cut an element: inline elements are divided at their borders, blocks and
 * items hold a part each, unless whole blocks are hidden, which the braces then stand about.
 */
export function write(root: Branch, homes: Homes, braces: Braces): Chunk[] {
  const chunks: Chunk[] = []
  const add = (some: readonly Chunk[]) => {
    for (const chunk of some) chunks.push(chunk)
  }
  const above = new Set<Branch>()

  /** The deletions that may open in an element: those that begin and end in it or around it. */
  const allowed = (covers: readonly Deletion[]) => {
    const end = covers.findIndex((deletion) => !above.has(homes.get(deletion) as Branch))
    return end === -1 ? covers : covers.slice(0, end)
  }

  /** An inline element in as many parts as deletions of the elements around it need; anything else as it is. */
  const parts = (node: Leaf | Branch): (Leaf | Branch)[] => {
    if (node.kind === 'leaf' || node.role !== 'inline') return [node]
    const groups: { readonly covers: readonly Deletion[]; readonly nodes: Node[] }[] = []
    for (const child of node.children) {
      if (child.kind === 'marker') continue
      for (const part of parts(child)) {
        const covers = allowed(part.covers ?? [])
        const last = groups.at(-1)
        if (
          last !== undefined &&
          sharedStart(last.covers, covers).length === Math.max(last.covers.length, covers.length)
        ) {
          last.nodes.push(part)
        } else groups.push({ covers, nodes: [part] })
      }
    }
    if (groups.length < 2) return [node]
    return groups.map(({ nodes }) => ({
      ...node,
      children: nodes,
      covers: sharedCovers(nodes),
      whole: node.whole ?? node,
    }))
  }

  const writeChildren = (branch: Branch, active: readonly Deletion[]) => {
    above.add(branch.whole ?? branch)
    let open = active
    let layout: Leaf[] = []
    const turnTo = (target: readonly Deletion[]) => {
      const kept = sharedStart(open, target).length
      for (let at = open.length - 1; at >= kept; at--) add(braces.close(open[at] as Deletion))
      for (const leaf of layout) add(leaf.chunks)
      layout = []
      for (const deletion of target.slice(kept)) add(braces.open(deletion))
      open = target
    }
    for (const child of branch.children) {
      if (child.kind === 'marker') continue
      if (child.kind === 'leaf' && child.layout) {
        layout.push(child)
        continue
      }
      for (const part of parts(child)) {
        const may = branch.role !== 'frame' || part.kind === 'leaf'
        turnTo(may ? allowed(part.covers ?? []) : active)
        if (part.kind === 'leaf') add(part.chunks)
        else {
          chunks.push({ html: part.open, live: false })
          writeChildren(part, open)
          chunks.push({ html: part.close, live: false })
        }
      }
    }
    turnTo(active)
    above.delete(branch.whole ?? branch)
  }
  writeChildren(root, [])
  return chunks
}
