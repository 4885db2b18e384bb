import { type Fix, inserted, replaced, unsafeFix } from '../diagnostics/fix.js'
import type { ModelIssue } from '../model/schema.js'
import type { Span } from '../text/span.js'
import type { JsonNode } from './json-tree.js'

/** A text made a list of one, where a list is asked for. */
export function listed(issue: ModelIssue, node: JsonNode, { file, start, end }: Span): Fix | undefined {
  if (issue.code !== 'invalid_type' || issue.expected !== 'array' || node.type !== 'String') return undefined
  return unsafeFix('make a list of it', inserted(file, start, '['), inserted(file, end, ']'))
}

/** The comma taken out behind which a list or an object ends, where that is why a text is not JSON. */
export function withoutComma({ file, start }: Span): Fix | undefined {
  if (!/[\]}]/.test(file.text[start] ?? '')) return undefined
  const before = file.text.slice(0, start).trimEnd()
  if (!before.endsWith(',')) return undefined
  return unsafeFix('take the comma out', replaced({ file, start: before.length - 1, end: before.length }, ''))
}
