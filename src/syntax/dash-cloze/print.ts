import { type Deletion, readClozes } from '../../cloze/reading.js'
import { type Diagnostic, isError } from '../../diagnostics/diagnostic.js'
import { sourceFile } from '../../text/source-file.js'
import { fenceOpenedBy } from '../fence.js'
import { asLines, asOneLine } from './as-lines.js'
import { dashFields } from './fields.js'
import { isQuestion } from './lines.js'
import { opaqueIn } from './opaque.js'
import { parseDashCloze } from './parse.js'

/** What is printed of a note: two fields as Markdown, clozes in them as Anki writes them. */
export interface DashNote {
  readonly type: string
  readonly kind: 'cloze' | 'fields'
  readonly first: string
  readonly second: string
  readonly tags: readonly string[]
  readonly id: string | undefined
}

/** A paragraph, and whether reading it gives the same note again. */
export interface PrintedParagraph {
  readonly text: string
  readonly kept: boolean
}

/**
 * A note as a paragraph. Of the ways to write it, from the plainest on, the first is taken that reads as the same note:
 * dashes as they are, dashes escaped, Anki's own braces.
 */
export function printDashNote(note: DashNote): PrintedParagraph {
  const ways = [asDashes(note.first, false), asDashes(note.first, true), note.first, escaped(note.first)]
  const seconds = note.kind === 'cloze' ? [note.second, escaped(note.second)] : [note.second]
  const candidates = [...new Set(ways.flatMap((first) => seconds.map((second) => paragraph(note, first, second))))]
  for (const text of candidates) if (readsAs(text, note, () => true)) return { text, kept: true }
  for (const text of candidates) if (readsAs(text, note, isError)) return { text, kept: true }
  return { text: candidates.at(-1) ?? '', kept: false }
}

function paragraph(note: DashNote, first: string, second: string): string {
  const comments = note.tags.length > 0 ? [`<!-- tags: ${note.tags.join(' ')} -->`] : []
  if (note.id !== undefined) comments.push(`<!-- id: ${note.id} -->`)
  // A front of one line stays one: a typed break there would begin the back.
  const isCode = fenceOpenedBy(first.split('\n', 1)[0] ?? '') !== undefined
  const front = note.kind === 'cloze' || isCode ? asLines(first) : asOneLine(first)
  const plain = note.kind === 'cloze' ? 'Cloze' : 'Basic'
  if (note.type !== plain || (note.kind === 'fields' && !isQuestion(front)))
    comments.push(`<!-- type: ${note.type} -->`)
  const below = asLines(second)
  const extra = note.kind === 'cloze' && below !== '' ? below.replace(/^/gm, '> ') : below
  return [...comments, front, extra].filter((part) => part !== '').join('\n')
}

/** The text with its deletions between dashes; `all` escapes the other dashes too. */
function asDashes(text: string, all: boolean): string {
  const { deletions } = readClozes(text, 'markdown')
  const members = new Map<number, number>()
  for (const { numbers } of deletions) members.set(numbers[0] ?? 0, (members.get(numbers[0] ?? 0) ?? 0) + 1)
  let printed = ''
  let from = 0
  for (const deletion of deletions) {
    const { numbers, start, end, textStart } = deletion
    const [number = 0] = numbers
    const key = (members.get(number) ?? 0) > 1 ? `${number}.` : ''
    const outside = text.slice(from, start)
    printed += `${all ? escaped(outside) : outside}${key}-${escaped(text.slice(textStart, insideEnd(deletion)))}-`
    from = end
  }
  const rest = text.slice(from)
  return printed + (all ? escaped(rest) : rest)
}

function insideEnd({ end }: Deletion): number {
  return end - 2
}

/** The text with a backslash before each single dash that might be taken for a delimiter. */
function escaped(text: string): string {
  if (!text.includes('-')) return text
  const opaque = opaqueIn(text)
  const inside = (at: number) => {
    for (let pair = 0; pair < opaque.length; pair += 2) {
      if ((opaque[pair] ?? 0) <= at && at < (opaque[pair + 1] ?? 0)) return true
    }
    return false
  }
  // The mark of a list item stays one.
  return text.replace(/(?<![-\\<])-(?![->])(?!(?<=(?:^|\n)[ \t]*-)\s)/g, (dash, at: number) =>
    inside(at) ? dash : `\\${dash}`,
  )
}

/** Whether a paragraph reads as a note, and nothing is wrong with it that counts. */
function readsAs(text: string, note: DashNote, counts: (diagnostic: Diagnostic) => boolean): boolean {
  const { tree, diagnostics } = parseDashCloze(sourceFile('', `# deck: x\n\n${text}\n`), {
    start: 0,
    deckGiven: true,
    type: undefined,
    isClozeType: (name) => (name === note.type ? note.kind === 'cloze' : name.toLowerCase() === 'cloze'),
  })
  const [one, another] = tree.paragraphs
  if (one === undefined || another !== undefined || one.kind !== note.kind || diagnostics.some(counts)) return false
  const [first, second] = dashFields(one)
  return same(first.text, note.first) && same(second.text, note.second) && (one.type ?? 'Basic') === note.type
}

/** An escaped dash is a dash in Markdown. */
function same(read: string, wanted: string): boolean {
  return read.replaceAll('\\-', '-') === wanted.replaceAll('\\-', '-')
}
