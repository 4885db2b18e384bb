/**
 * A text as its writer saved it, made ready for reading: without its byte order mark, every line ending a `\n`.
 *
 * All offsets inside deckwright are UTF-16 units into `text`; `positionAt` turns them back into places of the file.
 */
export interface SourceFile {
  /** The path as the user would write it, with `/`; `<stdin>` for standard input. */
  readonly path: string
  readonly text: string
  /** Offsets in `text` of the line endings that are `\r\n` in the file, ascending. */
  readonly crlf: readonly number[]
  /** Offsets in `text` of the line endings that are a lone `\r` in the file, ascending; none where it is left out. */
  readonly cr?: readonly number[]
  /** Whether a byte order mark stood before the text. */
  readonly marked?: boolean
}

/** A source file of the given text, its line endings made `\n`. A lone `\r` ends a line too. */
export function sourceFile(path: string, written: string): SourceFile {
  const marked = written.charCodeAt(0) === 0xfeff
  const unmarked = marked ? written.slice(1) : written
  if (!unmarked.includes('\r')) return { path, text: unmarked, crlf: [], marked }
  const crlf: number[] = []
  const cr: number[] = []
  const text = unmarked.replace(/\r\n?/g, (ending, offset: number) => {
    const kind = ending.length === 2 ? crlf : cr
    kind.push(offset - crlf.length)
    return '\n'
  })
  return { path, text, crlf, cr, marked }
}
