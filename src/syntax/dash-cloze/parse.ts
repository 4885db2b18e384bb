import { nearMisses } from '../../cloze/near-misses.js'
import { readClozes } from '../../cloze/reading.js'
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js'
import type { Line } from '../../text/lines.js'
import { type TracedText, tracedText } from '../../text/origin.js'
import type { SourceFile } from '../../text/source-file.js'
import { covers, type Span, spanOf } from '../../text/span.js'
import type { Comment } from '../comment.js'
import type { Parsed } from '../notation.js'
import { type Block, blocksOf, fencedLines } from './blocks.js'
import { delimitersIn } from './delimiters.js'
import { judgeFence, judgeParagraph } from './judge.js'
import { extraIn, isQuestion, isSilent } from './lines.js'
import type { DashFile, DashInlines, DashParagraph } from './nodes.js'
import * as problems from './problems.js'

/** What the parser must know besides the text. */
export interface DashOptions {
  /** Where the text below the front matter starts. */
  readonly start: number
  /** Whether the user named a deck for notes that name none. */
  readonly deckGiven: boolean
  /** The deck that the front matter names: it is open from the start. */
  readonly deck?: string | undefined
  /** The note type of notes for which no comment names one. */
  readonly type: string | undefined
  /** Whether notes of a type hide something; without it, `Cloze` is the only one. */
  readonly isClozeType?: (name: string) => boolean
}

/** Read a file of dash cloze. */
export function parseDashCloze(file: SourceFile, options: DashOptions): Parsed<DashFile> {
  const found = blocksOf(file, options.start, options.deck !== undefined)
  const paragraphs = found.blocks.map((block) => paragraphOf(file, block, options.type, options.isClozeType ?? isCloze))
  // In a paragraph whose code never ends there is no telling which dashes are code.
  const endless = (span: Span) => found.unclosedFences.some((fence) => covers(span, fence))
  const diagnostics: Diagnostic[] = paragraphs.flatMap((paragraph) =>
    endless(paragraph.span) ? [] : judgeParagraph(file, paragraph),
  )

  if (
    found.decks.length === 0 &&
    !options.deckGiven &&
    options.deck === undefined &&
    found.nearDeckLines.length === 0
  ) {
    diagnostics.push(
      diagnose(problems.noDeckLine, {
        message: 'No line names the deck, so it gets the name of the file',
        span: spanOf(file, options.start, options.start),
        hint: 'begin the file with `# deck: NAME`',
      }),
    )
  }
  for (const span of found.nearDeckLines) {
    const hint = 'write `# deck: NAME`'
    diagnostics.push(diagnose(problems.nearDeckLine, { message: 'This is almost a deck line', span, hint }))
  }
  for (const span of found.namelessDecks) {
    diagnostics.push(diagnose(problems.namelessDeck, { message: 'This deck line names no deck', span }))
  }
  diagnostics.push(...found.unclosedFences.map(judgeFence))
  for (const comment of found.strayComments) {
    const hint = 'put it on the line directly above a paragraph'
    diagnostics.push(
      diagnose(problems.strayComment, {
        message: `This \`${comment.key}\` belongs to no note`,
        span: comment.span,
        hint,
      }),
    )
  }
  diagnostics.push(...found.headings.flatMap((line) => judgeHeading(file, line)))
  diagnostics.push(...found.above.flatMap((lines) => judgeAbove(file, lines)))
  return { tree: { decks: found.decks, paragraphs }, diagnostics }
}

/** A heading that hides something, as if it were a note. */
function judgeHeading(file: SourceFile, { start, text }: Line): Diagnostic[] {
  const dash = delimitersIn(text).deletions[0]
  const braces = text.includes('{{c') ? readClozes(text, 'markdown').deletions[0] : undefined
  if (dash === undefined && braces === undefined) return []
  const span =
    dash === undefined
      ? spanOf(file, start + (braces?.start ?? 0), start + (braces?.end ?? 0))
      : spanOf(file, start + dash.start, start + dash.close + 1)
  const message = 'This stands in a heading, so no card is made of it'
  const hint = 'take the hashes away, or write `\\-` where a dash is only a dash'
  return [diagnose(problems.deletionInHeading, { message, span, hint })]
}

/** A paragraph above the deck line that would make a card below it. */
function judgeAbove(file: SourceFile, lines: readonly Line[]): Diagnostic[] {
  const [first] = lines
  if (first === undefined) return []
  const [deletion] = delimitersIn(lines.map((line) => line.text).join('\n')).deletions
  if (deletion === undefined && !(lines.length > 1 && isQuestion(first.text))) return []
  const span =
    deletion === undefined
      ? spanOf(file, first.start, first.end)
      : spanOf(file, first.start + deletion.start, first.start + deletion.close + 1)
  const message = 'This stands above the deck line, so no card is made of it'
  return [diagnose(problems.aboveDeck, { message, span, hint: 'move it below the deck line' })]
}

function paragraphOf(
  file: SourceFile,
  block: Block,
  defaultType: string | undefined,
  hidesByType: (name: string) => boolean,
): DashParagraph {
  const { lines, deck, sections, comments } = block
  const first = lines[0] as Line
  const typeIn = (some: readonly Comment[]) => some.findLast(({ key, value }) => key === 'type' && value !== '')?.value
  const ownType = typeIn(comments)
  const deckType = typeIn(deck?.comments ?? []) ?? defaultType
  const deckHides = deckType !== undefined && hidesByType(deckType)
  const paragraph = {
    deck,
    sections,
    comments,
    type: ownType ?? deckType,
    span: spanOf(file, first.start, lines.at(-1)?.end ?? first.end),
    head: spanOf(file, first.start, first.end),
  }

  const trailing = trailingExtras(lines)
  const main = joined(lines.slice(0, lines.length - trailing), (line) => line.text, 0)
  const inlines = delimitersIn(main.text)
  const hides = inlines.deletions.length > 0 || hidesWithBraces(main.text)
  if (ownType === undefined ? hides : hidesByType(ownType)) {
    const extra = trailing === 0 ? undefined : extraOf(lines.slice(-trailing))
    return { ...paragraph, type: ownType ?? (deckHides ? deckType : 'Cloze'), main, extra, inlines, kind: 'cloze' }
  }
  const all = trailing === 0 ? main : joined(lines, (line) => line.text, 0)
  const typed = ownType !== undefined || (deckType !== undefined && !deckHides)
  const fields = (typed && !isSilent(all.text)) || isQuestion(first.text)
  const whole = {
    ...paragraph,
    main: all,
    extra: undefined,
    inlines: trailing === 0 ? inlines : delimitersIn(all.text),
  }
  if (!fields && meansToHide(all.text, inlines)) {
    // A card was meant, and a slip undid it: it is a note all the same, one that an error keeps out.
    return { ...whole, type: deckHides ? deckType : 'Cloze', kind: 'cloze' }
  }
  const type = paragraph.type !== undefined && !hidesByType(paragraph.type) ? paragraph.type : undefined
  return { ...whole, type, kind: fields ? 'fields' : 'none' }
}

function meansToHide(text: string, { unclosed }: DashInlines): boolean {
  if (unclosed.length > 0) return true
  if (!/[{｛]/.test(text)) return false
  return (
    readClozes(text, 'markdown').faults.some(({ kind }) => kind === 'unclosed') ||
    nearMisses(text, 'markdown').length > 0
  )
}

function isCloze(type: string): boolean {
  return type.toLowerCase() === 'cloze'
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
