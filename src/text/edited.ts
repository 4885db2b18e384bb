import { positionAt } from './position.js'
import { type SourceFile, sourceFile } from './source-file.js'
import type { Span } from './span.js'

/** The text of a file as it was saved: with its own line endings and its byte order mark. */
export function writtenText(file: SourceFile): string {
  return (file.marked ? '\ufeff' : '') + withEndings(file)
}

/**
 * A file with some edits made, in the order of their places, none over another. What stays keeps its line endings; what
 * is put in gets the ending that most lines of the file have. `writtenText` is what to save.
 */
export function withEdits(
  file: SourceFile,
  edits: readonly { readonly span: Span; readonly text: string }[],
): SourceFile {
  const before = withEndings(file)
  const ending = usualEnding(file)
  const pieces = file.marked ? ['\ufeff'] : []
  const add = (piece: string) => {
    if (piece === '') return
    // Two line endings that come to stand side by side must not be read as one.
    const merges = piece.startsWith('\n') && pieces.at(-1)?.endsWith('\r')
    pieces.push(merges ? `\r${piece}` : piece)
  }
  let at = 0
  for (const { span, text } of edits) {
    add(before.slice(at, positionAt(file, span.start).offset))
    add(text.replaceAll('\n', ending))
    at = positionAt(file, span.end).offset
  }
  add(before.slice(at))
  return sourceFile(file.path, pieces.join(''))
}

function withEndings({ text, crlf, cr = [] }: SourceFile): string {
  if (crlf.length + cr.length === 0) return text
  const lone = new Set(cr)
  const pieces: string[] = []
  let at = 0
  for (const end of [...crlf, ...cr].sort((a, b) => a - b)) {
    pieces.push(text.slice(at, end), lone.has(end) ? '\r' : '\r\n')
    at = end + 1
  }
  pieces.push(text.slice(at))
  return pieces.join('')
}

/** The line ending that stands most often in a file; of several, the plainest. */
export function usualEnding({ text, crlf, cr = [] }: SourceFile): string {
  if (crlf.length + cr.length === 0) return '\n'
  let all = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) all++
  const plain = all - crlf.length - cr.length
  if (plain >= Math.max(crlf.length, cr.length)) return '\n'
  return crlf.length >= cr.length ? '\r\n' : '\r'
}
