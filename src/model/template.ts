/** A stretch of a template, as offsets. */
interface Placed {
  readonly start: number
  readonly end: number
}

/** A field that a template shows, with the filters before it as written: `{{type:Back}}`. */
export interface Replacement extends Placed {
  readonly field: string
  readonly filters: readonly string[]
}

/** A part of a template that is shown only if a field says something, or only if it says nothing. */
export interface Condition extends Placed {
  readonly field: string
  readonly negated: boolean
  readonly children: readonly TemplateNode[]
}

/** A piece of a template: HTML as it is, a field, or a condition. Of a condition the place is that of its opening. */
export type TemplateNode = string | Replacement | Condition

/** Something in a template that makes Anki show a complaint in place of the card. */
export interface TemplateFault extends Placed {
  /** `open`: nothing closes the condition. `close`: this closes none. `crossed`: this closes another than the innermost. */
  readonly kind: 'open' | 'close' | 'crossed'
  readonly field: string
  /** The condition that should have been closed here. */
  readonly expected?: string
}

/** Reads a template of Anki's. A condition that nothing closes runs to the end; a closing that fits none is passed over. */
export function parseTemplate(source: string): readonly TemplateNode[] {
  return readTemplate(source).nodes
}

/** Reads a template of Anki's, and says which of its conditions do not fit together. */
export function readTemplate(source: string): {
  readonly nodes: readonly TemplateNode[]
  readonly faults: readonly TemplateFault[]
} {
  const root: TemplateNode[] = []
  const faults: TemplateFault[] = []
  const open: { readonly field: string; readonly children: TemplateNode[]; readonly place: Placed }[] = []
  const add = (node: TemplateNode) => (open.at(-1)?.children ?? root).push(node)
  let from = 0
  for (const match of source.matchAll(/<!--[\s\S]*?-->|\{\{([\s\S]*?)\}\}/g)) {
    // Anki replaces nothing in a comment.
    if (match[1] === undefined) continue
    if (match.index > from) add(source.slice(from, match.index))
    const place = { start: match.index, end: match.index + match[0].length }
    from = place.end
    const inner = match[1].replace(/^\{+/, '').trim()
    const field = inner.slice(1).trim()
    if (inner.startsWith('#') || inner.startsWith('^')) {
      const children: TemplateNode[] = []
      add({ field, negated: inner.startsWith('^'), children, ...place })
      open.push({ field, children, place })
    } else if (inner.startsWith('/')) {
      const innermost = open.at(-1)
      if (innermost?.field === field) open.pop()
      else if (innermost === undefined) faults.push({ kind: 'close', field, ...place })
      else faults.push({ kind: 'crossed', field, expected: innermost.field, ...place })
    } else {
      const words = inner.split(':')
      add({ field: words.at(-1) ?? '', filters: words.slice(0, -1), ...place })
    }
  }
  if (from < source.length) add(source.slice(from))
  // What stands crossed leaves its condition open: one word of it is enough.
  if (!faults.some(({ kind }) => kind === 'crossed'))
    for (const { field, place } of open) faults.push({ kind: 'open', field, ...place })
  return { nodes: root, faults }
}

/** Whether Anki takes a field for empty: nothing but ASCII blanks and empty `<br>` and `<div>` tags. */
export function isEmptyField(html: string): boolean {
  // Most fields begin with a letter.
  const first = html.charCodeAt(0)
  if (first > 13 && first !== 32 && first !== 60) return false
  return /^(?:[\t-\r ]|<\/?(?:br|div) ?\/?>)*$/i.test(html)
}

/** Whether a template shows something of a note: by that Anki decides whether the note has the card. */
export function showsAnything(nodes: readonly TemplateNode[], isFilled: (field: string) => boolean): boolean {
  return nodes.some((node) => {
    if (typeof node === 'string') return false
    if ('filters' in node) return isFilled(node.field)
    return isFilled(node.field) !== node.negated && showsAnything(node.children, isFilled)
  })
}

/** The HTML of a template: `textOf` gives that of each field shown, filters applied. */
export function renderTemplate(
  nodes: readonly TemplateNode[],
  isFilled: (field: string) => boolean,
  textOf: (replacement: Replacement) => string,
): string {
  return nodes
    .map((node) => {
      if (typeof node === 'string') return node
      if ('filters' in node) return textOf(node)
      return isFilled(node.field) === node.negated ? '' : renderTemplate(node.children, isFilled, textOf)
    })
    .join('')
}
