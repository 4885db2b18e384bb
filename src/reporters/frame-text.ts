import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import { frameOf } from './frame.js'

/** How a frame is drawn: in which signs and colours. */
export interface FrameInk {
  readonly margin: (text: string) => string
  readonly mark: (text: string) => string
}

const plain: FrameInk = { margin: (text) => text, mark: (text) => text }

/**
 * The line with the span marked, in lines of at most `width` columns; nothing for a file that is no text.
 *
 *     12 │ The outputs are -current output element and hidden state.
 *        │                 ^
 */
export function frameText(span: Span, width: number, { margin, mark }: FrameInk = plain): string {
  if (span.file.text === '') return ''
  const { line: number } = positionAt(span.file, span.start)
  const gutter = String(number)
  const columns = Math.max(20, width - gutter.length - 3)
  const { line, before, marked } = frameOf(span, number, columns)
  const lines = Math.max(0, positionAt(span.file, span.end).line - number)
  const more = lines > 0 && span.end > span.start + 1 ? `and ${lines} more ${lines === 1 ? 'line' : 'lines'}` : ''
  const edge = `${margin(`${' '.repeat(gutter.length)} │`)} `
  const first = `${margin(`${gutter} │`)} ${line}`.trimEnd()
  const second = `${edge}${' '.repeat(before)}${mark('^'.repeat(marked))}`
  if (more === '') return `${first}\n${second}\n`
  // Beside the mark where there is room, else below it.
  const between = before + marked + 1 + more.length > columns ? `\n${edge}` : ' '
  return `${first}\n${second}${between}${margin(more)}\n`
}
