import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import type { NoteType } from '../model/note-type.js'
import type { NoteTypeJson } from '../model/schema.js'
import type { WrittenNoteType, WrittenText } from '../model/written-note-type.js'
import type { SourceFile } from '../text/source-file.js'
import { changedNoteType } from './json-problems.js'
import { isSameType } from './json-shape.js'
import { elementsOf, type JsonNode, memberOf, nodeAt, plainValue, rangeOf, saidBy } from './json-tree.js'

/** The note types that a file describes and that are not known, and those that are known otherwise. */
export function describedTypes(
  file: SourceFile,
  root: JsonNode,
  known: readonly NoteType[],
  misshapen: ReadonlySet<PropertyKey | undefined>,
): { readonly noteTypes: readonly WrittenNoteType[]; readonly diagnostics: readonly Diagnostic[] } {
  const noteTypes: WrittenNoteType[] = []
  const diagnostics: Diagnostic[] = []
  for (const [index, node] of elementsOf(memberOf(root, 'noteTypes')?.value).entries()) {
    // What is wrong with its shape was told.
    if (misshapen.has(index)) continue
    const described = plainValue(node) as NoteTypeJson
    const type = known.find(({ name }) => name === described.name)
    if (type === undefined) noteTypes.push(writtenType(file, node, described))
    else if (!isSameType(type, described)) {
      const message = `The note type \`${type.name}\` differs from the one that is known under this name`
      const hint = 'give it another name, or leave it out of `noteTypes`: the known one is then meant'
      const span = { file, ...rangeOf(nodeAt(node, ['name'])) }
      diagnostics.push(diagnose(changedNoteType, { message, span, hint }))
    }
  }
  return { noteTypes, diagnostics }
}

function writtenType(
  file: SourceFile,
  node: JsonNode,
  { kind, fields, templates, css }: NoteTypeJson,
): WrittenNoteType {
  const at = (...path: PropertyKey[]): WrittenText => textAt(file, nodeAt(node, path))
  return {
    name: at('name'),
    kind,
    fields: fields.map((_, index) => ({ name: at('fields', index) })),
    templates: templates.map((_, index) => ({
      name: at('templates', index, 'name'),
      front: at('templates', index, 'front'),
      back: at('templates', index, 'back'),
    })),
    css: css === undefined ? undefined : at('css'),
  }
}

/** What a string of a JSON text says, and where. */
export function textAt(file: SourceFile, node: JsonNode): WrittenText {
  const span = { file, ...rangeOf(node) }
  return node.type === 'String' ? { ...saidBy(file.text, node), span } : { text: '', span, origin: [0, span.start] }
}
