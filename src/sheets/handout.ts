import { filteredField } from '../model/field-filters.js'
import type { PackagedNoteType } from '../model/packaged-note-type.js'
import { plainText } from '../model/plain-text.js'
import { isEmptyField, parseTemplate, type TemplateNode } from '../model/template.js'
import { entry } from './entry.js'
import { headed } from './headed.js'
import { type Hidden, withMarks } from './hidden.js'
import { element, type HtmlElement, type HtmlNode } from './html-tree.js'
import { inLine } from './in-line.js'
import { isBlock } from './measure.js'
import { outlineOf } from './outline.js'
import { type PaperSettings, paperHtml } from './paper.js'
import type { PlacedNote, Sheet } from './sheet.js'
import { fieldUse } from './sheet-note.js'

/** Notes as prose: all that they say, and what their cards hide marked. */
export const handout: Sheet = (notes, _, paper) => {
  const places = new Map(notes.map((note, index) => [note, index]))
  const outline = outlineOf(notes, ({ path }) => path)
  const list = (some: readonly PlacedNote[]) =>
    element('div', { class: 'dw-notes' }, ...some.map((note) => noteOf(note, places.get(note) ?? 0, paper)))
  const nodes = [element('div', { class: 'dw-columns' }, headed(outline, list))]
  return { nodes, styles: [], diagnostics: [] }
}

function noteOf(note: PlacedNote, number: number, paper: PaperSettings): HtmlElement {
  const { type, fields } = note
  const { switches } = fieldUse(type)
  const shown = type.fields.flatMap((name, index) => {
    const html = fields[index] ?? ''
    if (isEmptyField(html) || switches.has(name)) return []
    const hidden: Hidden[] = []
    const prefix = `n${number}-${index}-`
    const text = withMarks(
      filteredField(html, { field: name, filters: readingFilters(type, name), start: 0, end: 0 }, plain),
      hidden,
    )
    return [
      {
        name,
        index,
        nodes: marked(paperHtml(text, paper, prefix), hidden, (at) => {
          const hint = hidden[at]?.hint
          if (hint === undefined || isEmptyField(hint)) return []
          const words = inLine(paperHtml(hint, paper, `${prefix}${at}-hint-`))
          return [' ', element('span', { class: 'dw-hint' }, '(', words, ')')]
        }),
        hides: hidden.length > 0,
      },
    ]
  })
  // Where a type has but a question and an answer, everybody knows which is which.
  const labelled = type.fields.filter((name) => !switches.has(name)).length > 2
  const pieces = shown.map(({ name, index, nodes, hides }) => {
    const kind = hides ? 'dw-text' : index === 0 ? 'dw-lead' : type.kind === 'cloze' ? 'dw-extra' : 'dw-body'
    const label = labelled && index > 0 && !hides ? [element('span', { class: 'dw-label' }, name), ' '] : []
    return element('div', { class: kind }, label, nodes)
  })
  const { title } = note.note
  const named = title !== undefined && title.toLowerCase() !== 'note' && !repeats(title, fields[0] ?? '')
  return entry('article', { class: 'dw-note' }, named ? [element('p', { class: 'dw-title' }, title)] : [], pieces)
}

const plain = { number: 1, side: 'answer' } as const

/** A title that says what the note begins with says nothing. */
function repeats(title: string, first: string): boolean {
  return plainText(first, () => '')
    .trim()
    .startsWith(title.trim())
}

/** How a field is written where cards show only its readings, or only what they stand above: with both. */
function readingFilters(type: PackagedNoteType, field: string): readonly string[] {
  const asReadings = (nodes: readonly TemplateNode[]): boolean =>
    nodes.some((node) => {
      if (typeof node === 'string') return false
      if (!('filters' in node)) return asReadings(node.children)
      return node.field === field && node.filters.some((filter) => /^(?:furigana|kanji|kana)$/.test(filter))
    })
  const shown = type.templates.some(({ front, back }) => asReadings([...parseTemplate(front), ...parseTemplate(back)]))
  return shown ? ['furigana'] : []
}

/** What is hidden in a field is marked in it, each with its hint behind it. */
function marked(
  nodes: readonly HtmlNode[],
  hidden: readonly Hidden[],
  hintOf: (index: number) => HtmlNode[],
): HtmlNode[] {
  const met = new Set<number>()
  const withHints = (some: readonly HtmlNode[]): HtmlNode[] =>
    some.flatMap((node): readonly HtmlNode[] => {
      if (typeof node === 'string') return [node]
      const children = withHints(node.children)
      if (node.name !== 'mark') return [{ ...node, children }]
      const { 'data-hidden': written, ...attributes } = node.attributes
      const index = Number(written)
      const name = isBlock(children) ? 'dw-block' : undefined
      const hint = met.has(index) ? [] : hintOf(index)
      met.add(index)
      return [element('mark', { ...attributes, class: name }, children), ...hint]
    })
  const text = withHints(nodes)
  // A formula or a picture has no place for a hint, and what is nowhere would be lost.
  return [...text, ...[...hidden.keys()].filter((index) => !met.has(index)).flatMap(hintOf)]
}
