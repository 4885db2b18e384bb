import { type SoundEnds, soundEnds } from './sound.js'

/** An attribute of a tag, as offsets into the HTML: the whole of it, and its value. */
export interface TagAttribute {
  /** In lower case. */
  readonly name: string
  /** As it stands between its quotation marks, entities not decoded. */
  readonly value: string
  /** The mark on each side of the value; empty where there is none. */
  readonly quote: '"' | "'" | ''
  readonly start: number
  readonly end: number
}

/** A tag that may show or play a file. */
export interface MediaTag {
  readonly start: number
  readonly end: number
  /** The attributes that name a file: `src` and `data`, also as the last word of a longer name, as in `data-src`. */
  readonly files: readonly TagAttribute[]
}

/** The tags in which Anki looks for names of files, in their order. */
export function mediaTags(html: string): MediaTag[] {
  const tags: MediaTag[] = []
  const opening = /<(?:img|audio|video|object|source)(?=[\s/>])/gi
  const sounds = soundEnds(html)
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const tag = readMediaTag(html, match.index, opening.lastIndex, sounds)
    // A tag that nothing closes: then no later one is closed either.
    if (tag === undefined) break
    tags.push(tag)
    opening.lastIndex = tag.end
  }
  return tags
}

/**
 * The tag that opens at an offset, or undefined where nothing closes it.
 *
 * @param nameEnd Behind the tag's name.
 * @param sounds Where sounds end: a `[sound:…]` is one thing, whatever quotation marks and brackets it holds, as it is
 * to Anki, which takes sounds out before it looks at tags. Without, they are letters like others, as in code.
 */
export function readMediaTag(html: string, start: number, nameEnd: number, sounds?: SoundEnds): MediaTag | undefined {
  const files: TagAttribute[] = []
  /** The first of the characters that stops, at or behind an offset, and not in a sound. */
  const stop = (stops: RegExp, from: number): number => {
    stops.lastIndex = from
    for (let match = stops.exec(html); match !== null; match = stops.exec(html)) {
      if (match[0].length === 1) return match.index
      const end = sounds?.(match.index)
      if (end !== undefined) stops.lastIndex = end
    }
    return html.length
  }
  for (let at = behindGap(html, nameEnd); at < html.length; at = behindGap(html, at)) {
    if (html[at] === '>') return { start, end: at + 1, files }
    // HTML takes `=` for the first letter of a name, if it stands there.
    const nameEnd = stop(/[\s/>=]|\[sound:/gi, html[at] === '=' ? at + 1 : at)
    const name = html.slice(at, nameEnd).toLowerCase()
    const value = /\s*=\s*(["']?)/y
    value.lastIndex = nameEnd
    const [assignment, mark = ''] = value.exec(html) ?? []
    const from = at
    at = nameEnd
    if (assignment === undefined) continue
    const quote = mark === '"' || mark === "'" ? mark : ''
    let valueStart = nameEnd + assignment.length
    let valueEnd = quote === '' ? -1 : stop(quote === '"' ? /"|\[sound:/gi : /'|\[sound:/gi, valueStart)
    const quoted = valueEnd !== -1 && valueEnd < html.length
    if (!quoted) {
      // A lone mark is a letter of the value.
      valueStart -= quote.length
      valueEnd = stop(/[\s>]|\[sound:/gi, valueStart)
    }
    at = quoted ? valueEnd + 1 : valueEnd
    if (!/(?:^|\W)(?:src|data)$/.test(name)) continue
    files.push({ name, value: html.slice(valueStart, valueEnd), quote: quoted ? quote : '', start: from, end: at })
  }
  return undefined
}

function behindGap(html: string, from: number): number {
  const gap = /[\s/]*/y
  gap.lastIndex = from
  gap.exec(html)
  return gap.lastIndex
}
