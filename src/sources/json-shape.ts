import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import type { NoteType } from '../model/note-type.js'
import type { ModelIssue, NoteTypeJson } from '../model/schema.js'
import type { SourceFile } from '../text/source-file.js'
import { listed } from './json-fixes.js'
import { badShape, repeatedName } from './json-problems.js'
import { elementsOf, type JsonNode, memberOf, membersOf, nameOf, nodeAt, rangeOf } from './json-tree.js'

type Place = Parameters<typeof rangeOf>[0]

/** What is wrong with the shape of the model in a file: values and names. */
export function shapeFindings(file: SourceFile, root: JsonNode, issues: readonly ModelIssue[]): Diagnostic[] {
  const spanOf = (place: Place) => ({ file, ...rangeOf(place) })
  return [...misshapen(root, issues, spanOf), ...repeated(root, repeatedName, spanOf)]
}

function misshapen(
  root: JsonNode,
  issues: readonly ModelIssue[],
  spanOf: (place: Place) => Diagnostic['span'],
): Diagnostic[] {
  return issues.flatMap((issue) => {
    const node = nodeAt(root, issue.path)
    if (issue.code !== 'unrecognized_keys') {
      return [
        diagnose(badShape, {
          message: shapeMessage(issue, 'a text nor `{ "key": "…" }`'),
          span: beginning(spanOf(node)),
          fix: listed(issue, node, spanOf(node)),
        }),
      ]
    }
    // A name that nobody knows is pointed at itself, not at the object that holds it.
    return issue.keys.map((key) => {
      const message = `The model has no \`${key}\` ${issue.path.length === 0 ? 'at its top' : `in \`${placeOf(issue.path)}\``}`
      return diagnose(badShape, { message, span: beginning(spanOf(memberOf(node, key)?.name ?? node)) })
    })
  })
}

/** zod speaks to programmers: what it found, in other words. `either` says what a value of two kinds may be. */
export function shapeMessage(issue: ModelIssue, either: string): string {
  const place = issue.path.length === 0 ? 'This' : `\`${placeOf(issue.path)}\``
  if (issue.code === 'too_small')
    return `${place} is ${issue.origin === 'string' || issue.origin === 'array' ? 'empty' : `less than ${issue.minimum}`}`
  if (issue.code === 'invalid_union') return isMissing(issue) ? `${place} is missing` : `${place} is neither ${either}`
  if (issue.code === 'invalid_value') {
    return `${place} is not ${issue.values.map((value) => `\`${String(value)}\``).join(' or ')}`
  }
  if (issue.code !== 'invalid_type') return `${place}: ${issue.message}`
  if (isMissing(issue)) return `${place} is missing`
  return `${place} is not ${kinds[issue.expected] ?? issue.expected}`
}

/** Whether nothing stands where something should: of a value of two kinds, whichever it could be. */
function isMissing(issue: ModelIssue): boolean {
  if (issue.code !== 'invalid_union') return issue.message.endsWith('received undefined')
  return (
    issue.errors.length > 0 && issue.errors.every((kind) => kind.some((one) => one.path.length === 0 && isMissing(one)))
  )
}

const kinds: Readonly<Record<string, string>> = {
  array: 'a list, `[…]`',
  int: 'a whole number',
  object: 'an object, `{…}`',
  record: 'an object, `{…}`',
  string: 'a text, `"…"`',
}

/** A path in a JSON text as one writes it: `notes[3].fields`. */
export function placeOf(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
  return steps.join('').replace(/^\./, '')
}

/** The names that come twice in one object. */
export function repeated(root: JsonNode, problem: Problem, spanOf: (place: Place) => Diagnostic['span']): Diagnostic[] {
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
          diagnose(problem, {
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

/** Whether a note type that is described is the one that is known under its name. */
export function isSameType(known: NoteType, described: NoteTypeJson): boolean {
  return shapeOf(known) === shapeOf(described)
}

function shapeOf({ name, kind, fields, templates }: NoteType): string {
  return JSON.stringify([name, kind, fields, templates.map(({ name, front, back }) => [name, front, back])])
}

/** No more than the first line of a span. */
export function beginning(span: Diagnostic['span']): Diagnostic['span'] {
  const newline = span.file.text.indexOf('\n', span.start)
  return newline === -1 || newline >= span.end ? span : { ...span, end: newline }
}
