import { diagnose } from '../diagnostics/diagnostic.js'
import type { ExplicitId, Field, Note } from '../model/note.js'
import type { NoteJson } from '../model/schema.js'
import type { SourceFile } from '../text/source-file.js'
import { badSyntax, jsonProblems, otherVersion } from './json-problems.js'
import type { JsonNode } from './json-tree.js'
import type { Reading, Source } from './source.js'
import { fieldNamed, typeNamed } from './spelling.js'

/** The model itself as JSON, as the json emitter or a program of the user's own writes it. */
export const modelJson: Source = {
  name: 'json',
  problems: jsonProblems,
  recognises: (file) => /^\s*\{\s*["}]/.test(file.text) || /\.json$/i.test(file.path),
  read,
}

type Tree = typeof import('./json-tree.js')

async function read(file: SourceFile): Promise<Reading> {
  const [tree, { modelSchema }] = await Promise.all([import('./json-tree.js'), import('../model/schema.js')])
  const root = tree.jsonTree(file.text)
  if (tree.isFault(root)) {
    const { offset, message } = root
    const end = Math.min(offset + 1, file.text.length)
    return { notes: [], diagnostics: [diagnose(badSyntax, { message, span: { file, start: offset, end } })] }
  }
  const spanOf = (node: Parameters<Tree['rangeOf']>[0]) => ({ file, ...tree.rangeOf(node) })
  const written = tree.plainValue(root) as { version?: unknown; noteTypes?: unknown; notes?: unknown }

  if (typeof written?.version === 'number' && written.version !== 1) {
    const message = `This is version ${written.version} of the model, and only version 1 is known`
    const hint = written.version > 1 ? 'update deckwright' : 'write `"version": 1`'
    const span = spanOf(tree.nodeAt(root, ['version']))
    return { notes: [], diagnostics: [diagnose(otherVersion, { message, span, hint })] }
  }

  const issues = modelSchema.safeParse(written).error?.issues ?? []
  const diagnostics = shapeFindings(file, root, issues, written.noteTypes)
  const spoiled = new Set(issues.map(({ path }) => (path[0] === 'notes' ? path[1] : undefined)))
  const nodes = tree.elementsOf(tree.nodeAt(root, ['notes']))
  const list = Array.isArray(written?.notes) ? (written.notes as readonly NoteJson[]) : []
  const notes = list.flatMap((note, index) => {
    const node = nodes[index]
    return node === undefined || spoiled.has(index) ? [] : [lower(tree, file, note, node)]
  })
  return { notes, diagnostics }
}

function lower(tree: Tree, file: SourceFile, note: NoteJson, node: JsonNode): Note {
  const spanOf = (place: Parameters<Tree['rangeOf']>[0]) => ({ file, ...tree.rangeOf(place) })
  const type = typeNamed(note.type)
  const members = tree.membersOf(tree.memberOf(node, 'fields')?.value)
  const fields = members.flatMap(({ name, value }): Field[] =>
    value.type === 'String'
      ? [{ name: fieldNamed(type, tree.nameOf(name)), span: spanOf(name), ...tree.saidBy(file.text, value) }]
      : [],
  )
  const span = spanOf(node)
  return {
    type,
    deck: note.deck,
    tags: note.tags ?? [],
    id: explicitId(note.id, () => spanOf(tree.nodeAt(node, ['id']))),
    format: note.format ?? 'markdown',
    fields,
    span,
    head: members[0] === undefined ? beginning(span) : beginning(spanOf(members[0])),
    ...(note.title === undefined ? {} : { title: note.title }),
  }
}

function explicitId(id: NoteJson['id'], span: () => ExplicitId['span']): ExplicitId | undefined {
  if (id === undefined) return undefined
  if (typeof id === 'string') return { kind: 'guid', value: id, span: span() }
  return { kind: 'key', value: id.key, span: span() }
}
