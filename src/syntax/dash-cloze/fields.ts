import { readClozes } from '../../cloze/reading.js'
import { linesOf } from '../../text/lines.js'
import type { TracedText } from '../../text/origin.js'
import { fenceEnds, fenceOpenedBy } from '../fence.js'
import { dashMarkdown } from './markdown.js'
import type { DashDeletion, DashParagraph } from './nodes.js'

/**
 * The two fields of a paragraph as Markdown: of a cloze note its text and what is shown with the answer, of any other
 * note its first line and the lines below it.
 */
export function dashFields({ main, extra, inlines, kind, type, span }: DashParagraph): [TracedText, TracedText] {
  const empty: TracedText = { text: '', origin: [0, span.end] }
  // Dashes hide something in fields only where a comment names a type that cannot: a rule then speaks of it.
  const deletions = kind === 'cloze' || type !== undefined ? inlines.deletions : []
  const numbers = numbersOf(main, deletions)
  if (kind === 'cloze')
    return [dashMarkdown(main, deletions, numbers), extra === undefined ? empty : dashMarkdown(extra)]

  const part = (from: number, to: number): TracedText => {
    const inside = [...deletions.keys()].filter((index) => between(deletions[index], from, to))
    return dashMarkdown(
      slice(main, from, to),
      inside.map((index) => moved(deletions[index] as DashDeletion, -from)),
      inside.map((index) => numbers[index] ?? 1),
    )
  }
  const newline = endOfFront(main.text)
  return newline === -1 ? [part(0, main.text.length), empty] : [part(0, newline), part(newline + 1, main.text.length)]
}

/** The numbers of a paragraph's dash deletions, each once. */
export function dashNumbers({ main, inlines, kind }: DashParagraph): readonly number[] {
  if (kind !== 'cloze') return upTo(0)
  const numbers = new Set(numbersOf(main, inlines.deletions))
  let next = 1
  for (const number of numbers) if (number !== next++) return [...numbers]
  return upTo(numbers.size)
}

const counts: (readonly number[])[] = []

/** The numbers from 1 to a number: one list for all the notes that have it. */
function upTo(last: number): readonly number[] {
  counts[last] ??= Array.from({ length: last }, (_, index) => index + 1)
  return counts[last]
}

/** Where the first field ends: at the end of the first line, or of the code block that begins there; -1 at the end. */
function endOfFront(text: string): number {
  const newline = text.indexOf('\n')
  const fence = fenceOpenedBy(newline === -1 ? text : text.slice(0, newline))
  const lines = fence === undefined ? [] : linesOf(text)
  const end = fence === undefined ? undefined : lines[fenceEnds(lines)(0, fence) ?? 0]?.end
  return end === text.length ? -1 : (end ?? newline)
}

/**
 * The number of each deletion: the next free one, or for a member of a group the one that its first member took.
 * Numbers that Anki's own clozes in the text have are not free.
 */
function numbersOf(main: TracedText, deletions: readonly DashDeletion[]): number[] {
  const braces = main.text.includes('{{c')
  if (!braces && deletions.every(({ group }) => group === undefined)) return deletions.map((_, index) => index + 1)
  const taken = new Set<number>()
  const take = (clozes: ReturnType<typeof readClozes>['deletions']): void => {
    for (const cloze of clozes) {
      for (const number of cloze.numbers) taken.add(number)
      take(cloze.nested)
    }
  }
  if (braces) take(readClozes(main.text, 'markdown').deletions)
  const groups = new Map<number, number>()
  let last = 0
  const next = () => {
    do last++
    while (taken.has(last))
    return last
  }
  return deletions.map(({ group }) => {
    if (group === undefined) return next()
    const number = groups.get(Number(group)) ?? next()
    groups.set(Number(group), number)
    return number
  })
}

function between(deletion: DashDeletion | undefined, from: number, to: number): boolean {
  return deletion !== undefined && from <= deletion.start && deletion.close < to
}

function moved(deletion: DashDeletion, by: number): DashDeletion {
  return { ...deletion, start: deletion.start + by, open: deletion.open + by, close: deletion.close + by }
}

function slice({ text, origin }: TracedText, from: number, to: number): TracedText {
  const pairs: number[] = []
  for (let pair = 0; pair < origin.length; pair += 2) {
    const [at = 0, source = 0, next = text.length] = [origin[pair], origin[pair + 1], origin[pair + 2]]
    if (next > from && at < to) pairs.push(Math.max(0, at - from), source + Math.max(0, from - at))
  }
  return { text: text.slice(from, to), origin: pairs.length === 0 ? [0, 0] : pairs }
}
