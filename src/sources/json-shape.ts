import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { builtinNoteTypes } from '../model/builtin-note-types.js'
import type { NoteType } from '../model/note-type.js'
import type { ModelIssue } from '../model/schema.js'
import type { SourceFile } from '../text/source-file.js'
import { badShape, foreignNoteType, repeatedName } from './json-problems.js'
import { elementsOf, type JsonNode, memberOf, membersOf, nameOf, nodeAt, rangeOf } from './json-tree.js'

type Place = Parameters<typeof rangeOf>[0]

/** What is wrong with the shape of the model in a file: values, names and note types. */
export function shapeFindings(
  file: SourceFile,
  root: JsonNode,
  issues: readonly ModelIssue[],
  noteTypes: unknown,
): Diagnostic[] {
  const spanOf = (place: Place) => ({ file, ...rangeOf(place) })
  return [...misshapen(root, issues, spanOf), ...repeated(root, spanOf), ...foreign(root, noteTypes, spanOf)]
}

function misshapen(
  root: JsonNode,
  issues: readonly ModelIssue[],
  spanOf: (place: Place) => Diagnostic['span'],
): Diagnostic[] {
  return issues.flatMap((issue) => {
    const node = nodeAt(root, issue.path)
    // A name that nobody knows is pointed at itself, not at the object that holds it.
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : undefined
    const places = unknown?.map((key) => memberOf(node, key)?.name ?? node) ?? [node]
    const message = shapeMessage(issue.path, issue.message)
    return places.map((place) => diagnose(badShape, { message, span: beginning(spanOf(place)) }))
  })
}

function shapeMessage(path: readonly PropertyKey[], message: string): string {
  const place = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('')
  const plain = message.replace(/^Invalid input: /, '').replace(/"/g, '`')
  return `${place === '' ? 'The model' : `\`${place.replace(/^\./, '')}\``}: ${plain.charAt(0).toLowerCase()}${plain.slice(1)}`
}

/** The names that come twice in one object. */
function repeated(root: JsonNode, spanOf: (place: Place) => Diagnostic['span']): Diagnostic[] {
  const found: Diagnostic[] = []
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    open.push(...elementsOf(node))
    const seen = new Map<string, JsonNode>()
    for (const { name, value } of membersOf(node)) {
      open.push(value)
      const first = seen.get(nameOf(name))
      if (name.type !== 'String') continue
      if (first === undefined) seen.set(name.value, name)
      else {
        const related = [{ message: 'first here', span: spanOf(first) }]
        found.push(
          diagnose(repeatedName, {
            message: `\`${name.value}\` comes twice in one object`,
            span: spanOf(name),
            related,
          }),
        )
      }
    }
  }
  return found
}

/** The note types that are described, and are not built in. */
function foreign(root: JsonNode, described: unknown, spanOf: (place: Place) => Diagnostic['span']): Diagnostic[] {
  if (!Array.isArray(described)) return []
  return described.flatMap((type: NoteType, index) => {
    const builtin = builtinNoteTypes.find(({ name }) => name === type?.name)
    if (builtin !== undefined && shapeOf(builtin) === shapeOf(type)) return []
    const message =
      builtin === undefined
        ? `The note type \`${type?.name}\` is not built in`
        : `The note type \`${builtin.name}\` differs from the one that is built in`
    const span = spanOf(nodeAt(root, ['noteTypes', index, 'name']))
    return [diagnose(foreignNoteType, { message, span, hint: 'leave `noteTypes` out: the built-in ones are known' })]
  })
}

function shapeOf({ name, kind, fields, templates }: NoteType): string {
  return JSON.stringify([name, kind, fields, templates?.map(({ name, front, back }) => [name, front, back])])
}

/** No more than the first line of a span. */
export function beginning(span: Diagnostic['span']): Diagnostic['span'] {
  const newline = span.file.text.indexOf('\n', span.start)
  return newline === -1 || newline >= span.end ? span : { ...span, end: newline }
}
