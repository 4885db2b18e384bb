import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { type Fix, replaced, unsafeFix } from '../diagnostics/fix.js'
import { isEmptyField, readTemplate, type TemplateNode } from '../model/template.js'
import type { WrittenNoteType, WrittenTemplate, WrittenText } from '../model/written-note-type.js'
import { nearest } from '../text/nearest.js'
import { sourceOffset } from '../text/origin.js'
import { type Span, spanOf, textOf } from '../text/span.js'
import { blankTemplate, noCloze, templateField, unbalanced, unknownFilter } from './note-type-problems.js'

/** Names that Anki itself fills in. */
const special = ['Card', 'CardFlag', 'CardID', 'Deck', 'FrontSide', 'Subdeck', 'Tags', 'Type']

const filters = ['cloze', 'cloze-only', 'furigana', 'hint', 'kana', 'kanji', 'nc', 'text', 'tts', 'tts-voices', 'type']

/** What Anki would find wrong with a template, on both its sides. */
export function checkTemplate(type: WrittenNoteType, template: WrittenTemplate): Diagnostic[] {
  const fields = type.fields.map(({ name }) => name.text)
  const found: Diagnostic[] = []
  for (const side of [template.front, template.back]) {
    const { nodes, faults } = readTemplate(side.text)
    found.push(...faults.map((fault) => unbalancedAt(fault, placeIn(side, fault.start, fault.end))))
    found.push(...namesIn(nodes, side, fields))
  }
  if (found.some(({ problem }) => problem === templateField)) return found
  const front = readTemplate(template.front.text).nodes
  const hides = (nodes: readonly TemplateNode[]) => shows(nodes, fields, (node) => node.filters.includes('cloze'))
  if (type.kind === 'cloze') {
    const [first = 'Text'] = fields
    for (const side of [template.front, template.back]) {
      if (hides(readTemplate(side.text).nodes)) continue
      const message = `The ${side === template.front ? 'front' : 'back'} of \`${template.name.text}\` shows no field through \`cloze:\``
      found.push(diagnose(noCloze, { message, span: beginningOf(side), hint: `write \`{{cloze:${first}}}\`` }))
    }
  } else if (!shows(front, fields, () => true)) {
    const message = `The front of \`${template.name.text}\` shows no field of the note, so Anki never makes the card`
    const hint = `show a field on it, \`{{${fields[0] ?? 'Field'}}}\``
    found.push(diagnose(blankTemplate, { message, span: beginningOf(template.front), hint }))
  }
  return found
}

function unbalancedAt(fault: ReturnType<typeof readTemplate>['faults'][number], span: Span): Diagnostic {
  const { kind, field, expected } = fault
  if (kind === 'open') {
    const message = `Nothing closes \`{{#${field}}}\``
    return diagnose(unbalanced, { message, span, hint: `write \`{{/${field}}}\` where it ends` })
  }
  if (kind === 'close') return diagnose(unbalanced, { message: `\`{{/${field}}}\` closes nothing`, span })
  const message = `\`{{/${field}}}\` stands where \`{{/${expected}}}\` is expected`
  return diagnose(unbalanced, { message, span, hint: `close \`${expected}\` first` })
}

/** What the names in a template mean: fields, and filters before them. */
function namesIn(nodes: readonly TemplateNode[], side: WrittenText, fields: readonly string[]): Diagnostic[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    const span = placeIn(side, node.start, node.end)
    const condition = 'children' in node
    const known = fields.includes(node.field) || special.includes(node.field)
    const cardNumber = condition && /^c\d+$/.test(node.field)
    const voices = !condition && node.filters.includes('tts-voices')
    const found: Diagnostic[] = []
    if (!known && !cardNumber && !voices) {
      const meant = nearest(node.field, [...fields, ...special])
      const message = node.field === '' ? 'This names no field' : `There is no field \`${node.field}\``
      const hint = meant === undefined ? `the fields are ${listed(fields)}` : `did you mean \`${meant}\`?`
      const fix = condition ? undefined : renamed(span, node.field, meant)
      found.push(diagnose(templateField, { message, span, hint, fix }))
    }
    if (condition) return [...found, ...namesIn(node.children, side, fields)]
    for (const filter of node.filters) {
      const [name = ''] = filter.trim().split(' ')
      if (name === '' || filters.includes(name)) continue
      const meant = nearest(name, filters)
      const message = `Anki knows no filter \`${name}\``
      const hint = meant === undefined ? 'it shows the field as it is' : `did you mean \`${meant}\`?`
      found.push(diagnose(unknownFilter, { message, span, hint, fix: renamed(span, name, meant) }))
    }
    return found
  })
}

/** Another name in a place of a template where it stands just once, as it is. */
function renamed(place: Span, name: string, meant: string | undefined): Fix | undefined {
  const written = textOf(place)
  const at = written.indexOf(name)
  if (meant === undefined || name === '' || at !== written.lastIndexOf(name) || /["\\]/.test(written)) return undefined
  const start = place.start + at
  return unsafeFix(`write \`${meant}\``, replaced(spanOf(place.file, start, start + name.length), meant))
}

type Shown = Extract<TemplateNode, { filters: unknown }>

/** Whether there can be a note for which a template shows a field as wanted. The first field always says something. */
function shows(nodes: readonly TemplateNode[], fields: readonly string[], wanted: (node: Shown) => boolean): boolean {
  const [first = ''] = fields
  const possible = (inner: readonly TemplateNode[], filled: ReadonlyMap<string, boolean>): boolean =>
    inner.some((node) => {
      if (typeof node === 'string') return false
      if (!('children' in node)) return fields.includes(node.field) && filled.get(node.field) !== false && wanted(node)
      // What Anki fills in itself counts as empty when it decides on cards.
      if (!fields.includes(node.field)) return node.negated && possible(node.children, filled)
      if (filled.get(node.field) === node.negated) return false
      return possible(node.children, new Map([...filled, [node.field, !node.negated]]))
    })
  return possible(nodes, new Map([[first, true]]))
}

/** The place of a part of a text that someone wrote. */
function placeIn({ origin, span }: WrittenText, start: number, end: number): Span {
  const from = sourceOffset(origin, start)
  return { file: span.file, start: from, end: Math.max(from, sourceOffset(origin, Math.max(start, end - 1)) + 1) }
}

/** The first line of a text that says something. */
function beginningOf(side: WrittenText): Span {
  const line = /\S.*/.exec(side.text)
  if (line === null || isEmptyField(side.text)) return side.span
  return placeIn(side, line.index, line.index + line[0].length)
}

function listed(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(', ')
}
