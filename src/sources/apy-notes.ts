import type { ExplicitId, Field, Note } from '../model/note.js'
import { problemsForApy } from '../syntax/apy-notes/apy-problems.js'
import { formatApyNotes } from '../syntax/apy-notes/format.js'
import { keyNamed, markdownValue } from '../syntax/apy-notes/keys.js'
import { headingIn, keyIn } from '../syntax/apy-notes/lines.js'
import { lostInApy } from '../syntax/apy-notes/lost-in-apy.js'
import type { ApyFile, ApyKey, ApyKeyName, ApyNote } from '../syntax/apy-notes/nodes.js'
import { parseApyNotes } from '../syntax/apy-notes/parse.js'
import { apyProblems } from '../syntax/apy-notes/problems.js'
import { fencedCode } from '../syntax/fenced-code.js'
import { tagsIn } from '../syntax/tags.js'
import { linesOf } from '../text/lines.js'
import { denseOrigin } from '../text/origin.js'
import type { SourceFile } from '../text/source-file.js'
import type { ReadOptions, RecogniseOptions, Source } from './source.js'
import { fieldNamed, typeNamed } from './spelling.js'

/** Notes in the Markdown of apy: a heading for each note, a heading for each field. */
export const apyNotes: Source = {
  name: 'apy-notes',
  problems: [...apyProblems, ...problemsForApy],
  recognises,
  read(file, options) {
    const { end: start = 0, keys = [] } = options.frontMatter ?? {}
    const markdown = keys.find(({ name }) => name === 'markdown' || name === 'md')?.value
    const { tree, diagnostics } = parseApyNotes(file, { start, markdown })
    // A note without fields says nothing; the parser has told it.
    const notes = tree.notes.filter((note) => note.fields.some(isNamed))
    const lowered = new Map(notes.map((note) => [note, lower(file, tree, note, options)]))
    const fieldsOf = (note: ApyNote) => options.noteTypes.find(({ name }) => name === lowered.get(note)?.type)?.fields
    return { notes: [...lowered.values()], diagnostics: [...diagnostics, ...lostInApy(file, tree, fieldsOf)] }
  },
  format: (file, frontMatter) => formatApyNotes(file, { start: frontMatter?.end ?? 0 }),
}

/**
 * Whether a file is apy notes: a key at its top or right under a level-1 heading, or such a heading with a field of a
 * known name right below it.
 */
function recognises(file: SourceFile, options: RecogniseOptions): boolean {
  const lines = linesOf(file.text)
  const fieldNames = new Set(options.noteTypes.flatMap((type) => type.fields.map((name) => name.toLowerCase())))
  const codeAt = fencedCode(lines)
  // What came last, blank lines and comments aside: nothing or a level-1 heading, where keys may stand, or text.
  let last: 'top' | 'note' | 'text' = 'top'
  // Below `# Note` a field says what the file is even where text stands between them, which is a fault to be told.
  let isNote = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    if (line === undefined || line.start < (options.frontMatter?.end ?? 0)) continue
    if (line.text.trim() === '' || /^[ \t]*<!--.*-->[ \t]*$/.test(line.text)) continue
    const heading = headingIn(line.text)
    if (heading?.level === 1) {
      last = 'note'
      isNote = /^note$/i.test(heading.text)
    } else if (heading?.level === 2) {
      if ((last === 'note' || isNote) && fieldNames.has(heading.text.toLowerCase())) return true
      last = 'text'
    } else {
      const key = last === 'text' ? undefined : keyIn(line.text)
      if (key !== undefined && keyNamed(key.word) !== undefined) return true
      at = codeAt(0, at)?.end ?? at
      if (key === undefined) last = 'text'
    }
  }
  return false
}

function lower(file: SourceFile, tree: ApyFile, note: ApyNote, { frontMatter, noteTypes }: ReadOptions): Note {
  const own = (name: ApyKeyName) => note.keys.findLast((key) => key.name === name)
  const given = (name: ApyKeyName) => own(name) ?? tree.keys.findLast((key) => key.name === name)
  const inMatter = (...names: string[]) => frontMatter?.keys.find((key) => names.includes(key.name))
  const matter = (...names: string[]) => inMatter(...names)?.value
  const comment = (name: 'id' | 'type') =>
    [...note.comments, ...tree.comments].find(({ key, value }) => key === name && value !== '')

  const type = typeNamed(
    noteTypes,
    given('model')?.value ?? comment('type')?.value ?? matter('model', 'type') ?? 'Basic',
  )
  const markdown = given('markdown')?.value ?? matter('markdown', 'md') ?? 'true'
  const tags = [
    ...(matter('tags', 'tag') ?? '').split(/[\s,]+/).filter((tag) => tag !== ''),
    ...[...tree.keys, ...note.keys, ...tree.comments.map(asTags), ...note.comments.map(asTags)]
      .filter((key) => key?.name === 'tags')
      .flatMap((key) => (key === undefined ? [] : tagsIn(file, key.value, key.valueSpan.start)))
      .map((tag) => tag.name),
  ]
  return {
    type,
    deck: given('deck')?.value ?? (matter('deck') || undefined),
    tags: [...new Set(tags)],
    id:
      explicitId(own('id'), own('nid') ?? given('nid'), given('external-ids') !== undefined) ??
      commentId(comment('id')),
    format: markdownValue(markdown) === false ? 'html' : 'markdown',
    fields: note.fields.map(
      (field): Field => ({
        name: fieldNamed(noteTypes, type, field.name),
        text: field.text,
        span: field.nameSpan,
        origin: denseOrigin(field.origin),
      }),
    ),
    span: note.span,
    head: note.head,
    title: note.title,
    places: {
      type: given('model')?.valueSpan ?? comment('type')?.valueSpan ?? inMatter('model', 'type')?.span,
      deck: given('deck')?.valueSpan ?? inMatter('deck')?.span,
    },
  }
}

function isNamed(field: ApyNote['fields'][number]): boolean {
  return field.name !== ''
}

function explicitId(id: ApyKey | undefined, nid: ApyKey | undefined, external: boolean): ExplicitId | undefined {
  if (id !== undefined) return { kind: external ? 'key' : 'guid', value: id.value, span: id.valueSpan }
  return nid && { kind: 'key', value: `nid:${nid.value}`, span: nid.valueSpan }
}

function commentId(comment: { value: string; valueSpan: ExplicitId['span'] } | undefined): ExplicitId | undefined {
  return comment && { kind: 'guid', value: comment.value, span: comment.valueSpan }
}

function asTags(comment: ApyNote['comments'][number]): Pick<ApyKey, 'name' | 'value' | 'valueSpan'> | undefined {
  return comment.key === 'tags' ? { name: 'tags', value: comment.value, valueSpan: comment.valueSpan } : undefined
}
