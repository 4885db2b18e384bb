/** A line of a text: its offsets without the line ending, and its text. */
export interface Line {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The lines of a text. A final line ending opens no further line; an empty text has none. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  while (start < text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    lines.push({ start, end, text: text.slice(start, end) })
    start = end + 1
  }
  return lines
}
