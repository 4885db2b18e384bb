import { readClozes } from '../../cloze/reading.js'
import { type Region, regionsOf } from '../../cloze/regions.js'
import { type Origin, sourceOffset, type TracedText, tracedText } from '../../text/origin.js'
import { type Edit, lineBreaks } from './line-breaks.js'
import type { DashDeletion } from './nodes.js'

/** The Markdown of a paragraph: its lines as typed, its deletions as Anki writes them, each with its number. */
export function dashMarkdown(
  { text, origin }: TracedText,
  deletions: readonly DashDeletion[] = [],
  numbers: readonly number[] = [],
): TracedText {
  if (isPlainLine(text, origin)) return plainLine({ text, origin }, deletions, numbers)
  const edits = lineBreaks(text)
  const regions = deletions.length > 0 && /[\\}]/.test(text) ? regionsOf(text, 'markdown') : []
  const kindAt = (at: number) => regions.find((region) => region.start <= at && at < region.end)?.kind
  for (const [index, deletion] of deletions.entries()) {
    edits.push({ start: deletion.start, end: deletion.open + 1, text: `{{c${numbers[index]}::` })
    edits.push(...escapes(text, deletion, kindAt))
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
  return traced.done(sourceOffset(origin, text.length))

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

/** Whether a text is one line that stands in the file as it is, in which nothing but dashes needs to be rewritten. */
function isPlainLine(text: string, origin: Origin): boolean {
  if (origin.length > 2 || text.startsWith(' ') || text.startsWith('\t')) return false
  return !text.includes('\n') && !text.includes('\\') && !text.includes('}') && !text.includes('{')
}

function plainLine(line: TracedText, deletions: readonly DashDeletion[], numbers: readonly number[]): TracedText {
  if (deletions.length === 0) return line
  const { text, origin } = line
  const begin = sourceOffset(origin, 0)
  const traced = tracedText()
  let at = 0
  deletions.forEach(({ start, open, close }, index) => {
    traced.add(text.slice(at, start), begin + at)
    traced.add(`{{c${numbers[index]}::`, begin + start)
    traced.add(text.slice(open + 1, close), begin + open + 1)
    traced.add('}}', begin + close)
    at = close + 1
  })
  traced.add(text.slice(at), begin + at)
  return traced.done(begin + text.length)
}

/**
 * What must be written otherwise inside braces than between dashes: an escaped dash is a dash there, and braces of the
 * text must not be taken for the closing ones. Where Anki's own clozes stand inside, theirs are left alone.
 */
function escapes(
  text: string,
  { open, close }: DashDeletion,
  kindAt: (at: number) => Region['kind'] | undefined,
): Edit[] {
  const inside = text.slice(open + 1, close)
  const edits: Edit[] = []
  const own = inside.includes('{{c') ? readClozes(inside, 'markdown').deletions : []
  for (const match of inside.matchAll(/\{\{(?=c[\d,]+::)/g)) {
    // An opener that nothing closes would take our closing braces for its own.
    if (own.some(({ start, end }) => start <= match.index && match.index < end)) continue
    const start = open + 1 + match.index
    edits.push({ start, end: start + 2, text: '&#123;&#123;' })
  }
  for (const match of inside.matchAll(/(\\+)-|\}+/g)) {
    const [written, slashes] = match
    const start = open + 1 + match.index
    const end = start + written.length
    const kind = kindAt(start)
    if (slashes !== undefined) {
      const odd = kind === undefined && slashes.length % 2 === 1
      if (odd && !/(?:^|\n)[ \t]*$/.test(text.slice(0, start))) edits.push({ start: end - 2, end: end - 1, text: '' })
    } else if (own.length > 0 || kind === 'code') {
      // Code keeps its braces: there is no other way to write them.
    } else if (kind === 'math') {
      // A blank between two braces is nothing to TeX.
      if (written.length > 1) edits.push({ start, end, text: [...written].join(' ') })
    } else if (written.length > 1 || end === close) {
      edits.push({ start, end, text: '&#125;'.repeat(written.length) })
    }
  }
  return edits
}
