import type { Deletion } from '../cloze/deletion.js'
import { readClozes } from '../cloze/reading.js'
import { type Region, regionsOf } from '../cloze/regions.js'
import { embedHtml, embedPattern, soundPattern } from './embeds.js'
import { type Mark, marksOf } from './marks.js'
import { mathChunks } from './math.js'
import { withOwnLines } from './own-lines.js'
import { type Piece, placeholder, placeholderCharacters } from './placeholder.js'

/** A Markdown text without what is not Markdown: placeholders stand for the braces of deletions, math, sounds. */
export interface Cut {
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly deletions: readonly Deletion[]
  /** What deletions say as their hint. It stands at their end, and not in the text. */
  readonly hints: ReadonlyMap<Deletion, string>
}

interface Out {
  readonly start: number
  readonly end: number
  readonly piece: Piece | undefined
}

const atoms = new RegExp(
  `\\\\[\\s\\S]|${soundPattern.source}|${embedPattern.source}|${placeholderCharacters.source}`,
  'g',
)

/** Cuts a text; `cloze` says whether `{{c1::…}}` in it is a deletion. */
export function cutText(text: string, cloze: boolean): Cut {
  const reading = cloze ? readClozes(text, 'markdown') : undefined
  const deletions = reading?.deletions ?? []
  const regions = deletions.length > 0 && reading !== undefined ? reading.regions : regionsOf(text, 'markdown')
  const marks = marksOf(deletions)
  const cuts = [...ofDeletionsAndMath(text, regions, marks), ...ofAtoms(text, regions, marks)]
  if (cuts.length === 0) return { text, pieces: [], deletions, hints: new Map() }
  cuts.sort((a, b) => a.start - b.start || a.end - b.end)

  const hints = new Map<Deletion, string>()
  for (const { kind, start, end, deletion } of marks)
    if (kind === 'hint') hints.set(deletion, text.slice(start + 2, end))
  const pieces: Piece[] = []
  const parts: string[] = []
  let from = 0
  for (const { start, end, piece } of cuts) {
    // What lies in something larger that was cut is part of it.
    if (start < from) continue
    parts.push(text.slice(from, start))
    if (piece !== undefined) parts.push(placeholder(pieces.push(piece) - 1))
    from = end
  }
  parts.push(text.slice(from))
  const cut = parts.join('')
  return { text: deletions.length > 0 ? withOwnLines(cut, pieces) : cut, pieces, deletions, hints }
}

function ofDeletionsAndMath(text: string, regions: readonly Region[], marks: readonly Mark[]): Out[] {
  const cuts: Out[] = []
  let next = 0
  const add = ({ kind, start, end, deletion }: Mark) => {
    cuts.push({ start, end, piece: kind === 'hint' ? undefined : { kind, deletion } })
  }
  for (const region of regions) {
    for (let mark = marks[next]; mark !== undefined && mark.start < region.start; mark = marks[++next]) add(mark)
    if (region.kind === 'code') continue
    const inside: Mark[] = []
    for (let mark = marks[next]; mark !== undefined && mark.start < region.end; mark = marks[++next]) {
      inside.push(mark)
      const { kind, deletion } = mark
      const splits = kind === 'open' && deletion.end > region.end
      if (splits) cuts.push({ start: region.start, end: region.start, piece: { kind, deletion } })
    }
    const { start, end } = region
    cuts.push({
      start,
      end,
      piece: { kind: 'atom', chunks: mathChunks(text, region, inside), source: text.slice(start, end) },
    })
  }
  for (const mark of marks.slice(next)) add(mark)
  return cuts
}

function ofAtoms(text: string, regions: readonly Region[], marks: readonly Mark[]): Out[] {
  if (!/\[sound:|!\[\[|[\u2e24\u2e25]/.test(text)) return []
  const cuts: Out[] = []
  const inRegions = overlapping(regions)
  const inMarks = overlapping(marks)
  for (const found of text.matchAll(atoms)) {
    const [source] = found
    const start = found.index
    const end = start + source.length
    if (source.startsWith('\\') || (source.length > 1 && (inRegions(start, end) || inMarks(start, end)))) continue
    const html = source.length === 1 ? source : embedHtml(source)
    cuts.push({ start, end, piece: { kind: 'atom', chunks: [{ html, live: false }], source } })
  }
  return cuts
}

/** Whether stretches, asked for in ascending order, touch any of some ascending others. */
function overlapping(others: readonly { readonly start: number; readonly end: number }[]) {
  let next = 0
  return (start: number, end: number) => {
    while ((others[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++
    return (others[next]?.start ?? Number.POSITIVE_INFINITY) < end
  }
}
