import { type Line, linesOf } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { type Span, spanOf } from '../../text/span.js'
import { type Comment, commentIn } from '../comment.js'
import { closesFence, fenceEnds, fenceOpenedBy } from '../fence.js'
import { fencedCode } from '../fenced-code.js'
import { deckLineIn, isNearDeckLine, sectionIn } from './lines.js'
import type { DashDeck, DashSection } from './nodes.js'

/** Lines without a blank line between them, and what they stand under. */
export interface Block {
  readonly deck: DashDeck | undefined
  readonly sections: readonly DashSection[]
  readonly comments: readonly Comment[]
  readonly lines: readonly Line[]
}

/** What a file consists of, line by line; nothing inside a paragraph is looked at. */
export interface Blocks {
  readonly decks: readonly DashDeck[]
  /** The paragraphs above the first deck line, which are no notes. */
  readonly above: readonly Line[][]
  readonly headings: readonly Line[]
  readonly nearDeckLines: readonly Span[]
  readonly namelessDecks: readonly Span[]
  readonly unclosedFences: readonly Span[]
  /** Comments that belong to nothing. */
  readonly strayComments: readonly Comment[]
}

/**
 * Cuts a file into blocks, each of which is given to `take` as soon as it ends, with a word whether code in it is never
 * closed. Without a deck line, or where the front matter `named` one, the whole file is a deck.
 */
export function cutBlocks(
  file: SourceFile,
  start: number,
  named: boolean,
  take: (block: Block, endless: boolean) => void,
): Blocks {
  const lines = start === 0 ? linesOf(file.text) : linesOf(file.text).filter((line) => line.start >= start)
  const headings: Line[] = []
  const nearDeckLines: Span[] = []
  const decks: DashDeck[] = []
  const namelessDecks: Span[] = []
  const unclosedFences: Span[] = []
  const strayComments: Comment[] = []
  const codeAt = fencedCode(lines)
  const first = named ? 0 : firstDeckLine(lines)

  let deck: (DashDeck & { comments: Comment[] }) | undefined
  let sections: DashSection[] = []
  let comments: Comment[] = []
  let open: Line[] = []
  let endless = false
  let begin = 0
  // Whether nothing but comments stood since the deck line: there `type` and `tags` hold for the deck.
  let underDeck = false

  const close = () => {
    if (open.length > 0) take({ deck, sections, comments, lines: open }, endless)
    else if (comments.length > 0) dangle()
    else return
    open = []
    comments = []
    endless = false
  }
  const dangle = () => {
    for (const comment of comments) {
      if (comment.key === 'deckwright') continue
      if (underDeck && comment.key !== 'id') deck?.comments.push(comment)
      else strayComments.push(comment)
    }
  }

  for (let at = Math.max(first, 0); at < lines.length; at++) {
    const line = lines[at] as Line
    const deckLine = deckLineIn(line.text)
    const section = sectionIn(line.text)
    const comment = commentIn(file, line)
    const near = isNearDeckLine(line.text)
    if (near) nearDeckLines.push(spanOf(file, line.start, line.end))
    if (deckLine !== undefined) {
      close()
      const nameSpan = spanOf(file, line.start + deckLine.at, line.start + deckLine.at + deckLine.name.length)
      if (deckLine.name === '') namelessDecks.push(spanOf(file, line.start, line.end))
      deck = { name: deckLine.name, nameSpan, comments: [] }
      decks.push(deck)
      sections = []
      underDeck = true
    } else if (section !== undefined) {
      close()
      if (!near) headings.push(line)
      sections = /^clear section$/i.test(section.title)
        ? []
        : [...sections.filter((outer) => outer.level < section.level), section]
      underDeck = false
    } else if (line.text.trim() === '' || near) {
      close()
    } else if (comment !== undefined) {
      if (open.length === 0) comments.push(comment)
      else if (comment.key !== 'deckwright') strayComments.push(comment)
    } else {
      if (open.length === 0) begin = at
      open.push(line)
      underDeck = false
      const code = codeAt(begin, at)
      if (code === undefined) continue
      if (code.end === undefined) {
        unclosedFences.push(spanOf(file, line.start, line.end))
        endless = true
        continue
      }
      while (at < code.end) open.push(lines[++at] as Line)
    }
  }
  close()
  return {
    decks,
    above: paragraphsAbove(lines.slice(0, Math.max(first, 0))),
    headings,
    nearDeckLines,
    namelessDecks,
    unclosedFences,
    strayComments,
  }
}

/** Cuts a file into blocks, all of them at once. */
export function blocksOf(
  file: SourceFile,
  start: number,
  named: boolean,
): Blocks & { readonly blocks: readonly Block[] } {
  const blocks: Block[] = []
  return { ...cutBlocks(file, start, named, (block) => void blocks.push(block)), blocks }
}

/** Whether a line of a text may be a deck line, in a code block or not. */
export function mayHoldDeckLine(text: string): boolean {
  return /^#[ \t]+deck[ \t]*:/im.test(text)
}

/** The index of the first deck line; -1 where there is none. One in a code block is an example. */
export function firstDeckLine(lines: readonly Line[]): number {
  const endOf = codeBlockEnds(lines)
  for (let at = 0; at < lines.length; at++) {
    if (deckLineIn(lines[at]?.text ?? '') !== undefined) return at
    at = endOf(at) ?? at
  }
  return -1
}

function paragraphsAbove(lines: readonly Line[]): Line[][] {
  const endOf = codeBlockEnds(lines)
  const paragraphs: Line[][] = [[]]
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as Line
    const end = endOf(at)
    if (end !== undefined || line.text.trim() === '') paragraphs.push([])
    else paragraphs.at(-1)?.push(line)
    at = end ?? at
  }
  return paragraphs.filter((paragraph) => paragraph.length > 0)
}

/**
 * Finds the last line of the code block that begins at an index. Above the deck line anything may stand, so a fence
 * inside which another one opens is taken for a stray one: it hides no deck line.
 */
function codeBlockEnds(lines: readonly Line[]): (at: number) => number | undefined {
  const endOf = fenceEnds(lines)
  return (at) => {
    const fence = fenceOpenedBy(lines[at]?.text ?? '')
    const end = fence === undefined ? undefined : endOf(at, fence)
    if (fence === undefined || end === undefined) return undefined
    const another = lines.slice(at + 1, end).some(({ text }) => {
      const inner = /\w/.test(text) ? fenceOpenedBy(text) : undefined
      return inner !== undefined && inner.mark === fence.mark && inner.length >= fence.length
    })
    return another ? undefined : end
  }
}

/** Whether a line stands in a fenced code block that an earlier one of these lines opened. */
export function fencedLines(lines: readonly Line[]): ReadonlySet<Line> {
  const fenced = new Set<Line>()
  for (let at = 0; at < lines.length; at++) {
    const fence = fenceOpenedBy(lines[at]?.text ?? '')
    if (fence === undefined) continue
    do fenced.add(lines[at++] as Line)
    while (at < lines.length && !closesFence(lines[at]?.text ?? '', fence))
    if (at < lines.length) fenced.add(lines[at] as Line)
  }
  return fenced
}
