import { type Fix, inserted, replaced, unsafeFix } from '../../diagnostics/fix.js'
import { type Span, spanOf, textOf } from '../../text/span.js'
import type { Comment } from '../comment.js'
import { fenceOpenedBy } from '../fence.js'
import { isNearDeckLine } from './lines.js'

/** A deck line in the place of what is almost one; none where it names no deck. */
export function deckLine(span: Span): Fix | undefined {
  const name = /^[ \t]*#+[ \t]*deck[ \t]*[:=：]?[ \t]*(.*?)[ \t]*$/i.exec(textOf(span))?.[1] ?? ''
  return name === '' ? undefined : unsafeFix(`write \`# deck: ${name}\``, replaced(span, `# deck: ${name}`))
}

/** A comment brought to the paragraph below it, from which only blank lines part it. */
export function broughtDown({ span: { file, end } }: Comment): Fix | undefined {
  const below = /^\n(?:[ \t]*\n)+(?=(.*\S.*))/.exec(file.text.slice(end))
  const line = below?.[1] ?? '#'
  if (below === null || /^ {0,3}#|^[ \t]*<!--/.test(line) || isNearDeckLine(line)) return undefined
  return unsafeFix('take the blank lines below it out', replaced(spanOf(file, end, end + below[0].length), '\n'))
}

/** A code block closed at the end of its paragraph. */
export function closedFence(opener: Span): Fix | undefined {
  const fence = fenceOpenedBy(textOf(opener))
  if (fence === undefined) return undefined
  const { file, end } = opener
  const blank = file.text.slice(end).search(/\n[ \t]*(?:\n|$)|$/)
  return unsafeFix(
    'close it at the end of the paragraph',
    inserted(file, end + blank, `\n${fence.mark.repeat(fence.length)}`),
  )
}

/** Backslashes before the dashes of some deletions, by their offsets in the file. */
export function escapedDashes(
  file: Span['file'],
  deletions: readonly { open: number; close: number }[],
): Fix | undefined {
  const dashes = deletions.flatMap(({ open, close }) => [open, close])
  return dashes.every((at) => file.text[at] === '-')
    ? unsafeFix('write `\\-`, as a dash that is only a dash', ...dashes.map((at) => inserted(file, at, '\\')))
    : undefined
}
