import type { Deletion } from '../cloze/deletion.js'
import type { Format } from '../model/note.js'
import { clozeSafe } from './cloze-safe.js'
import { tooCostly } from './costly.js'
import { type Cut, cutText } from './cut.js'
import { escapeProse } from './escape.js'
import { htmlFieldChunks } from './html-format.js'
import { type Chunk, takenApart } from './placeholder.js'
import { isPlain, plainHtml, withoutBlanksAtEnd } from './plain.js'
import { plainLineHtml } from './plain-line.js'
import type { RemarkToHtml } from './remark.js'
import { shortBlocks } from './short-blocks.js'
import { throughRemark, throughShortcut } from './through-remark.js'
import type { Braces } from './write.js'

export type { RemarkToHtml } from './remark.js'
export { tooCostly }

/** How a field is to be read. */
export interface FieldReading {
  readonly format: Format
  /** Whether its note type is a cloze type: in all others `{{c1::x}}` is only text. */
  readonly cloze: boolean
}

/** What reads Markdown; it takes a while to load, and most fields do without. */
export async function loadRemark(): Promise<RemarkToHtml> {
  const { remark } = await import('./remark.js')
  return remark
}

/** Whether a field can only be read with remark: Markdown means something in it, and it is not too costly. */
export function needsRemark(text: string, format: Format): boolean {
  if (format === 'html' || plainLineHtml(text, true) !== undefined) return false
  if (isPlain(text) && !text.includes('{{c')) return false
  return !tooCostly(text) && [true, false].some((cloze) => !isShortCut(cutText(text, cloze)))
}

/** A field's text as the HTML that Anki is to show. Without remark, what it is needed for is shown as it is written. */
export function fieldHtml(text: string, reading: FieldReading, remark: RemarkToHtml | undefined): string {
  const line = reading.format === 'html' ? undefined : plainLineHtml(text, reading.cloze)
  if (line !== undefined) return line
  if (reading.format === 'html') return clozeSafe(htmlFieldChunks(text, reading.cloze))
  return clozeSafe(markdownChunks(text, reading.cloze, remark))
}

/** `within` says whether the text belongs to one that is too costly: then no Markdown is read in it either. */
function markdownChunks(
  text: string,
  cloze: boolean,
  remark: RemarkToHtml | undefined,
  within: 'costly' | 'field' = 'field',
): Chunk[] {
  const cut = cutText(text, cloze)
  const costly = within === 'costly' || tooCostly(text)
  const braces = bracesOf(cut, remark, costly ? 'costly' : 'field')
  if (isPlainCut(cut)) return chunksOf(cut, withoutBlanksAtEnd(cut.text), plainHtml, braces)
  const short = costly ? undefined : throughShortcut(cut, braces)
  if (short !== undefined) return short
  const chunks = remark === undefined || costly ? undefined : throughRemark(cut, remark, braces)
  return chunks ?? chunksOf(cut, cut.text, unreadHtml, braces)
}

/** Whether Markdown means nothing in a cut text and in the hints of its deletions. */
function isPlainCut(cut: Cut): boolean {
  return isPlain(cut.text) && [...cut.hints.values()].every((hint) => isPlainCut(cutText(hint.trim(), false)))
}

/** Whether a cut text and the hints of its deletions can be read without remark. */
export function isShortCut(cut: Cut): boolean {
  if (!isPlain(cut.text) && shortBlocks(cut.text, cut.pieces) === undefined) return false
  return [...cut.hints.values()].every((hint) => isShortCut(cutText(hint.trim(), false)))
}

/** Text in which no Markdown is read, its lines kept. */
function unreadHtml(text: string): string {
  return escapeProse(text).replaceAll('\n', '<br>')
}

/** A cut text piece by piece, without a look at how elements and deletions lie in each other. */
function chunksOf(cut: Cut, text: string, html: (text: string) => string, braces: Braces): Chunk[] {
  return takenApart(text, cut.pieces).flatMap((part) => {
    if (typeof part === 'string') return [{ html: html(part), live: false }]
    if (part.kind === 'atom') return part.chunks
    return part.kind === 'open' ? braces.open(part.deletion) : braces.close(part.deletion)
  })
}

/** How the deletions of a cut text are written, their hints read as Markdown. */
export function bracesOf(cut: Cut, remark: RemarkToHtml | undefined, within?: 'costly' | 'field'): Braces {
  const hints = new Map<Deletion, Chunk[]>()
  for (const [deletion, hint] of cut.hints) {
    const written = markdownChunks(hint.trim(), false, remark, within)
    hints.set(deletion, [{ html: '::', live: true }, ...written])
  }
  return {
    open: (deletion) => [{ html: `{{c${deletion.numbers.join(',')}::`, live: true }],
    close: (deletion) => [...(hints.get(deletion) ?? []), { html: '}}', live: true }],
  }
}
