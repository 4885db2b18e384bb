import { nearMisses } from '../../cloze/near-misses.js'
import { readClozes } from '../../cloze/reading.js'
import type { Line } from '../../text/lines.js'
import { type TracedText, tracedText } from '../../text/origin.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import type { Comment } from '../comment.js'
import { type Block, fencedLines } from './blocks.js'
import { delimitersIn } from './delimiters.js'
import { extraIn, isQuestion, isSilent } from './lines.js'
import type { DashInlines, DashParagraph } from './nodes.js'
import { isMeantToOpen } from './suspicion.js'

/** The paragraph of a block: what its lines say, what is hidden in it, and whether it is a note. */
export function paragraphOf(
  file: SourceFile,
  block: Block,
  defaultType: string | undefined,
  hidesByType: (name: string) => boolean,
): DashParagraph {
  const { lines, deck, sections, comments } = block
  const first = lines[0] as Line
  const ownType = typeIn(comments)
  const deckType = (deck && typeIn(deck.comments)) ?? defaultType
  const deckHides = deckType !== undefined && hidesByType(deckType)
  const span = spanOf(file, first.start, lines.at(-1)?.end ?? first.end)
  const head = lines.length === 1 ? span : spanOf(file, first.start, first.end)

  const trailing = trailingExtras(lines)
  const main = asWritten(file, trailing === 0 ? lines : lines.slice(0, lines.length - trailing))
  const inlines = delimitersIn(main.text)
  const hides = inlines.deletions.length > 0 || hidesWithBraces(main.text)
  if (ownType === undefined ? hides : hidesByType(ownType)) {
    const extra = trailing === 0 ? undefined : extraOf(lines.slice(-trailing))
    const type = ownType ?? (deckHides ? deckType : 'Cloze')
    return { deck, sections, comments, main, extra, inlines, type, kind: 'cloze', span, head }
  }
  const all = trailing === 0 ? main : asWritten(file, lines)
  const typed = ownType !== undefined || (deckType !== undefined && !deckHides)
  const fields = (typed && !isSilent(all.text)) || isQuestion(first.text)
  const dashes = trailing === 0 ? inlines : delimitersIn(all.text)
  if (!fields && meansToHide(all.text, inlines)) {
    // A card was meant, and a slip undid it: it is a note all the same, one that an error keeps out.
    const type = deckHides ? deckType : 'Cloze'
    return { deck, sections, comments, main: all, extra: undefined, inlines: dashes, type, kind: 'cloze', span, head }
  }
  const named = ownType ?? deckType
  const type = named !== undefined && !hidesByType(named) ? named : undefined
  const kind = fields ? 'fields' : 'none'
  return { deck, sections, comments, main: all, extra: undefined, inlines: dashes, type, kind, span, head }
}

/** The type that the last comment with one names. */
function typeIn(comments: readonly Comment[]): string | undefined {
  return comments.findLast(({ key, value }) => key === 'type' && value !== '')?.value
}

function meansToHide(text: string, { unclosed }: DashInlines): boolean {
  if (unclosed.some((dash) => isMeantToOpen(text, dash))) return true
  if (!/[{｛]/.test(text)) return false
  return (
    readClozes(text, 'markdown').faults.some(({ kind }) => kind === 'unclosed') ||
    nearMisses(text, 'markdown').length > 0
  )
}

function hidesWithBraces(text: string): boolean {
  return text.includes('{{c') && readClozes(text, 'markdown').deletions.length > 0
}

/** How many lines at the end start with `> `; at least the first line is none of them. */
function trailingExtras(lines: readonly Line[]): number {
  let count = 0
  while (count < lines.length - 1 && extraIn(lines[lines.length - 1 - count]?.text ?? '') !== undefined) count++
  if (count === 0) return 0
  const fenced = fencedLines(lines)
  while (count > 0 && fenced.has(lines[lines.length - count] as Line)) count--
  return count
}

/** The text behind the marks; lines with nothing behind theirs stand only between others. */
function extraOf(lines: readonly Line[]): TracedText | undefined {
  const filled = (line: Line) => extraIn(line.text)?.trim() !== ''
  const said = lines.slice(lines.findIndex(filled), lines.findLastIndex(filled) + 1)
  return lines.some(filled) ? joined(said, (line) => (filled(line) ? (extraIn(line.text) ?? '') : ''), 2) : undefined
}

/** Lines as they stand in the file, as one text. */
function asWritten(file: SourceFile, lines: readonly Line[]): TracedText {
  const [first, ...others] = lines
  let follows = first?.end ?? 0
  const isApart = ({ start, end }: Line) => {
    const apart = start !== follows + 1
    follows = end
    return apart
  }
  const indented = first === undefined || first.text.startsWith(' ') || first.text.startsWith('\t')
  // Where nothing was left out and nothing is cut off, they are one stretch of the file.
  if (indented || others.some(isApart)) return joined(lines, (line) => line.text, 0)
  const text = others.length === 0 ? first.text : file.text.slice(first.start, follows)
  return { text, origin: [0, first.start] }
}

/** Lines as one text; `mark` is how many characters were taken off the front of each. */
function joined(lines: readonly Line[], textOf: (line: Line) => string, mark: number): TracedText {
  const traced = tracedText()
  for (const [index, line] of lines.entries()) {
    if (index > 0) traced.add('\n', (lines[index - 1] as Line).end)
    const text = textOf(line)
    // Four blanks at the start of a paragraph are no code here.
    const indent = index === 0 ? (/^(?: {4,}|[ \t]*\t)[ \t]*/.exec(text)?.[0].length ?? 0) : 0
    traced.add(text.slice(indent), Math.min(line.start + mark + indent, line.end))
  }
  return traced.done()
}
