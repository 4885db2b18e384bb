/** An attribute of a tag, as offsets into the HTML: the whole of it, and its value. */
export interface TagAttribute {
  /** In lower case. */
  readonly name: string
  /** As it stands between its quotation marks, entities not decoded. */
  readonly value: string
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
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const tag = readTag(html, match.index, opening.lastIndex)
    // A tag that nothing closes: then no later one is closed either.
    if (tag === undefined) break
    tags.push(tag)
    opening.lastIndex = tag.end
  }
  return tags
}

function readTag(html: string, start: number, nameEnd: number): MediaTag | undefined {
  const attribute = /[\s/]*([^\s/>=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]*)))?/y
  const files: TagAttribute[] = []
  let at = nameEnd
  for (;;) {
    attribute.lastIndex = at
    const match = attribute.exec(html)
    if (match === null) break
    const [all, name = ''] = match
    at = attribute.lastIndex
    const value = match[2] ?? match[3] ?? match[4]
    if (value === undefined || !/(?:^|\W)(?:src|data)$/i.test(name)) continue
    files.push({ name: name.toLowerCase(), value, start: match.index + all.indexOf(name), end: at })
  }
  const close = html.indexOf('>', at)
  return close === -1 ? undefined : { start, end: close + 1, files }
}
