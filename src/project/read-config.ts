import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { replaced, unsafeFix } from '../diagnostics/fix.js'
import type { WrittenNoteType, WrittenPart, WrittenText } from '../model/written-note-type.js'
import { listed, withoutComma } from '../sources/json-fixes.js'
import { textAt } from '../sources/json-note-types.js'
import { beginning, placeOf, repeated, shapeMessage } from '../sources/json-shape.js'
import {
  elementsOf,
  isFault,
  type JsonNode,
  jsonTree,
  memberOf,
  membersOf,
  nameOf,
  nodeAt,
  plainValue,
  rangeOf,
} from '../sources/json-tree.js'
import { nearest } from '../text/nearest.js'
import type { SourceFile } from '../text/source-file.js'
import type { Config } from './config.js'
import { type ConfigJson, configSchema, keysAt } from './config-schema.js'
import { badJson, badValue, missingFile, repeatedKey, unknownKey } from './problems.js'

/** What `deckwright.json` says, and what is wrong with it. */
export interface ConfigReading {
  /** Undefined where something is wrong with the file itself; what is wrong with note types is told later. */
  readonly config: Config | undefined
  readonly diagnostics: readonly Diagnostic[]
}

/** Opens a file that the configuration names, by its path from there: its text, or what is wrong with it. */
export type OpenText = (path: string) => {
  readonly file?: SourceFile
  readonly diagnostic?: Diagnostic
  readonly reason?: string
}

/** Reads `deckwright.json`. All that is wrong is told at once. */
export function readConfig(file: SourceFile, open: OpenText): ConfigReading {
  const root = jsonTree(file.text)
  if (isFault(root)) {
    const end = Math.min(root.offset + 1, file.text.length)
    const span = { file, start: root.offset, end }
    return {
      config: undefined,
      diagnostics: [diagnose(badJson, { message: root.message, span, fix: withoutComma(span) })],
    }
  }
  const spanOf = (node: Parameters<typeof rangeOf>[0]) => ({ file, ...rangeOf(node) })
  const issues = configSchema.safeParse(plainValue(root)).error?.issues ?? []
  const diagnostics = repeated(root, repeatedKey, spanOf)
  for (const issue of issues) {
    const node = nodeAt(root, issue.path)
    if (issue.code !== 'unrecognized_keys') {
      const message = shapeMessage(issue, eitherAt(issue.path))
      diagnostics.push(
        diagnose(badValue, { message, span: beginning(spanOf(node)), fix: listed(issue, node, spanOf(node)) }),
      )
    } else {
      for (const key of issue.keys)
        diagnostics.push(strangeKey(key, issue.path, spanOf(memberOf(node, key)?.name ?? node)))
    }
  }
  const read = textReader(file, root, open, diagnostics)
  if (diagnostics.length > 0) {
    for (const node of namedFiles(root)) read(node)
    return { config: undefined, diagnostics }
  }

  const { $schema, noteTypes, severity, styling, ...plain } = plainValue(root) as ConfigJson
  const config: Config = {
    ...plain,
    noteTypes: membersOf(memberOf(root, 'noteTypes')?.value).map(({ name, value }) =>
      noteTypeAt(textAt(file, name as JsonNode), value, noteTypes?.[nameOf(name)]?.kind ?? 'standard', file, read),
    ),
    severities: membersOf(memberOf(root, 'severity')?.value).map(({ name, value }) => ({
      code: nameOf(name),
      level: severity?.[nameOf(name)] ?? 'warning',
      codeSpan: spanOf(name),
      levelSpan: spanOf(value),
    })),
    styling: styling === undefined ? undefined : read(nodeAt(root, ['styling'])),
  }
  return { config: diagnostics.length > 0 ? undefined : config, diagnostics }
}

function strangeKey(key: string, path: readonly PropertyKey[], span: Diagnostic['span']): Diagnostic {
  const known = keysAt(path)
  const meant = nearest(key, known)
  const where = path.length === 0 ? '' : ` in \`${placeOf(path)}\``
  const names = known.filter((name) => name !== '$schema').map((name) => `\`${name}\``)
  const hint = meant === undefined ? `there are ${names.join(', ')}` : `did you mean \`${meant}\`?`
  const fix = meant === undefined ? undefined : unsafeFix(`write \`${meant}\``, replaced(span, `"${meant}"`))
  return diagnose(unknownKey, { message: `\`${key}\` means nothing${where}`, span, hint, fix })
}

/** What a value that may be of two kinds may be. */
function eitherAt(path: readonly PropertyKey[]): string {
  return path.includes('fields')
    ? 'a name nor `{ "name": "…", "was": "…" }`'
    : 'a text nor `{ "file": "…" }`, the path of one'
}

/** The places where a file is named, wherever the file may otherwise be wrong. */
function namedFiles(root: JsonNode): JsonNode[] {
  const types = membersOf(memberOf(root, 'noteTypes')?.value).map(({ value }) => value)
  const templates = types.flatMap((type) => elementsOf(memberOf(type, 'templates')?.value))
  const holders: [JsonNode, string][] = [
    [root, 'styling'],
    ...types.map((type): [JsonNode, string] => [type, 'css']),
    ...templates.flatMap((template): [JsonNode, string][] => [
      [template, 'front'],
      [template, 'back'],
    ]),
  ]
  return holders.flatMap(([holder, name]) => {
    const value = memberOf(holder, name)?.value
    return value !== undefined && memberOf(value, 'file')?.value.type === 'String' ? [value] : []
  })
}

type ReadText = (node: JsonNode) => WrittenText

/** Reads texts that stand in the configuration itself, or in a file that it names. */
function textReader(file: SourceFile, root: JsonNode, open: OpenText, diagnostics: Diagnostic[]): ReadText {
  const opened = new Map<string, ReturnType<OpenText>>()
  return (node) => {
    if (node.type === 'String') return textAt(file, node)
    const place = nodeAt(node, ['file'])
    const path = String(plainValue(place))
    const found = opened.get(path) ?? open(path)
    const told = opened.has(path)
    opened.set(path, found)
    if (found.file !== undefined) {
      const span = { file: found.file, start: 0, end: found.file.text.length }
      return { text: found.file.text, span, origin: [0, 0] }
    }
    if (found.diagnostic !== undefined && !told) diagnostics.push(found.diagnostic)
    if (found.reason !== undefined) {
      const message = `\`${path}\` cannot be read: ${found.reason}`
      diagnostics.push(diagnose(missingFile, { message, span: { file, ...rangeOf(place) } }))
    }
    return { text: '', span: { file, ...rangeOf(root) }, origin: [0, 0] }
  }
}

function noteTypeAt(
  name: WrittenText,
  node: JsonNode,
  kind: WrittenNoteType['kind'],
  file: SourceFile,
  read: ReadText,
): WrittenNoteType {
  const was = (inside: JsonNode) => {
    const value = memberOf(inside, 'was')?.value
    return value === undefined ? undefined : textAt(file, value)
  }
  const css = memberOf(node, 'css')?.value
  return {
    name,
    was: was(node),
    kind,
    fields: elementsOf(memberOf(node, 'fields')?.value).map(
      (field): WrittenPart =>
        field.type === 'String' ? { name: read(field) } : { name: read(nodeAt(field, ['name'])), was: was(field) },
    ),
    templates: elementsOf(memberOf(node, 'templates')?.value).map((template) => ({
      name: read(nodeAt(template, ['name'])),
      was: was(template),
      front: read(nodeAt(template, ['front'])),
      back: read(nodeAt(template, ['back'])),
    })),
    css: css === undefined ? undefined : read(css),
  }
}
