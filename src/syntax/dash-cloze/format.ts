import { linesOf } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { commentIn } from '../comment.js'
import {
  asItIs,
  type Formatting,
  type Gap,
  headingText,
  isRemark,
  type LaidLine,
  layoutEdits,
  trimmed,
} from '../layout.js'
import { type Block, blocksOf, firstDeckLine } from './blocks.js'
import { judgeFence } from './judge.js'
import { deckLineIn, isNearDeckLine, sectionIn } from './lines.js'

/** What a line is that was laid out. */
type Kind = 'above' | 'deck' | 'section' | 'near' | 'comment' | Block

/**
 * Dash cloze in canonical form: `# deck: NAME`, `## Section`, one blank line between paragraphs and around headings, one
 * or two above a heading of level 1. Paragraphs, and what stands above the deck line, are not touched.
 */
export function formatDashCloze(
  file: SourceFile,
  { start, named }: { readonly start: number; readonly named: boolean },
): Formatting {
  const { blocks, unclosedFences } = blocksOf(file, start, named)
  if (unclosedFences.length > 0) return { edits: [], unsure: unclosedFences.map(judgeFence) }

  const lines = linesOf(file.text).filter((line) => line.start >= start)
  const blockAt = new Map(blocks.flatMap((block) => block.lines.map((line) => [line.start, block] as const)))
  const laid: LaidLine[] = []
  let last: Kind | undefined
  const lay = (kind: Kind, line: LaidLine) => {
    laid.push(line)
    last = kind
  }
  const aboveHeading = (level: number): Gap => {
    const above = laid.at(-1)
    const parted = last !== 'near' && !(above !== undefined && isRemark(file, above.line))
    return { least: parted ? 1 : 0, most: level === 1 ? 2 : 1 }
  }

  const first = named ? 0 : Math.max(firstDeckLine(lines), 0)
  const above = lines.slice(0, first)
  const from = above.findIndex(({ text }) => text.trim() !== '')
  const to = above.findLastIndex(({ text }) => text.trim() !== '')
  for (const line of from === -1 ? [] : above.slice(from, to + 1)) lay('above', asItIs(line))

  for (let at = first; at < lines.length; at++) {
    const line = lines[at] as (typeof lines)[number]
    const block = blockAt.get(line.start)
    if (block !== undefined) {
      const parted = last === 'deck' || last === 'section'
      lay(block, { ...asItIs(line), least: parted ? 1 : 0, most: last === block ? 0 : 1 })
      continue
    }
    if (line.text.trim() === '') continue
    const deck = deckLineIn(line.text)
    const section = sectionIn(line.text)
    if (deck !== undefined) lay('deck', { line, text: deckText(deck.name), ...aboveHeading(1) })
    else if (isNearDeckLine(line.text)) lay('near', { ...asItIs(line), most: 1 })
    else if (section !== undefined)
      lay('section', { line, text: sectionText(line.text), ...aboveHeading(section.level) })
    else {
      // What belongs to a paragraph stands apart from the heading, like the paragraph.
      const parted = (last === 'deck' || last === 'section') && standsOnParagraph(at)
      lay('comment', { line, text: trimmed(line.text), least: parted ? 1 : 0, most: 1 })
    }
  }
  return { edits: layoutEdits(file, start, laid), unsure: [] }

  /** Whether only comments stand between the line at an index and a paragraph. */
  function standsOnParagraph(at: number): boolean {
    let next = at + 1
    for (let line = lines[next]; line !== undefined && commentIn(file, line) !== undefined; line = lines[next]) {
      if (blockAt.has(line.start)) break
      next++
    }
    return blockAt.has(lines[next]?.start ?? -1)
  }
}

function deckText(name: string): string {
  return name === '' ? '# deck:' : `# deck: ${name}`
}

function sectionText(line: string): string {
  const { level, title } = sectionIn(line) ?? { level: 1, title: '' }
  const hashes = `${/^ */.exec(line)?.[0] ?? ''}${'#'.repeat(level)}`
  return headingText(line, hashes, title, (other) => {
    const again = sectionIn(other)
    const isDeck = deckLineIn(other) !== undefined || isNearDeckLine(other)
    return again?.level === level && again.title === title && !isDeck
  })
}
