import type { Deletion } from '../cloze/deletion.js'
import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'
import { tagsAmongDeletions, type WrittenTag, withNested } from './written-tags.js'

const example = (text: string) => `# Note\nmodel: Cloze\nmarkdown: false\n\n## Text\n\n${text}\n`
const blank = /^(?:\s|&nbsp;|<[^<>]*>)*$/

/** In the HTML of a field a deletion holds both tags of an element, or neither. */
export const clozeSplitsElement: Rule = {
  problem: defineProblem({
    code: 'cloze-splits-element',
    severity: 'warning',
    summary: 'A deletion holds one tag of an element, and the other stands outside',
    why: 'While the deletion is hidden so is the tag in it: what it was to end goes on to the end of the card, or two lines become one.',
    remedy: 'Let the deletion hold both tags or neither; what lies in two elements can be two deletions of one number.',
    fix: 'unsafe',
    wrong: example('The capital of <b>Peru is {{c1::Lima</b>}}, by the sea.'),
    right: example('The capital of <b>Peru is {{c1::Lima}}</b>, by the sea.'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const judged of fields) {
        const { field, clozes } = judged
        const found = tagsAmongDeletions(judged)
        // Where a tag is broken by a deletion, who knows what it belongs to.
        if (found === undefined || found.broken.length > 0) continue
        const pairs = pairsOf(found.tags)
        for (const [deletion, { opening, closing }] of splitsAmong(pairs, clozes.deletions)) {
          const [inside, outside] = holds(deletion, opening) ? [opening, closing] : [closing, opening]
          report({
            message: `\`${written(inside)}\` stands in this deletion, and its \`${written(outside)}\` outside`,
            span: sourceSpan(field, inside.start, inside.end),
            hint: 'let it hold both or neither',
            fix: deletion.nested.length > 0 ? undefined : divided(field, deletion, pairs),
          })
        }
      }
    },
  }),
}

interface Pair {
  readonly opening: WrittenTag
  readonly closing: WrittenTag
}

/** Each tag that holds something with the one that ends it; tags without another half are nothing's fault here. */
function pairsOf(tags: readonly WrittenTag[]): Pair[] {
  const pairs: Pair[] = []
  const open: WrittenTag[] = []
  for (const tag of tags) {
    if (tag.holds) open.push(tag)
    if (!tag.closes) continue
    const at = open.findLastIndex(({ name }) => name === tag.name)
    const opening = open[at]
    if (opening === undefined) continue
    open.length = at
    pairs.push({ opening, closing: tag })
  }
  return pairs
}

/** The innermost deletions that hold one half of a pair, each with the first such pair, in the order of the text. */
function splitsAmong(pairs: readonly Pair[], deletions: readonly Deletion[]): Map<Deletion, Pair> {
  const splits = new Map<Deletion, Pair>()
  if (pairs.length === 0) return splits
  const around = innermost(
    pairs.flatMap(({ opening, closing }) => [opening, closing]),
    deletions,
  )
  for (const pair of pairs) {
    const one = around.get(pair.opening)
    const other = around.get(pair.closing)
    if (one !== undefined && !holds(one, pair.closing) && !splits.has(one)) splits.set(one, pair)
    if (other !== undefined && !holds(other, pair.opening) && !splits.has(other)) splits.set(other, pair)
  }
  return splits
}

/** For each tag in a deletion the innermost one. */
function innermost(tags: readonly WrittenTag[], deletions: readonly Deletion[]): Map<WrittenTag, Deletion> {
  const around = new Map<WrittenTag, Deletion>()
  const all = withNested(deletions)
  const open: Deletion[] = []
  let next = 0
  for (const tag of [...tags].sort((a, b) => a.start - b.start)) {
    for (let one = all[next]; one !== undefined && one.start < tag.start; one = all[++next]) open.push(one)
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= tag.start) open.pop()
    const last = open.at(-1)
    if (last !== undefined && holds(last, tag)) around.set(tag, last)
  }
  return around
}

function holds({ start, end }: Deletion, tag: WrittenTag): boolean {
  return start < tag.start && tag.end <= end
}

function written({ name, closes }: WrittenTag): string {
  return closes ? `</${name}>` : `<${name}>`
}

/** The deletion as several of its number, with the tags that it cuts between them. */
function divided(field: Field, deletion: Deletion, pairs: readonly Pair[]): Fix | undefined {
  const { text } = field
  const { start, end, textStart, textEnd } = deletion
  const cuts: WrittenTag[] = []
  const whole: Pair[] = []
  for (const pair of pairs) {
    const [opens, closes] = [holds(deletion, pair.opening), holds(deletion, pair.closing)]
    if (opens && closes) whole.push(pair)
    else if (opens) cuts.push(pair.opening)
    else if (closes) cuts.push(pair.closing)
  }
  // In a hint a tag cannot be left out, and an element that one of them lies in would be cut in its place.
  const mixed = cuts.some(
    (tag) =>
      tag.end > textEnd || whole.some(({ opening, closing }) => opening.start < tag.start && tag.start < closing.start),
  )
  if (mixed) return undefined
  let made = ''
  let from = textStart
  const hide = (to: number) => {
    const part = text.slice(from, to)
    made += blank.test(part) ? part : text.slice(start, textStart) + part + text.slice(textEnd, end)
  }
  for (const tag of cuts.sort((a, b) => a.start - b.start)) {
    hide(tag.start)
    made += text.slice(tag.start, tag.end)
    from = tag.end
  }
  hide(textEnd)
  if (!made.includes('{{c')) return undefined
  return unsafeFix('hide only what stands between the tags', rewritten(field, start, end, made))
}
