import { decodeEntities } from '../model/entities.js'
import { mediaTags } from '../model/media-tags.js'

/** A place in a field's HTML at which Anki looks for a file. */
export interface Reference {
  /** The file as named there, entities decoded. */
  readonly name: string
  /** What is replaced to name another file: a whole attribute, or a whole `[sound:…]`. */
  readonly start: number
  readonly end: number
  /** The attribute's name; undefined for a sound. */
  readonly attribute: string | undefined
}

/** The references to files in a field's HTML, in their order. What stands in code is text and no reference. */
export function references(html: string): Reference[] {
  const found: Reference[] = []
  if (html.includes('<')) {
    for (const tag of mediaTags(html)) {
      for (const { name, value, start, end } of tag.files)
        found.push({ name: decodeEntities(value), start, end, attribute: name })
    }
  }
  // Behind the last bracket no sound ends, and looking for its end there would take time for each beginning.
  const rest = withoutStretches(html, found)
  const bracketed = rest.slice(0, rest.lastIndexOf(']') + 1)
  if (!bracketed.includes('[')) return found
  const code = codeRegions(rest)
  for (const match of bracketed.matchAll(/\[sound:([^\]]+)\]/gi)) {
    const { index } = match
    if (code.some(([from, to]) => from <= index && index < to)) continue
    const name = decodeEntities(match[1] ?? '')
    found.push({ name, start: index, end: index + match[0].length, attribute: undefined })
  }
  // What begins first names a file; what lies inside it is part of its name.
  let behind = 0
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < behind) return false
      behind = end
      return true
    })
}

/** The HTML with blanks for what names a file already: what looks like a sound or like code inside a name is none. */
function withoutStretches(html: string, stretches: readonly Reference[]): string {
  let text = ''
  let from = 0
  for (const { start, end } of stretches) {
    text += html.slice(from, start) + ' '.repeat(end - start)
    from = end
  }
  return text + html.slice(from)
}

/** Attributes that name a file in which Anki takes no interest. */
const unseen =
  /<(?:a|iframe|embed|track|video)\b[^<>]*?\s(?:href|src|poster)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+))/gi

/** The names in a field's HTML that lead to something, but to nothing that Anki would carry: links, frames, posters. */
export function linkedNames(html: string): string[] {
  const names = [...html.matchAll(unseen)].map((match) => decodeEntities(match[1] ?? match[2] ?? match[3] ?? ''))
  if (!/<video\b/i.test(html)) return names
  // The film itself is a reference; only its poster is not.
  const seen = new Set(references(html).map(({ name }) => name))
  return names.filter((name) => !seen.has(name))
}

/** The HTML with each reference that has a new name naming that. */
export function withNames(html: string, renamed: readonly (readonly [Reference, string])[]): string {
  let text = ''
  let from = 0
  for (const [{ start, end, attribute }, name] of renamed) {
    text += html.slice(from, start) + (attribute === undefined ? `[sound:${name}]` : `${attribute}="${name}"`)
    from = end
  }
  return text + html.slice(from)
}

/** Openings by which Anki would play, typeset or ask for something, wherever in a field they stand. */
const ankiOpening = /\[(?=sound:|anki:|latex\]|\$\$?\]|\[type:)/gi

/** The HTML with what stands in code made so that Anki takes it for text: `[sound:x]` is not played there. */
export function withPlainCode(html: string): string {
  if (html.search(ankiOpening) === -1) return html
  let text = ''
  let from = 0
  for (const [start, end] of codeRegions(html)) {
    text += html.slice(from, start) + html.slice(start, end).replace(ankiOpening, '&#91;')
    from = end
  }
  return text + html.slice(from)
}

/** Where a field's HTML is code. */
function codeRegions(html: string): [start: number, end: number][] {
  const regions: [number, number][] = []
  const opening = /<(pre|code)(?=[\s>])/gi
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const closing = new RegExp(`</${match[1]}>`, 'gi')
    closing.lastIndex = match.index
    const end = closing.exec(html) === null ? html.length : closing.lastIndex
    regions.push([match.index, end])
    opening.lastIndex = end
  }
  return regions
}
