/** A field that a template shows, with the filters before it as written: `{{type:Back}}`. */
export interface Replacement {
  readonly field: string
  readonly filters: readonly string[]
}

/** A part of a template that is shown only if a field says something, or only if it says nothing. */
export interface Condition {
  readonly field: string
  readonly negated: boolean
  readonly children: readonly TemplateNode[]
}

/** A piece of a template: HTML as it is, a field, or a condition. */
export type TemplateNode = string | Replacement | Condition

/** Reads a template of Anki's. A condition that nothing closes runs to the end; a closing that fits none is passed over. */
export function parseTemplate(source: string): readonly TemplateNode[] {
  const root: TemplateNode[] = []
  const open: { readonly field: string; readonly children: TemplateNode[] }[] = []
  const add = (node: TemplateNode) => (open.at(-1)?.children ?? root).push(node)
  let from = 0
  for (const match of source.matchAll(/<!--[\s\S]*?-->|\{\{([^{}]*)\}\}/g)) {
    // Anki replaces nothing in a comment.
    if (match[1] === undefined) continue
    if (match.index > from) add(source.slice(from, match.index))
    from = match.index + match[0].length
    const inner = match[1].trim()
    const field = inner.slice(1).trim()
    if (inner.startsWith('#') || inner.startsWith('^')) {
      const children: TemplateNode[] = []
      add({ field, negated: inner.startsWith('^'), children })
      open.push({ field, children })
    } else if (inner.startsWith('/')) {
      if (open.at(-1)?.field === field) open.pop()
    } else {
      const words = inner.split(':')
      add({ field: words.at(-1) ?? '', filters: words.slice(0, -1) })
    }
  }
  if (from < source.length) add(source.slice(from))
  return root
}

/** Whether Anki takes a field for empty: nothing but ASCII blanks and empty `<br>` and `<div>` tags. */
export function isEmptyField(html: string): boolean {
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
