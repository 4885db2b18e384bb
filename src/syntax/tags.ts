import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'

/** A tag as written, and where. */
export interface WrittenTag {
  readonly name: string
  readonly span: Span
}

/** The tags in a list separated by blanks or commas, which may stand in brackets: `a b`, `a, b`, `[a, b]`. */
export function tagsIn(file: SourceFile, value: string, offset: number): WrittenTag[] {
  const list = /^\[(.*)\]$/.exec(value)
  const start = offset + (list === null ? 0 : 1)
  return [...(list?.[1] ?? value).matchAll(/[^\s,\u3000]+/g)].map((match) => {
    const name = match[0].replace(/^(["'])(.*)\1$/, '$2')
    return { name, span: spanOf(file, start + match.index, start + match.index + match[0].length) }
  })
}
