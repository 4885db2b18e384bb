import { textNodes } from '../elements.js'
import type { Piece } from '../placeholder.js'
import { withoutBlanksAtEnd } from '../plain.js'
import { branch } from '../tree.js'
import type { Read } from './block.js'
import type { Line } from './line.js'

const opening = /^(`{3,}|~{3,}) *([\w+#.-]*) *$/

/** The code block that opens at a line; undefined where nothing closes it, or its fence is indented. */
export function readFence(lines: readonly Line[], at: number, pieces: readonly Piece[]): Read | undefined {
  const [, fence, language] = opening.exec(lines[at]?.text ?? '') ?? []
  if (fence === undefined) return undefined
  let end = at + 1
  while (end < lines.length && !closes(lines[end], fence)) end++
  if (end === lines.length) return undefined
  const code = lines
    .slice(at + 1, end)
    .map(({ text }) => text)
    .join('\n')
  const open = language === '' ? '<code>' : `<code class="language-${language}">`
  const nodes = code === '' ? [] : textNodes(`${code}\n`, true, pieces)
  // A code block is one thing: it is hidden in its code or as a whole.
  const inside = { ...branch('code', open, '</code>', nodes), role: 'block' } as const
  return { nodes: [branch('pre', '<pre>', '</pre>', [inside])], next: end + 1 }
}

function closes(line: Line | undefined, fence: string): boolean {
  if (line === undefined || line.indent > 3) return false
  const text = withoutBlanksAtEnd(line.text.slice(line.indent))
  return text.startsWith(fence) && text === fence.charAt(0).repeat(text.length)
}
