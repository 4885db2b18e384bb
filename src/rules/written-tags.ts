import type { Deletion } from '../cloze/deletion.js'
import type { Region } from '../cloze/regions.js'
import type { Format } from '../model/note.js'
import type { JudgedField } from './judged-field.js'
import { isKnownTag } from './known-tags.js'

/** A tag that is written in a field. */
export interface WrittenTag {
  readonly name: string
  readonly closes: boolean
  /** Whether something follows that belongs to it. */
  readonly holds: boolean
  readonly start: number
  readonly end: number
}

const tokens =
  /<!--[\s\S]*?-->|<(script|style|textarea)\b[^>]*>[\s\S]*?<\/\1\s*>|<(\/?)([a-z][a-z0-9-]*)(?=[\s/>{}])(?:[^<>"']|"[^"]*"|'[^']*')*>/gi
const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/

/**
 * The tags in a field that a browser knows, without those in comments, code and math. In HTML the braces of a deletion
 * may follow the name at once; in Markdown what has them there is no tag.
 */
export function writtenTags(text: string, format: Format, regions: readonly Region[]): WrittenTag[] {
  const tags: WrittenTag[] = []
  let next = 0
  for (const { 0: written, 2: slash, 3: name = '', index: start } of text.matchAll(tokens)) {
    while ((regions[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    if (!isKnownTag(name) || (regions[next]?.start ?? Number.POSITIVE_INFINITY) <= start) continue
    if (format === 'markdown' && /^<\/?[a-z0-9-]+[{}]/i.test(written)) continue
    const closes = slash === '/'
    const holds = !closes && !empty.test(name.toLowerCase()) && !written.endsWith('/>')
    tags.push({ name: name.toLowerCase(), closes, holds, start, end: start + written.length })
  }
  return tags
}

/** The tags of a field of HTML that hides something, and which deletions have braces in one of them. */
export function tagsAmongDeletions({ field, format, clozes, hides }: JudgedField) {
  const { text } = field
  const { deletions, regions } = clozes
  if (format !== 'html' || !hides || deletions.length === 0 || !text.includes('<')) return undefined
  const tags = writtenTags(text, format, regions)
  return { tags, broken: bracesWithin(withNested(deletions), tags) }
}

/** Deletions and all those inside them, in the order in which they open. */
export function withNested(deletions: readonly Deletion[]): Deletion[] {
  return deletions.flatMap((deletion) => [deletion, ...withNested(deletion.nested)])
}

/** The deletions of which the opening or closing braces stand in one of some ascending stretches, each with the first. */
export function bracesWithin<Stretch extends { readonly start: number; readonly end: number }>(
  deletions: readonly Deletion[],
  stretches: readonly Stretch[],
): { readonly deletion: Deletion; readonly stretch: Stretch }[] {
  if (stretches.length === 0) return []
  return deletions.flatMap((deletion) => {
    const stretch = stretchAround(stretches, deletion.start) ?? stretchAround(stretches, deletion.end - 2)
    return stretch === undefined ? [] : [{ deletion, stretch }]
  })
}

/** The stretch in which an offset lies, not counting its first. */
function stretchAround<Stretch extends { readonly start: number; readonly end: number }>(
  stretches: readonly Stretch[],
  at: number,
): Stretch | undefined {
  let low = 0
  let high = stretches.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((stretches[middle]?.start ?? at) < at) low = middle + 1
    else high = middle
  }
  const last = stretches[low - 1]
  return last !== undefined && at < last.end ? last : undefined
}
