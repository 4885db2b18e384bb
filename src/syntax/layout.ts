import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Edit } from '../diagnostics/fix.js'
import type { Line } from '../text/lines.js'
import type { SourceFile } from '../text/source-file.js'
import { spanOf } from '../text/span.js'
import { commentIn } from './comment.js'

/** How a file is brought into canonical form. */
export interface Formatting {
  /** In the order of their places. None where something is `unsure`. */
  readonly edits: readonly Edit[]
  /** Errors that leave it open where notes begin and end: with one of them the file stays as it is. */
  readonly unsure: readonly Diagnostic[]
}

/** How many blank lines may stand above a line. */
export interface Gap {
  readonly least: number
  readonly most: number
}

/** A line in canonical form. Lines between two of these are blank; a blank line that means something is laid out, too. */
export interface LaidLine extends Gap {
  readonly line: Line
  readonly text: string
}

/** A line as it is, directly below the one before it. */
export function asItIs(line: Line): LaidLine {
  return { line, text: line.text, least: 0, most: 0 }
}

/** Whether a line is an HTML comment about what stands around it: no blank line is put in to part it from that. */
export function isRemark(file: SourceFile, line: Line): boolean {
  if (!/^[ \t]*<!--(?:(?!-->).)*-->[ \t]*$/.test(line.text)) return false
  const comment = commentIn(file, line)
  return comment === undefined || comment.key === 'deckwright'
}

/** A line without the blanks at its end. */
export function trimmed(text: string): string {
  return text.replace(/[ \t]+$/, '')
}

/**
 * A heading with one blank behind its hashes, if that reads as the same. Hashes at its end go, but for a single one: it
 * may be meant as a part of the title.
 *
 *     > | ##  Fields ##
 *     > | # C #
 */
export function headingText(line: string, hashes: string, title: string, isSame: (text: string) => boolean): string {
  const behind = line.slice(line.indexOf(title, hashes.length) + title.length)
  const closing = /^[ \t]+#[ \t]*$/.test(behind) ? ' #' : ''
  const plain = title === '' ? hashes : `${hashes} ${title}${closing}`
  return [plain, trimmed(line)].find(isSame) ?? line
}

/** The edits that give a file these lines, from `start` on, and one line ending at its end. */
export function layoutEdits(file: SourceFile, start: number, laid: readonly LaidLine[]): Edit[] {
  const edits: Edit[] = []
  const change = (from: number, to: number, text: string) => {
    const edit = smallest(file, from, to, text)
    if (edit !== undefined) edits.push(edit)
  }
  for (const [index, { line, text, ...gap }] of laid.entries()) {
    const above = laid[index - 1]
    const from = above?.line.end ?? start
    // Above the first line no line ends; that of front matter lies before `start`.
    const ended = above === undefined ? 0 : 1
    const { least, most } = above === undefined ? topGap(file, start, line) : gap
    const blanks = newlines(file.text.slice(from, line.start)) - ended
    change(from, line.start, '\n'.repeat(Math.min(Math.max(blanks, least), most) + ended))
    change(line.start, line.end, text)
  }
  const last = laid.at(-1)
  if (last !== undefined) change(last.line.end, file.text.length, '\n')
  return edits
}

/** Nothing stands above the first line, and one blank line between it and front matter. */
function topGap(file: SourceFile, start: number, line: Line): Gap {
  // A comment at the very top silences what is said of the file as a whole, one below a blank line does not.
  if (commentIn(file, line)?.key === 'deckwright') return { least: 0, most: 1 }
  return start === 0 ? { least: 0, most: 0 } : { least: 1, most: 1 }
}

/** The edit without what stays the same at both ends; undefined where all of it does. */
function smallest(file: SourceFile, from: number, to: number, text: string): Edit | undefined {
  const old = file.text.slice(from, to)
  if (old === text) return undefined
  const most = Math.min(old.length, text.length)
  let head = 0
  while (head < most && old[head] === text[head]) head++
  let tail = 0
  while (tail < most - head && old[old.length - 1 - tail] === text[text.length - 1 - tail]) tail++
  return { span: spanOf(file, from + head, to - tail), text: text.slice(head, text.length - tail) }
}

function newlines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++
  return count
}
