import { diagnose } from '../diagnostics/diagnostic.js'
import type { ExplicitId, Field, Note } from '../model/note.js'
import type { NoteType } from '../model/note-type.js'
import { modelSchema, type NoteJson } from '../model/schema.js'
import { noteTypeOf } from '../model/written-note-type.js'
import { denseOrigin } from '../text/origin.js'
import type { SourceFile } from '../text/source-file.js'
import { withoutComma } from './json-fixes.js'
import { describedTypes } from './json-note-types.js'
import { badSyntax, otherVersion } from './json-problems.js'
import { beginning, shapeFindings } from './json-shape.js'
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
  saidBy,
} from './json-tree.js'
import type { Reading } from './source.js'
import { fieldNamed, typeNamed } from './spelling.js'

/** The notes of the model as JSON, those that are whole, and what is wrong with the others. */
export function readModelJson(file: SourceFile, known: readonly NoteType[]): Reading {
  const root = jsonTree(file.text)
  if (isFault(root)) {
    const { offset, message } = root
    const end = Math.min(offset + 1, file.text.length)
    const span = { file, start: offset, end }
    return { notes: [], diagnostics: [diagnose(badSyntax, { message, span, fix: withoutComma(span) })] }
  }
  const spanOf = (node: Parameters<typeof rangeOf>[0]) => ({ file, ...rangeOf(node) })
  const written = plainValue(root) as { version?: unknown; noteTypes?: unknown; notes?: unknown }

  if (typeof written?.version === 'number' && written.version !== 1) {
    const message = `This is version ${written.version} of the model, and only version 1 is known`
    const hint = written.version > 1 ? 'update deckwright' : 'write `"version": 1`'
    const span = spanOf(nodeAt(root, ['version']))
    return { notes: [], diagnostics: [diagnose(otherVersion, { message, span, hint })] }
  }

  const issues = modelSchema.safeParse(written).error?.issues ?? []
  const diagnostics = shapeFindings(file, root, issues)
  const spoiled = new Set(issues.map(({ path }) => (path[0] === 'notes' ? path[1] : undefined)))
  const described = describedTypes(
    file,
    root,
    known,
    new Set(issues.map(({ path }) => (path[0] === 'noteTypes' ? path[1] : undefined))),
  )
  diagnostics.push(...described.diagnostics)
  const noteTypes = [...known, ...described.noteTypes.map(noteTypeOf)]
  const nodes = elementsOf(nodeAt(root, ['notes']))
  const list = Array.isArray(written?.notes) ? (written.notes as readonly NoteJson[]) : []
  const notes = list.flatMap((note, index) => {
    const node = nodes[index]
    return node === undefined || spoiled.has(index) ? [] : [lower(file, note, node, noteTypes)]
  })
  return { notes, diagnostics, noteTypes: described.noteTypes }
}

function lower(file: SourceFile, note: NoteJson, node: JsonNode, noteTypes: readonly NoteType[]): Note {
  const spanOf = (place: Parameters<typeof rangeOf>[0]) => ({ file, ...rangeOf(place) })
  const type = typeNamed(noteTypes, note.type)
  const members = membersOf(memberOf(node, 'fields')?.value)
  const fields = members.flatMap(({ name, value }): Field[] => {
    if (value.type !== 'String') return []
    const { text, origin } = saidBy(file.text, value)
    return [{ name: fieldNamed(noteTypes, type, nameOf(name)), text, span: spanOf(name), origin: denseOrigin(origin) }]
  })
  const span = spanOf(node)
  return {
    type,
    deck: note.deck,
    tags: note.tags ?? [],
    id: explicitId(note.id, () => spanOf(nodeAt(node, ['id']))),
    format: note.format ?? 'markdown',
    fields,
    span,
    head: members[0] === undefined ? beginning(span) : beginning(spanOf(members[0])),
    ...(note.file === undefined ? {} : { writtenIn: note.file }),
    ...(note.title === undefined ? {} : { title: note.title }),
    places: {
      type: spanOf(nodeAt(node, ['type'])),
      deck: note.deck === undefined ? undefined : spanOf(nodeAt(node, ['deck'])),
    },
  }
}

function explicitId(id: NoteJson['id'], span: () => ExplicitId['span']): ExplicitId | undefined {
  if (id === undefined) return undefined
  if (typeof id === 'string') return { kind: 'guid', value: id, span: span() }
  return { kind: 'key', value: id.key, span: span() }
}
