import { littleWords } from '../../text/joining-words.js'
import { letterPattern } from '../../text/letter-pattern.js'
import type { DashDeletion } from './nodes.js'
import type { Scene, Slip, Tried } from './slip.js'
import { blankInside, invertedRun, longDash, unopenedDash } from './slip-problems.js'
import { hiddenBy, hidesOnlyJoiningWords, isFirstHalf, isSuspended } from './suspicion.js'

/** From how many letters on a word is taken for an answer; shorter ones with a dash behind them are prefixes. */
const longWord = 6

/** Of words that are about words, dashes belong to them. */
const aboutWords = /pr[äeéi]fi[xj]|suf+i[xj]|vorsilbe|endung|stem\b|stamm|radical|приставк|suffiks/iu

/** What went wrong at dashes that close nothing and open nothing. */
export function unopenedSlips(scene: Scene): Slip[] {
  const { text, inlines, tried } = scene
  const { deletions, idle } = inlines
  const slips: Slip[] = []
  const told = new Set<number>()
  const joined = invertedFrom(text, deletions, idle)
  if (joined !== undefined) {
    slips.push(inverted(text, joined, tried))
    for (const dash of idle) if (dash >= joined.dash) told.add(dash)
  }
  for (const [index, dash] of idle.entries()) {
    const end = idle[index + 1]
    if (told.has(dash)) continue
    if (end !== undefined && opensAcrossBlank(text, dash, end)) {
      told.add(end)
      const edits = [{ start: dash + 1, end: dash + 1 + blanksAt(text, dash + 1), text: '' }]
      slips.push({
        problem: blankInside,
        message: 'A blank follows this dash, so it opens nothing',
        hint: 'take the blank out, or write `\\-`',
        start: dash,
        end: dash + 1,
        related: [{ message: 'this dash would close it', start: end, end: end + 1 }],
        repair: tried([{ title: 'take the blank out', edits }]),
      })
    } else {
      const slip = unopened(scene, dash)
      if (slip !== undefined) slips.push(slip)
    }
  }
  return slips
}

const alikeBefore = letterPattern(String.raw`(?<![\p{L}\p{N}_–—])[‐‑‒–—―−﹣－](?=[^\s–—])[^\n–—.;:!?]*$`, 'u')
const gluedBefore = letterPattern(String.raw`(?<!\p{L})(\p{L}{2,})-(?=\p{L}[\p{L}\p{M}\p{N} ]*$)`, 'u')
const wordAtEnd = letterPattern(String.raw`[\p{L}\p{M}]+$`, 'u')
const nextWord = letterPattern(String.raw`^-(?:([,.;:!?)]|$)|\s+(\p{L}+)(?![-\p{L}]))`, 'u')

