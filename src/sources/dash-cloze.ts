import { regionsOf } from '../cloze/regions.js'
import type { ExplicitId, Field, Note, NotePlaces } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { firstDeckLine, mayHoldDeckLine } from '../syntax/dash-cloze/blocks.js'
import { delimitersIn } from '../syntax/dash-cloze/delimiters.js'
import { dashFields, dashNumbers } from '../syntax/dash-cloze/fields.js'
import { formatDashCloze } from '../syntax/dash-cloze/format.js'
import { isNearDeckLine, isQuestion, sectionIn } from '../syntax/dash-cloze/lines.js'
import type { DashParagraph } from '../syntax/dash-cloze/nodes.js'
import { readDashCloze } from '../syntax/dash-cloze/parse.js'
import { dashProblems } from '../syntax/dash-cloze/problems.js'
import { tagsIn } from '../syntax/tags.js'
import { letterPattern } from '../text/letter-pattern.js'
import { linesOf } from '../text/lines.js'
import { denseOrigin, type TracedText } from '../text/origin.js'
import type { SourceFile } from '../text/source-file.js'
import { type Span, spanOf } from '../text/span.js'
import { inSection } from './dash-sections.js'
import type { RecogniseOptions, Source } from './source.js'
import { typeNamed } from './spelling.js'

/** Paragraphs in which dashes hide words, and questions with their answers below them. */
export const dashCloze: Source = {
  name: 'dash-cloze',
  problems: dashProblems,
  recognises,
  read(file, options) {
    const inMatter = (...names: string[]) => options.frontMatter?.keys.find((key) => names.includes(key.name))
    const matter = (...names: string[]) => inMatter(...names)?.value
    const deck = matter('deck') || undefined
    const types = new Map<string, NamedType>()
    const typeOf = (written: string): NamedType => {
      const known = types.get(written)
      if (known !== undefined) return known
      const name = typeNamed(options.noteTypes, written)
      const found = { name, type: options.noteTypes.find((type) => type.name === name) }
      types.set(written, found)
      return found
    }
    const tags = [...new Set((matter('tags', 'tag') ?? '').split(/[\s,]+/).filter((tag) => tag !== ''))]
    const places: NotePlaces = { type: inMatter('model', 'type')?.span, deck: inMatter('deck')?.span }
    const ofFile = { deck, tags, places, placesFrom: heldOnce() }
    const notes: Note[] = []
    const take = (paragraph: DashParagraph) => {
      if (paragraph.kind === 'none') return
      const { name, type } = typeOf(paragraph.type ?? 'Basic')
      const note = lower(file, paragraph, name, fieldsOf(paragraph, type?.fields), ofFile)
      notes.push(inSection(note, paragraph.sections, options))
    }
    const reading = {
      start: options.frontMatter?.end ?? 0,
      deckGiven: options.deckGiven,
      deck,
      type: matter('model', 'type') || undefined,
      isClozeType: (name: string) => typeOf(name).type?.kind === 'cloze',
    }
    const { diagnostics } = readDashCloze(file, reading, take)
    return { notes, diagnostics }
  },
  format(file, frontMatter) {
    const named = frontMatter?.keys.some(({ name, value }) => name === 'deck' && value !== '') === true
    return formatDashCloze(file, { start: frontMatter?.end ?? 0, named })
  },
}

/** A note type by the name that a source gives it, as the type spells it. */
interface NamedType {
  readonly name: string
  readonly type: NoteType | undefined
}

const hiding = letterPattern(String.raw`(?<![\p{L}\p{N}_.,:/-])\d+\.-\S|\{\{c\d+::`, 'u')

