import { readClozes } from '../../cloze/reading.js'
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js'
import type { Line } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import type { Parsed } from '../notation.js'
import { cutBlocks } from './blocks.js'
import { delimitersIn } from './delimiters.js'
import { broughtDown, deckLine, escapedDashes } from './fixes.js'
import { judgeFence, judgeParagraph } from './judge.js'
import { isQuestion } from './lines.js'
import type { DashDeck, DashFile, DashParagraph } from './nodes.js'
import { paragraphOf } from './paragraph.js'
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
  const paragraphs: DashParagraph[] = []
  const { decks, diagnostics } = readDashCloze(file, options, (paragraph) => void paragraphs.push(paragraph))
  return { tree: { decks, paragraphs }, diagnostics }
}

/**
 * Read a file of dash cloze paragraph by paragraph: `take` gets each as soon as it ends, so that whoever makes something
 * else of them need not hold them all.
 */
export function readDashCloze(
  file: SourceFile,
  options: DashOptions,
  take: (paragraph: DashParagraph) => void,
): { readonly decks: readonly DashDeck[]; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = []
  const isClozeType = options.isClozeType ?? isCloze
  const found = cutBlocks(file, options.start, options.deck !== undefined, (block, endless) => {
    const paragraph = paragraphOf(file, block, options.type, isClozeType)
    // In a paragraph whose code never ends there is no telling which dashes are code.
    if (!endless) for (const one of judgeParagraph(file, paragraph)) diagnostics.push(one)
    take(paragraph)
  })

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
    const fix = deckLine(span)
    diagnostics.push(diagnose(problems.nearDeckLine, { message: 'This is almost a deck line', span, hint, fix }))
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
        fix: broughtDown(comment),
      }),
    )
  }
  diagnostics.push(...found.headings.flatMap((line) => judgeHeading(file, line)))
  diagnostics.push(...found.above.flatMap((lines) => judgeAbove(file, lines)))
  return { decks: found.decks, diagnostics }
}

/** A heading that hides something, as if it were a note. */
function judgeHeading(file: SourceFile, { start, text }: Line): Diagnostic[] {
  const dashes = delimitersIn(text).deletions
  const [dash] = dashes
  const braces = text.includes('{{c') ? readClozes(text, 'markdown').deletions[0] : undefined
  if (dash === undefined && braces === undefined) return []
  const span =
    dash === undefined
      ? spanOf(file, start + (braces?.start ?? 0), start + (braces?.end ?? 0))
      : spanOf(file, start + dash.start, start + dash.close + 1)
  const message = 'This stands in a heading, so no card is made of it'
  const hint = 'take the hashes away, or write `\\-` where a dash is only a dash'
  const inFile = dashes.map(({ open, close }) => ({ open: start + open, close: start + close }))
  const fix = dash === undefined || braces !== undefined ? undefined : escapedDashes(file, inFile)
  return [diagnose(problems.deletionInHeading, { message, span, hint, fix })]
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

function isCloze(type: string): boolean {
  return type.toLowerCase() === 'cloze'
}
