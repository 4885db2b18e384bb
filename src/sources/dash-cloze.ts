import { builtinNoteTypes } from '../model/builtin-note-types.js'
import type { ExplicitId, Field, Note, NotePlaces } from '../model/note.js'
import { delimitersIn } from '../syntax/dash-cloze/delimiters.js'
import { dashFields, dashNumbers } from '../syntax/dash-cloze/fields.js'
import { deckLineIn, isNearDeckLine, isQuestion, sectionIn } from '../syntax/dash-cloze/lines.js'
import type { DashParagraph } from '../syntax/dash-cloze/nodes.js'
import { parseDashCloze } from '../syntax/dash-cloze/parse.js'
import { dashProblems } from '../syntax/dash-cloze/problems.js'
import { tagsIn } from '../syntax/tags.js'
import type { SourceFile } from '../text/source-file.js'
import { spanOf } from '../text/span.js'
import { inSection } from './dash-sections.js'
import type { ReadOptions, Source } from './source.js'
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
    const parsed = parseDashCloze(file, {
      start: options.frontMatter?.end ?? 0,
      deckGiven: options.deckGiven || deck !== undefined,
      type: matter('model', 'type') || undefined,
    })
    const tags = (matter('tags', 'tag') ?? '').split(/[\s,]+/).filter((tag) => tag !== '')
    const places = { type: inMatter('model', 'type')?.span, deck: inMatter('deck')?.span }
    const notes = parsed.tree.paragraphs
      .filter((paragraph) => paragraph.kind !== 'none')
      .map((paragraph) => inSection(lower(file, paragraph, deck, tags, places), paragraph.sections, options.sections))
    return { notes, diagnostics: parsed.diagnostics }
  },
}

/** Whether a file has a deck line; or is plain text, without any Markdown block, that makes a card. */
function recognises(file: SourceFile, options: ReadOptions): boolean {
  const lines = file.text.slice(options.frontMatter?.end ?? 0).split('\n')
  if (options.deckGiven || lines.some((line) => deckLineIn(line) !== undefined))
    return lines.some((line) => /\S/.test(line))
  const text = lines.join('\n')
  const hides = /(?<![\p{L}\p{N}_.,:/-])\d+\.-\S|\{\{c\d+::/u.test(text)
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

function lower(
  file: SourceFile,
  paragraph: DashParagraph,
  fileDeck: string | undefined,
  fileTags: readonly string[],
  filePlaces: NotePlaces,
): Note {
  const comment = (key: 'id') => paragraph.comments.findLast((one) => one.key === key)
  const id = comment('id')
  const typeComment = [...(paragraph.deck?.comments ?? []), ...paragraph.comments].findLast(({ key }) => key === 'type')
  const tags = [...(paragraph.deck?.comments ?? []), ...paragraph.comments]
    .filter((one) => one.key === 'tags')
    .flatMap((one) => tagsIn(file, one.value, one.valueSpan.start).map((tag) => tag.name))
  return {
    type: typeNamed(paragraph.type ?? 'Basic'),
    deck: paragraph.deck?.name || fileDeck,
    tags: [...new Set([...fileTags, ...tags])],
    id: id && ({ kind: 'guid', value: id.value, span: id.valueSpan } satisfies ExplicitId),
    format: 'markdown',
    fields: fieldsOf(paragraph),
    given: dashNumbers(paragraph),
    span: paragraph.span,
    head: paragraph.head,
    places: {
      type: typeComment?.valueSpan ?? filePlaces.type,
      deck: paragraph.deck?.name ? paragraph.deck.nameSpan : filePlaces.deck,
    },
  }
}

/** The first two fields of the note's type, and the places that stand for their names. */
function fieldsOf(paragraph: DashParagraph): Field[] {
  const { type, kind, head, span } = paragraph
  const names = builtinNoteTypes.find((known) => known.name === typeNamed(type ?? 'Basic'))?.fields
  const [first, second] = dashFields(paragraph)
  const below = second.text === '' ? span.end : (second.origin[1] ?? span.end)
  return [
    { name: names?.[0] ?? (kind === 'cloze' ? 'Text' : 'Front'), ...first, span: head },
    {
      name: names?.[1] ?? (kind === 'cloze' ? 'Back Extra' : 'Back'),
      ...second,
      span: spanOf(span.file, below, span.end),
    },
  ]
}
