import { type DocumentSymbol, type FoldingRange, FoldingRangeKind, SymbolKind } from 'vscode-languageserver'
import type { Note } from '../model/note.js'
import { plainText } from '../model/plain-text.js'
import { frontMatterIn } from '../syntax/front-matter.js'
import { positionAt } from '../text/position.js'
import { type Span, spanOf } from '../text/span.js'
import { type CheckedFile, notesIn } from './checked-file.js'
import { rangeOf } from './positions.js'

/** Notes that stand one after the other in one deck. */
interface DeckPart {
  readonly deck: string
  readonly notes: Note[]
  /** From the line that names the deck, where it does so above its notes, to the end of the last note. */
  readonly span: Span
  /** Where the deck is named. */
  readonly head: Span
}

/** A file's decks, in them its notes, in those their fields. */
export function symbolsIn(checked: CheckedFile): DocumentSymbol[] {
  return deckParts(checked).map(({ deck, notes, span, head }) => ({
    name: deck,
    kind: SymbolKind.Namespace,
    range: rangeOf(spanOf(span.file, span.start, trimmedEnd(span, span.start, span.end))),
    selectionRange: rangeOf(head),
    children: notes.map(noteSymbol),
  }))
}

function noteSymbol(note: Note): DocumentSymbol {
  const { span, head, fields } = note
  const lineStart = (offset: number) => span.file.text.lastIndexOf('\n', offset - 1) + 1
  const starts = fields.map((field) => Math.max(span.start, Math.min(lineStart(field.span.start), span.end)))
  return {
    name: firstWords(note),
    detail: note.type,
    kind: SymbolKind.Class,
    range: rangeOf(spanOf(span.file, span.start, trimmedEnd(span, span.start, span.end))),
    selectionRange: rangeOf(head),
    children: fields
      .filter(({ name, text }) => name !== '' && text !== '')
      .map((field) => {
        const start = starts[fields.indexOf(field)] ?? span.start
        const next = starts.filter((other) => other > start).sort((a, b) => a - b)[0]
        const range = rangeOf(spanOf(span.file, start, trimmedEnd(span, start, next ?? span.end)))
        return { name: field.name, kind: SymbolKind.Field, range, selectionRange: range }
      }),
  }
}

/** The first words of what a note says, for a list. */
function firstWords({ fields, title, type }: Note): string {
  const said = fields.map(({ text }) => text.trim()).find((text) => text !== '') ?? ''
  const shown = said.replace(/\{\{c[\d,]+::(.*?)(?:::[^{}]*)?\}\}/g, '$1').replace(/[*_`#]+/g, '')
  const words = plainText(shown, (name) => `[${name}]`)
    .replace(/\s+/g, ' ')
    .trim()
  const characters = Array.from(words)
  const short = characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : words
  return short || title || type || 'a note'
}

function trimmedEnd({ file }: Span, start: number, end: number): number {
  return start + file.text.slice(start, end).trimEnd().length
}

function deckParts(checked: CheckedFile): DeckPart[] {
  const { file, gathered } = checked
  const parts: DeckPart[] = []
  for (const note of notesIn(checked)) {
    const deck = gathered.compilation.deckOf(note)
    const last = parts.at(-1)
    const place = note.places?.deck
    const placed = place?.file === file ? place : undefined
    if (
      last !== undefined &&
      last.deck === deck &&
      (placed?.start === last.head.start || placed === undefined || placed.start > note.span.start)
    ) {
      last.notes.push(note)
      parts[parts.length - 1] = { ...last, span: { ...last.span, end: note.span.end } }
      continue
    }
    const above = placed !== undefined && placed.start < note.span.start && placed.start >= (last?.span.end ?? 0)
    const start = above ? file.text.lastIndexOf('\n', placed.start - 1) + 1 : note.span.start
    const head =
      above || (placed !== undefined && placed.start >= start && placed.end <= note.span.end) ? placed : note.head
    parts.push({ deck, notes: [note], span: spanOf(file, start, note.span.end), head })
  }
  return parts
}

/** The stretches of a file that can be folded: decks, notes, and the front matter. */
export function foldsIn(checked: CheckedFile): FoldingRange[] {
  const { file } = checked
  const folds = [...deckParts(checked).map(({ span }) => span), ...notesIn(checked).map(({ span }) => span)].map(
    (span): FoldingRange => ({
      startLine: positionAt(file, span.start).line - 1,
      endLine: positionAt(file, trimmedEnd(span, span.start, span.end)).line - 1,
      kind: FoldingRangeKind.Region,
    }),
  )
  const matter = frontMatterIn(file.text)?.[0]
  if (matter !== undefined) {
    folds.push({
      startLine: 0,
      endLine: positionAt(file, matter.trimEnd().length).line - 1,
      kind: FoldingRangeKind.Comment,
    })
  }
  return folds.filter(({ startLine, endLine }) => endLine > startLine)
}