/** A dash that closes nothing although it looks as if it should. */
function unopened({ text, inlines, tried, isOpaque }: Scene, dash: number): Slip | undefined {
  if (!/\S/.test(text[dash - 1] ?? '') || isSuspended(text, dash) || aboutWords.test(text)) return undefined
  const from = inlines.deletions.findLast(({ close }) => close < dash)?.close ?? -1
  const before = text.slice(Math.max(from + 1, dash - 120), dash)
  const base = dash - before.length
  const related = [{ message: 'this dash should close it', start: dash, end: dash + 1 }]
  const alike = alikeBefore(before).exec(before)
  if (alike !== null && !isOpaque(base + alike.index)) {
    const start = base + alike.index
    return {
      problem: longDash,
      message: `\`${text[start]}\` does not open a deletion`,
      hint: 'write a plain `-`',
      start,
      end: start + 1,
      related,
      repair: tried([{ title: 'write a plain `-`', edits: [{ start, end: start + 1, text: '-' }] }]),
    }
  }
  const glued = gluedBefore(before).exec(before)
  if (glued !== null && !isOpaque(base + glued.index) && littleWords.has((glued[1] ?? '').toLowerCase())) {
    const start = base + glued.index + (glued[1]?.length ?? 0)
    return {
      problem: unopenedDash,
      message: `No blank stands before the dash that should open \`${text.slice(start, dash + 1)}\``,
      hint: 'put a blank before it',
      start,
      end: start + 1,
      related,
      repair: tried([{ title: 'put a blank before the dash', edits: [{ start, end: start, text: ' ' }] }]),
    }
  }
  const word = wordAtEnd(before).exec(before)?.[0] ?? ''
  const behind = text.slice(dash, dash + 40)
  const next = nextWord(behind).exec(behind)
  if (word.length < longWord || next === null || (next[2] !== undefined && !littleWords.has(next[2].toLowerCase()))) {
    return undefined
  }
  const start = dash - word.length
  return {
    problem: unopenedDash,
    message: `Nothing opens the deletion that \`${word}-\` closes`,
    hint: 'write `-` before its first word, or `\\-` where a dash is only a dash',
    start: dash,
    end: dash + 1,
    related: [],
    repair: tried([{ title: `open it before \`${word}\``, edits: [{ start, end: start, text: '-' }] }]),
  }
}

/** A dash that closes nothing, and the deletions behind it that hide only joining words. */
interface Inversion {
  readonly dash: number
  readonly joining: readonly DashDeletion[]
}

function invertedFrom(
  text: string,
  deletions: readonly DashDeletion[],
  idle: readonly number[],
): Inversion | undefined {
  const closers = idle.filter((dash) => /\S/.test(text[dash - 1] ?? '') && !isSuspended(text, dash))
  const [first] = closers
  if (first === undefined) return undefined
  const joining = deletions.filter((deletion) => deletion.open > first && hidesOnlyJoiningWords(text, deletion))
  const [begin] = joining
  if (begin === undefined) return undefined
  const dash = closers.findLast((one) => one < begin.open) as number
  return { dash, joining }
}

function inverted(text: string, { dash, joining }: Inversion, tried: Tried): Slip {
  const [begin] = joining as [DashDeletion]
  const word = /[^\s([{"“„«]+$/.exec(text.slice(0, dash))?.[0] ?? ''
  const freed = joining.flatMap(({ open, close }) => [
    { start: open, end: open + 1, text: '' },
    { start: close, end: close + 1, text: '' },
  ])
  const start = dash - word.length
  const opening = { start, end: start, text: '-' }
  return {
    problem: invertedRun,
    message: `This dash closes nothing, and behind it only \`${hiddenBy(text, begin)}\` is hidden`,
    hint: 'one dash too many or too few turns the blanks inside out',
    start: dash,
    end: dash + 1,
    related: joining.map(({ start, close }) => ({ message: 'this joins words', start, end: close + 1 })),
    repair: tried([
      { title: `open a deletion before \`${word}\`, and show the words between`, edits: [opening, ...freed] },
      { title: 'show the words between', edits: freed },
    ]),
  }
}

/**
 * Whether a dash with a blank behind it was probably meant to open a deletion: a few words later another one stands
 * ready to close it.
 *
 *     > | made in the - mitochondria-, by
 *                     ^             ^
 */
function opensAcrossBlank(text: string, dash: number, end: number): boolean {
  if (
    !/^(?:[\s([{"“„«]|)-[ \t]/.test(text.slice(Math.max(0, dash - 1), dash + 2)) ||
    atLineStart(text, dash) ||
    isFirstHalf(text, end)
  )
    return false
  const between = text.slice(dash + 1, end)
  return /\S$/.test(between) && !/[.;:!?\n]/.test(between) && between.trim().split(/\s+/).length <= 5
}

function blanksAt(text: string, at: number): number {
  return /^[ \t]*/.exec(text.slice(at))?.[0].length ?? 0
}

function atLineStart(text: string, at: number): boolean {
  return !/\S/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
}
