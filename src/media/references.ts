import { decodeEntities } from '../model/entities.js'
import { type MediaTag, readMediaTag, type TagAttribute } from '../model/media-tags.js'
import { soundEnds, soundName } from '../model/sound.js'

/** A place in a field's HTML at which Anki looks for a file. */
export interface Reference {
  /** The file as named there, entities decoded. */
  readonly name: string
  /** What is replaced to name another file: a whole attribute, or a whole `[sound:…]`. */
  readonly start: number
  readonly end: number
  /** The attribute's name, and the marks around its value; undefined for a sound. */
  readonly attribute: Pick<TagAttribute, 'name' | 'quote'> | undefined
}

/** The references to files in a field's HTML, in their order. What stands in code is text and no reference. */
export function references(html: string): Reference[] {
  return readHtml(html).references
}

interface HtmlReading {
  readonly references: Reference[]
  /** Where the HTML is code. */
  readonly code: readonly (readonly [start: number, end: number])[]
}

/**
 * What matters to media in a field's HTML, read once from left to right: what begins first is what it is, and what lies
 * inside it is part of it. So a name that is replaced by another changes nothing else.
 *
 *     > | <img alt="[sound:a]" src="[b].png"> [sound:<img src="c">] <code>[sound:d]</code>
 *                   ^^^^^^^^^  ^^^^^^^^^^^^^  ^^^^^^^^^^^^^^^^^^^^^ ~~~~~~~~~~~~~~~~~~~~~~
 */
function readHtml(html: string): HtmlReading {
  const found: Reference[] = []
  const code: [number, number][] = []
  const sounds = soundEnds(html)
  const mark = /<(?:(img|audio|video|object|source)(?=[\s/>])|(pre|code)(?=[\s>])|\/(pre|code)>)|\[sound:/gi
  /** What began last: code, which reaches as far as its own closing tag, or nothing. */
  let open: { readonly name: string; readonly start: number } | undefined
  let unclosedTag = false
  for (let match = mark.exec(html); match !== null; match = mark.exec(html)) {
    const { index, 1: media, 2: opening, 3: closing } = match
    if (media !== undefined) {
      // Behind a tag that nothing closes, no other is closed either.
      const tag: MediaTag | undefined = unclosedTag
        ? undefined
        : readMediaTag(html, index, mark.lastIndex, open ? undefined : sounds)
      unclosedTag = tag === undefined
      if (tag === undefined) continue
      found.push(...inTag(html, tag, open === undefined))
      mark.lastIndex = tag.end
    } else if (opening !== undefined) {
      open ??= { name: opening.toLowerCase(), start: index }
    } else if (closing === undefined) {
      const end = open ? undefined : sounds(index)
      if (end === undefined) continue
      found.push(soundAt(html, index, end))
      mark.lastIndex = end
    } else if (open?.name === closing.toLowerCase()) {
      code.push([open.start, mark.lastIndex])
      open = undefined
    }
  }
  if (open) code.push([open.start, html.length])
  return { references: found, code }
}

/** The references in a tag: the files that it names, and sounds elsewhere in it. */
function inTag(html: string, { start, end, files }: MediaTag, sounds: boolean): Reference[] {
  const found: Reference[] = []
  let from = start
  const soundsUpTo = (to: number) => {
    if (!sounds) return
    const part = html.slice(from, to)
    // Behind the last bracket no sound ends, and looking for its end there would take time for each beginning.
    for (const { 0: sound, index } of part.slice(0, part.lastIndexOf(']') + 1).matchAll(/\[sound:[^\]]+\]/gi))
      found.push(soundAt(html, from + index, from + index + sound.length))
  }
  for (const { name, value, quote, start, end } of files) {
    soundsUpTo(start)
    found.push({ name: decodeEntities(value), start, end, attribute: { name, quote } })
    from = end
  }
  soundsUpTo(end)
  return found
}

function soundAt(html: string, start: number, end: number): Reference {
  return { name: decodeEntities(soundName(html, start, end)), start, end, attribute: undefined }
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

/**
 * The HTML with each reference that has a new name naming that.
 *
 * @param renamed Names that need no quotation marks.
 */
export function withNames(html: string, renamed: readonly (readonly [Reference, string])[]): string {
  let text = ''
  let from = 0
  for (const [{ start, end, attribute }, name] of renamed) {
    text += html.slice(from, start)
    if (attribute === undefined) text += `[sound:${name}]`
    else {
      // A mark more would find itself a partner elsewhere. Without one, Anki ends a name at a blank, and at no line end.
      const { quote } = attribute
      text += `${attribute.name}=${quote}${name}${quote}${quote === '' && !/[ >]/.test(html[end] ?? '') ? ' ' : ''}`
    }
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
  for (const [start, end] of readHtml(html).code) {
    text += html.slice(from, start) + html.slice(start, end).replace(ankiOpening, '&#91;')
    from = end
  }
  return text + html.slice(from)
}
