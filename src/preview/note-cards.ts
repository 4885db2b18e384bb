import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { type CardSide, renderCard } from '../model/cards.js'
import { frameText } from '../reporters/frame-text.js'
import { visible } from '../reporters/visible.js'
import { type Showing, shownSide } from '../shown/shown-side.js'
import { withTypedAnswer } from '../shown/typed-answer.js'
import { positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import type { CardView, FindingView, NoteCards, PlaceView, SideView } from './page-data.js'
import type { Entry, PreviewedNote } from './previewed.js'

/** Notes whose fields are larger are shown only to those who ask for them. */
const largest = 500_000

/** Columns of the frames of findings. */
const columns = 76

/** The cards of a note, both sides, and what is wrong in it, as the page shows them. */
export function noteCards(entry: Entry, key: string, showing: Showing, whatever = false): NoteCards {
  const findings = entry.findings.map(findingView)
  const { note } = entry
  if (note === undefined) return { key, cards: [], findings }
  const size = note.fields.reduce((sum, field) => sum + field.length, 0)
  if (size > largest && !whatever) return { key, cards: [], findings, size }
  return { key, cards: note.cards.map((ordinal) => cardView(note, ordinal, showing)), findings }
}

function cardView(note: PreviewedNote, ordinal: number, showing: Showing): CardView {
  const { type, fields, deck, tags } = note
  if (type === undefined) throw new Error('A note of a type that nobody knows has no cards')
  const side = (shown: CardSide): SideView => {
    const html = renderCard(type, fields, ordinal, shown, { deck, tags, typeName: type.anki.name })
    return shownSide(withTypedAnswer(html, { type, fields, ordinal, side: shown }), showing)
  }
  const name = type.templates[type.kind === 'cloze' ? 0 : ordinal]?.name ?? ''
  return { ordinal, name, front: side('question'), back: side('answer') }
}

function findingView({ problem, message, span, hint, related }: Diagnostic): FindingView {
  return {
    code: problem.code,
    severity: problem.severity,
    message: visible(message),
    hint: hint === undefined ? undefined : visible(hint),
    ...placeView(span),
    frame: frameText(span, columns),
    related: related.map((one) => ({
      message: visible(one.message),
      ...placeView(one.span),
      frame: frameText(one.span, columns),
    })),
  }
}

function placeView({ file, start }: Span): PlaceView {
  const { line, column } = positionAt(file, start)
  return { path: file.path, line, column }
}
