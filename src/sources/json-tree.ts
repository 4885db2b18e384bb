import { type AnyNode, type MemberNode, parse, type StringNode, type ValueNode } from '@humanwhocodes/momoa'

/** JSON with the places of all that is in it. */
export type JsonNode = ValueNode

/** Where a text stops being JSON. */
export interface JsonFault {
  readonly offset: number
  readonly message: string
}

/** The tree of a JSON text, or where it stops being JSON. */
export function jsonTree(text: string): JsonNode | JsonFault {
  try {
    return parse(text, { mode: 'json' }).body
  } catch (error) {
    if (error instanceof RangeError) return { offset: 0, message: 'This nests deeper than any notes do' }
    // Its own messages name its own tokens.
    const { offset } = error as { offset?: number }
    if (offset === undefined) throw error
    const ended = offset >= text.trimEnd().length
    return {
      offset: Math.min(offset, text.length),
      message: ended ? 'This JSON ends too soon' : 'This is not JSON from here on',
    }
  }
}

/** Whether what `jsonTree` gave is a fault. */
export function isFault(result: JsonNode | JsonFault): result is JsonFault {
  return !('type' in result)
}

/** The first and the last offset of a node. */
export function rangeOf({ loc }: AnyNode): { readonly start: number; readonly end: number } {
  return { start: loc.start.offset, end: loc.end.offset }
}

/** The value that a node stands for. Of a name that comes twice the last one counts, as in any JSON reader. */
export function plainValue(node: JsonNode): unknown {
  switch (node.type) {
    case 'Object': {
      // Without a prototype, so that `__proto__` is a name as any other.
      const object: Record<string, unknown> = Object.create(null)
      for (const { name, value } of node.members) object[nameOf(name)] = plainValue(value)
      return object
    }
    case 'Array':
      return node.elements.map(({ value }) => plainValue(value))
    case 'Null':
      return null
    case 'NaN':
    case 'Infinity':
      // Only JSON5 has them, and only plain JSON is parsed.
      return undefined
    default:
      return node.value
  }
}

/** The members of an object; none of anything else. */
export function membersOf(node: JsonNode | undefined): readonly MemberNode[] {
  return node?.type === 'Object' ? node.members : []
}

/** The last member of a name; undefined if there is none. */
export function memberOf(node: JsonNode | undefined, name: string): MemberNode | undefined {
  return membersOf(node).findLast((member) => nameOf(member.name) === name)
}

/** The elements of an array; none of anything else. */
export function elementsOf(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'Array' ? node.elements.map(({ value }) => value) : []
}

/** The name of a member. */
export function nameOf(name: MemberNode['name']): string {
  return name.type === 'String' ? name.value : name.name
}

/** The node at a path of names and numbers, or the innermost one on the way to it. */
export function nodeAt(root: JsonNode, path: readonly PropertyKey[]): JsonNode {
  let node = root
  for (const step of path) {
    const next = typeof step === 'number' ? elementsOf(node)[step] : memberOf(node, String(step))?.value
    if (next === undefined) return node
    node = next
  }
  return node
}

/**
 * What a string says, its line ends made `\n`, and where that comes from: pairs of an offset in it and an offset in the
 * file, as a field wants them.
 */
export function saidBy(file: string, node: StringNode): { readonly text: string; readonly origin: readonly number[] } {
  const { start, end } = rangeOf(node)
  const origin = [0, start + 1]
  let text = ''
  let read = 0
  for (let at = start + 1; at < end - 1; ) {
    const backslash = file.indexOf('\\', at)
    const plain = Math.min(backslash === -1 ? end - 1 : backslash, end - 1) - at
    text += node.value.slice(read, read + plain)
    read += plain
    at += plain
    if (at >= end - 1) break
    const character = node.value[read++] ?? ''
    at += file[at + 1] === 'u' ? 6 : 2
    // Of `\r\n` the `\r` falls away; alone it ends a line.
    if (character !== '\r') text += character
    else if (node.value[read] !== '\n') text += '\n'
    origin.push(text.length, at)
  }
  return { text, origin }
}
