import { regionsOf } from '../../cloze/regions.js'
import { sourceOffset, type TracedText, tracedText } from '../../text/origin.js'
import { type Edit, lineBreaks } from './line-breaks.js'
import type { DashDeletion } from './nodes.js'

/** The Markdown of a paragraph: its lines as typed, its deletions as Anki writes them, each with its number. */
export function dashMarkdown(
  { text, origin }: TracedText,
  deletions: readonly DashDeletion[] = [],
  numbers: readonly number[] = [],
): TracedText {
  const edits = lineBreaks(text)
  const regions = deletions.length > 0 && /[\\}]/.test(text) ? regionsOf(text, 'markdown') : []
  const inRegion = (at: number) => regions.some((region) => region.start <= at && at < region.end)
  for (const [index, deletion] of deletions.entries()) {
    edits.push({ start: deletion.start, end: deletion.open + 1, text: `{{c${numbers[index]}::` })
    edits.push(...escapes(text, deletion, inRegion))
    edits.push({ start: deletion.close, end: deletion.close + 1, text: '}}' })
  }
  if (edits.length === 0) return { text, origin }
  edits.sort((a, b) => a.start - b.start || a.end - b.end)

  const traced = tracedText()
  let at = 0
  for (const edit of edits) {
    addFrom(at, edit.start)
    traced.add(edit.text, sourceOffset(origin, edit.start))
    at = Math.max(at, edit.end)
  }
  addFrom(at, text.length)
  return traced.done()

  /** Add a stretch of the text as it is, piece by piece where its source has gaps. */
  function addFrom(from: number, to: number): void {
    let start = from
    for (let pair = 0; pair < origin.length && start < to; pair += 2) {
      const end = Math.min(origin[pair + 2] ?? to, to)
      if (end <= start) continue
      traced.add(text.slice(start, end), sourceOffset(origin, start))
      start = end
    }
  }
}

/**
 * What must be written otherwise inside braces than between dashes: an escaped dash is a dash there, and braces of the
 * text must not be taken for the closing ones. Where Anki's own clozes stand inside, theirs are left alone.
 */
function escapes(text: string, { open, close }: DashDeletion, inRegion: (at: number) => boolean): Edit[] {
  const inside = text.slice(open + 1, close)
  const edits: Edit[] = []
  for (const match of inside.matchAll(/(\\+)-|\}+(?=(.?))/g)) {
    const start = open + 1 + match.index
    if (inRegion(start)) continue
    const slashes = match[1]?.length
    if (slashes === undefined) {
      const needed = match[0].length > 1 || start + match[0].length === close
      if (needed && !inside.includes('{{c')) {
        edits.push({ start, end: start + match[0].length, text: '&#125;'.repeat(match[0].length) })
      }
    } else if (slashes % 2 === 1 && !/(?:^|\n)[ \t]*$/.test(text.slice(0, start))) {
      const slash = start + slashes - 1
      edits.push({ start: slash, end: slash + 1, text: '' })
    }
  }
  return edits
}
