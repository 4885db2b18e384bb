import type { MarkedFinding } from '../diagnostics/baseline.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { shortHash } from '../identity/short-hash.js'
import type { Note } from '../model/note.js'
import { notesByPlace } from '../model/note-places.js'
import { type Span, textOf } from '../text/span.js'

type Mark = Pick<MarkedFinding['mark'], 'note' | 'fingerprint'>

/**
 * Gives findings what a baseline knows them by. A note is known by its text, so that it may move within its file; what
 * stands in none by its paragraph, and what is said of a file as a whole by nothing more.
 */
export function marking(notes: readonly Note[], pathOf: (diagnostic: Diagnostic) => string) {
  const noteAt = notesByPlace(notes)
  const known = new Map<Note, Mark>()
  const markOf = (span: Span): Mark => {
    if (span.start === span.end && span.start === 0) return { note: '', fingerprint: '' }
    const note = noteAt(span.file, span.start)
    if (note === undefined) return marked(paragraphAt(span))
    const mark = known.get(note) ?? marked(textOf(note.span), firstText(note))
    known.set(note, mark)
    return mark
  }
  return (diagnostic: Diagnostic): MarkedFinding => ({
    diagnostic,
    mark: { file: pathOf(diagnostic), code: diagnostic.problem.code, ...markOf(diagnostic.span) },
  })
}

function marked(text: string, words = text): Mark {
  return { note: firstWords(plain(words)), fingerprint: shortHash(plain(text), 16) }
}

function firstText({ fields }: Note): string | undefined {
  return fields.find(({ text }) => text.trim() !== '')?.text
}

/** A text without what an editor may change in passing. */
function plain(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}

function firstWords(text: string): string {
  const characters = Array.from(text.slice(0, 200))
  return characters.length <= 50 ? characters.join('') : `${characters.slice(0, 49).join('')}…`
}

/** The lines around a place, up to blank ones; of an endless paragraph only the surroundings. */
function paragraphAt({ file: { text }, start }: Span): string {
  const reach = 10_000
  const above = text.slice(Math.max(0, start - reach), start).split(/\n[ \t]*\n/)
  const below = text.slice(start, start + reach).split(/\n[ \t]*(?:\n|$)/)
  return `${above.at(-1)}${below[0]}`
}
