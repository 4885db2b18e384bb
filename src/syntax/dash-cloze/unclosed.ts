import { littleWords } from '../../text/joining-words.js'
import { letterPattern, unspacedLetter } from '../../text/letter-pattern.js'
import { isAmbiguous } from './delimiters.js'
import type { Repair, Scene, Slip } from './slip.js'
import { longDash, unclosedDash } from './slip-problems.js'
import { particles } from './suspicion.js'
import { wordBefore, wordBehind } from './unspaced-words.js'

/** Signs that look like a dash and are none, and dashes too many. */
const lookAlike = '[‐‑‒–—―−﹣－]|(?<!-)-{2,3}(?!-)'

/** One that stands where a deletion may end, also behind a blank before a full stop and the like. */
const alikeAtEnd = letterPattern(
  `(?<=[^\\s–—-])(?:${lookAlike})(?:(?![\\p{L}\\p{N}_–—-])|(?=${unspacedLetter}))|[ \\u00a0\\u202f]+(?:${lookAlike})(?=[,.;:!?)])`,
  'gu',
)

const gluedDash = letterPattern(String.raw`(?<=[\p{L}\p{N}])-(?=\p{L})`, 'gu')
const wordAlone = letterPattern(String.raw`^\p{L}+(?=\s)`, 'u')

/** How far behind its opening a deletion may be closed by something that looks like a dash. */
const mostWords = 12

/** What became of a dash that was to close a deletion. */
interface Closer {
  readonly slip: 'look-alike' | 'spaced' | 'glued'
  readonly start: number
  readonly end: number
}

/**
 * What happened to a deletion that nothing closes, opened at `dash`: its closing dash is another sign, stands behind a
 * blank or before a word, or is not there.
 */
export function unclosedSlip(scene: Scene, dash: number): Slip {
  const { text, tried } = scene
  const closer = closerOf(scene, dash)
  const opened = /^\S{0,24}/.exec(text.slice(dash))?.[0] ?? '-'
  const related = [{ message: 'the deletion opens here', start: dash, end: dash + 1 }]
  if (closer === undefined) {
    // Where it might as well close one, there is no telling where that begins.
    const either = isAmbiguous(text, dash)
    return {
      problem: unclosedDash,
      message: `Nothing closes the deletion that \`${opened}\` opens`,
      hint: either
        ? 'close it with `-` behind its last word, or open another one before it; write `\\-` where a dash is only a dash'
        : 'close it with `-` behind its last word, or write `\\-` where a dash is only a dash',
      start: dash,
      end: dash + 1,
      related: [],
      repair: either ? (openedBefore(scene, dash) ?? closedBehind(scene, dash)) : tried(repairs(text, dash)),
    }
  }
  const { slip, start, end } = closer
  const written = text.slice(start, end)
  if (slip === 'look-alike') {
    const edits = [{ start, end, text: '-' }]
    return {
      problem: longDash,
      message: `\`${written.trim()}\` does not close a deletion`,
      hint: 'write a plain `-`',
      start,
      end,
      related,
      repair: tried([{ title: 'write a plain `-`', edits }]),
    }
  }
  const spaced = slip === 'spaced'
  const title = spaced ? 'take the blank out' : 'put a blank behind the dash'
  const edits = [spaced ? { start, end: end - 1, text: '' } : { start: end, end, text: ' ' }]
  return {
    problem: unclosedDash,
    message: spaced
      ? `A blank stands before the dash that should close \`${opened}\``
      : `No blank follows the dash that should close \`${opened}\``,
    hint: title,
    start: spaced ? end - 1 : start,
    end,
    related,
    repair: tried([{ title, edits }]),
  }
}

/** The first thing behind an opening dash that was probably meant to close it. */
function closerOf({ text, inlines, isOpaque }: Scene, dash: number): Closer | undefined {
  const { deletions, unclosed, idle } = inlines
  const next = Math.min(
    ...deletions.filter(({ open }) => open > dash).map(({ start }) => start),
    ...unclosed.filter((other) => other > dash),
    text.length,
  )
  const reach = new RegExp(`^(?:\\S+\\s+){0,${mostWords - 1}}\\S*`).exec(text.slice(dash + 1, next))?.[0] ?? ''
  const found: Closer[] = []
  for (const { 0: alike, index } of reach.matchAll(alikeAtEnd(reach))) {
    const start = dash + 1 + index
    if (isOpaque(start + alike.length - 1)) continue
    found.push({ slip: 'look-alike', start, end: start + alike.length })
    break
  }
  // A dash between blanks: one may close, two are a pair of dashes of the sentence.
  const spaced = idle.filter((at) => at > dash && at <= dash + 1 + reach.length && /\s/.test(text[at - 1] ?? ''))
  const [only] = spaced
  if (only !== undefined && spaced.length === 1 && !text.slice(dash, only).includes('\n'))
    found.push(spacedAt(text, only))
  // `-word -,` opened another one.
  if (next < text.length && unclosed.includes(next) && /^-[,.;:!?)]/.test(text.slice(next, next + 2)))
    found.push(spacedAt(text, next))
  for (const { index } of reach.matchAll(gluedDash(reach))) {
    const behind = reach.slice(index + 1)
    const word = wordAlone(behind).exec(behind)?.[0]
    if (word === undefined || !littleWords.has(word.toLowerCase()) || isOpaque(dash + 1 + index)) continue
    found.push({ slip: 'glued', start: dash + 1 + index, end: dash + 2 + index })
    break
  }
  return found.sort((a, b) => a.start - b.start)[0]
}

function spacedAt(text: string, at: number): Closer {
  const blanks = /\s*$/.exec(text.slice(0, at))?.[0].length ?? 0
  return { slip: 'spaced', start: at - blanks, end: at + 1 }
}

/** The dash made the end of a deletion that opens before the word there, where it is no joining word. */
export function openedBefore({ text, tried }: Scene, dash: number): Repair | undefined {
  const word = wordBefore(text, dash)
  if (word === undefined || particles.has(word)) return undefined
  const start = dash - word.length
  return tried([{ title: `open a deletion before \`${word}\``, edits: [{ start, end: start, text: '-' }] }])
}

/** The deletion that the dash opens closed behind the word there, where it is no joining word. */
function closedBehind({ text, tried }: Scene, dash: number): Repair | undefined {
  const word = wordBehind(text, dash + 1)
  if (word === undefined || particles.has(word)) return undefined
  const end = dash + 1 + word.length
  return tried([{ title: `close it behind \`${word}\``, edits: [{ start: end, end, text: '-' }] }])
}

/** Where nothing tells what was meant: a flag of a program, or one hidden word. */
function repairs(text: string, dash: number): Repair[] {
  const word = /^[^\s.,;:!?()[\]{}"“”«»、。]+/.exec(text.slice(dash + 1))?.[0] ?? ''
  const literal = { title: 'write `\\-`', edits: [{ start: dash, end: dash, text: '\\' }] }
  const end = dash + 1 + word.length
  const hidden = { title: `close it behind \`${word}\``, edits: [{ start: end, end, text: '-' }] }
  return /^.?$|^[A-Za-z]{1,2}$/u.test(word) ? [literal] : [hidden, literal]
}
