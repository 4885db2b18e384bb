import type { Deletion } from '../cloze/deletion.js'
import type { Chunk } from './placeholder.js'

/** A piece of HTML that is never divided: text, a tag without content, math. */
export interface Leaf {
  readonly kind: 'leaf'
  readonly chunks: readonly Chunk[]
  /** Whether it is only a line break between blocks. */
  readonly layout: boolean
  /** The deletions that hide it, from the outermost in. */
  covers: readonly Deletion[]
}

/** The place at which a deletion begins or ends. */
export interface Marker {
  readonly kind: 'marker'
  readonly opens: boolean
  readonly deletion: Deletion
}

/** An element and what it holds. */
export interface Branch {
  readonly kind: 'branch'
  readonly name: string
  /** `frame`: holds elements of one kind only, as a list or a table row does. `inline`: may be divided in two. */
  readonly role: 'block' | 'frame' | 'inline'
  readonly open: string
  readonly close: string
  children: readonly Node[]
  /** The deletions that hide all of it; undefined as long as nobody looked, and where nothing in it could be hidden. */
  covers: readonly Deletion[] | undefined
  /** The element of which this is a part, where it was divided. */
  readonly whole?: Branch
}

/** A part of a field's HTML. */
export type Node = Leaf | Marker | Branch

const inline =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/
const frames = /^(?:ul|ol|dl|menu|table|thead|tbody|tfoot|tr|pre)$/

/** An element of that name, its tags written as given. */
export function branch(name: string, open: string, close: string, children: readonly Node[]): Branch {
  const role = inline.test(name) ? 'inline' : frames.test(name) ? 'frame' : 'block'
  return { kind: 'branch', name, role, open, close, children, covers: undefined }
}

/** HTML that is not divided. */
export function leaf(chunks: readonly Chunk[], layout = false): Leaf {
  return { kind: 'leaf', chunks, layout, covers: [] }
}

/** HTML in which nothing is live. */
export function htmlLeaf(html: string, layout = false): Leaf {
  return leaf([{ html, live: false }], layout)
}
