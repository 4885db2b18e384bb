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
import { directHtml } from './short/direct.js'
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

/** A field's text as the HTML that Anki is to show. */
export function fieldHtml(text: string, reading: FieldReading, remark: RemarkToHtml): string {
  // With remark every text can be read.
  return htmlWith(text, reading, remark) as string
}

/** The same, without remark: undefined where it takes that. */
export function shortFieldHtml(text: string, reading: FieldReading): string | undefined {
  return htmlWith(text, reading, undefined)
}

function htmlWith(text: string, reading: FieldReading, remark: RemarkToHtml | undefined): string | undefined {
  if (reading.format === 'html') return clozeSafe(htmlFieldChunks(text, reading.cloze))
  const line = plainLineHtml(text, reading.cloze)
  if (line !== undefined) return line
  const direct = tooCostly(text) ? undefined : directHtml(text, reading.cloze)
  if (direct !== undefined) return direct
  const chunks = markdownChunks(text, reading.cloze, remark)
  return chunks && clozeSafe(chunks)
}

/** `within` says whether the text belongs to one that is too costly: then no Markdown is read in it either. */
function markdownChunks(
  text: string,
  cloze: boolean,
  remark: RemarkToHtml | undefined,
  within: 'costly' | 'field' = 'field',
): Chunk[] | undefined {
  const cut = cutText(text, cloze)
  const costly = within === 'costly' || tooCostly(text)
  const braces = bracesOf(cut, remark, costly ? 'costly' : 'field')
  if (braces === undefined) return undefined
  if (isPlain(cut.text)) return chunksOf(cut, withoutBlanksAtEnd(cut.text), plainHtml, braces)
  if (costly) return chunksOf(cut, cut.text, unreadHtml, braces)
  const short = throughShortcut(cut, braces)
  if (short !== undefined || remark === undefined) return short
  return throughRemark(cut, remark, braces) ?? chunksOf(cut, cut.text, unreadHtml, braces)
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

/** How the deletions of a cut text are written, their hints read as Markdown; undefined where one takes remark. */
export function bracesOf(
  cut: Cut,
  remark: RemarkToHtml | undefined,
  within: 'costly' | 'field' = 'field',
): Braces | undefined {
  const hints = new Map<Deletion, Chunk[]>()
  for (const [deletion, hint] of cut.hints) {
    const written = markdownChunks(hint.trim(), false, remark, within)
    if (written === undefined) return undefined
    hints.set(deletion, [{ html: '::', live: true }, ...written])
  }
  return {
    open: (deletion) => [{ html: `{{c${deletion.numbers.join(',')}::`, live: true }],
    close: (deletion) => [...(hints.get(deletion) ?? []), { html: '}}', live: true }],
  }
}