/** Whether a file has a deck line; or is plain text, without any Markdown block, that makes a card. */
function recognises(file: SourceFile, options: RecogniseOptions): boolean {
  const whole = file.text.slice(options.frontMatter?.end ?? 0)
  if (options.deckGiven || (mayHoldDeckLine(whole) && firstDeckLine(linesOf(whole)) !== -1)) return /\S/.test(whole)
  // What stands in code is an example.
  const text = withoutCode(whole)
  const lines = text.split('\n')
  const hides = hiding(text).test(text)
  if (hides || options.frontMatter?.keys.some((key) => key.name === 'deck')) return true
  const near = lines.some((line) => isNearDeckLine(line))
  const structured = lines.some(
    (line) => sectionIn(line) !== undefined || /^[ \t]*(?:[-+*]|\d+[.)])[ \t]|^[ \t]*(?:```|~~~)|^\|/.test(line),
  )
  if (structured && !near) return false
  return text.split(/\n[ \t]*\n/).some((paragraph) => {
    const { deletions, unclosed } = delimitersIn(paragraph)
    return deletions.length + unclosed.length > 0 || isQuestion(paragraph.trimStart().split('\n', 1)[0] ?? '')
  })
}

/** What a file says of all its notes. */
interface OfFile {
  readonly deck: string | undefined
  readonly tags: readonly string[]
  readonly places: NotePlaces
  readonly placesFrom: ReturnType<typeof heldOnce>
}

/** Places, the same object for as long as they are the same: all notes below a deck line have one. */
function heldOnce(): (type: Span | undefined, deck: Span | undefined) => NotePlaces {
  let last: NotePlaces = { type: undefined, deck: undefined }
  return (type, deck) => {
    if (last.type !== type || last.deck !== deck) last = { type, deck }
    return last
  }
}

function lower(
  file: SourceFile,
  paragraph: DashParagraph,
  type: string,
  fields: readonly Field[],
  ofFile: OfFile,
): Note {
  const id = paragraph.comments.findLast((one) => one.key === 'id' && one.value !== '')
  const ofDeck = paragraph.deck?.comments ?? []
  const comments = ofDeck.length === 0 ? paragraph.comments : [...ofDeck, ...paragraph.comments]
  const typeComment = comments.findLast(({ key }) => key === 'type')
  const tags = comments
    .filter((one) => one.key === 'tags')
    .flatMap((one) => tagsIn(file, one.value, one.valueSpan.start).map((tag) => tag.name))
  return {
    type,
    deck: paragraph.deck?.name || ofFile.deck,
    tags: tags.length === 0 ? ofFile.tags : [...new Set([...ofFile.tags, ...tags])],
    id: id && ({ kind: 'guid', value: id.value, span: id.valueSpan } satisfies ExplicitId),
    format: 'markdown',
    fields,
    given: dashNumbers(paragraph),
    span: paragraph.span,
    head: paragraph.head,
    places: ofFile.placesFrom(
      typeComment?.valueSpan ?? ofFile.places.type,
      paragraph.deck?.name ? paragraph.deck.nameSpan : ofFile.places.deck,
    ),
  }
}

function withoutCode(text: string): string {
  let plain = ''
  let from = 0
  for (const { kind, start, end } of regionsOf(text, 'markdown')) {
    if (kind !== 'code') continue
    plain += `${text.slice(from, start)}\``
    from = end
  }
  return plain + text.slice(from)
}

/** The first two fields of the note's type, and the places that stand for their names. */
function fieldsOf(paragraph: DashParagraph, names: readonly string[] | undefined): Field[] {
  const { kind, head, span } = paragraph
  const [first, second] = dashFields(paragraph)
  const below = second.text === '' ? span.end : (second.origin[1] ?? span.end)
  const front: Field = fieldOf(names?.[0] ?? (kind === 'cloze' ? 'Text' : 'Front'), first, head)
  // What a type with one field has no place for is told as a field that it does not have.
  if (names?.length === 1 && second.text === '') return [front]
  const name = names?.[1] ?? (kind === 'cloze' ? 'Back Extra' : 'Back')
  return [front, fieldOf(name, second, spanOf(span.file, below, span.end))]
}

/** Written out: a spread would make it of two objects. */
function fieldOf(name: string, { text, origin }: TracedText, span: Span): Field {
  return { name, text, span, origin: denseOrigin(origin) }
}
