import { isAmbiguous } from './delimiters.js'
import type { DashDeletion, DashInlines } from './nodes.js'
import { type Scene, type Slip, sceneOf } from './slip.js'
import { oddDash, unclosedDash } from './slip-problems.js'
import { hiddenBy, isAlone, isMeantToOpen, isSuspended, isSuspicious } from './suspicion.js'
import { openedBefore, unclosedSlip } from './unclosed.js'
import { unopenedSlips } from './unopened.js'

/** The dashes of a paragraph that went wrong. A slip is told once, where it began, whatever it does to later dashes. */
export function slipsIn(text: string, inlines: DashInlines): Slip[] {
  const unclosed = inlines.unclosed.filter((dash) => isMeantToOpen(text, dash))
  if (unclosed.length === 0 && inlines.idle.length === 0) return []
  const scene = sceneOf(text, { ...inlines, unclosed })
  const odd = oddSlip(scene)
  if (odd !== undefined) return [odd]
  const slips: Slip[] = []
  // What a slip explains is not told once more.
  const explained = new Set<number>()
  for (const dash of unclosed) {
    if (explained.has(dash)) continue
    const inner = closerOutside(text, dash, inlines)
    const slip = inner === undefined ? unclosedSlip(scene, dash) : nestedSlip(scene, dash, inner)
    slips.push(slip)
    for (const other of [...unclosed, ...inlines.idle])
      if (slip.start <= other && other < slip.end) explained.add(other)
    if (inner !== undefined) explained.add(inner)
  }
  const idle = inlines.idle.filter((dash) => !explained.has(dash))
  return [...slips, ...unopenedSlips({ ...scene, inlines: { ...inlines, unclosed, idle } })]
}

/** A deletion in which others lie. */
function nestedSlip({ text, inlines, tried }: Scene, dash: number, closer: number): Slip {
  const inside = inlines.deletions.filter(({ open, close }) => dash < open && close < closer)
  const edits = inside.flatMap(({ start, open, close }) => [
    { start, end: open + 1, text: '' },
    { start: close, end: close + 1, text: '' },
  ])
  const word = /^\S{0,24}/.exec(text.slice(dash))?.[0] ?? '-'
  return {
    problem: unclosedDash,
    message: `Nothing closes the deletion that \`${word}\` opens, because another one lies in it`,
    hint: 'deletions between dashes do not nest: take the dashes inside it out, or close it before them',
    start: dash,
    end: dash + 1,
    related: [{ message: 'this dash closes nothing', start: closer, end: closer + 1 }],
    repair: tried([{ title: 'take the dashes inside it out', edits }]),
  }
}

/** The dash that would close a deletion around another one, in the same sentence: deletions do not nest. */
function closerOutside(text: string, dash: number, { deletions, idle }: DashInlines): number | undefined {
  const closer = idle.find((other) => other > dash && /\S/.test(text[other - 1] ?? '') && !isSuspended(text, other))
  const around = closer !== undefined && deletions.some(({ open, close }) => dash < open && close < closer)
  return around && !/[.!?]\s/.test(text.slice(dash, closer)) ? closer : undefined
}

/**
 * The dash from which on the deletions are inside out: it could open and close, it hides what should stand between two
 * deletions, and behind it a dash is left over. Where blanks tell openers and closers apart, nothing turns around.
 */
function oddSlip(scene: Scene): Slip | undefined {
  const { text, inlines, tried } = scene
  const { deletions, unclosed, idle } = inlines
  const suspect = deletions.find((one) => ambiguousIn(text, one) !== undefined && isSuspicious(text, one))
  if (suspect === undefined) return undefined
  const closers = idle.filter((dash) => /\S/.test(text[dash - 1] ?? '') && !isSuspended(text, dash))
  const left = [...unclosed, ...closers].sort((a, b) => a - b).find((dash) => dash > suspect.close)
  if (left === undefined) return undefined
  const dash = ambiguousIn(text, suspect) as number
  const edits = [{ start: dash, end: dash, text: '\\' }]
  // Between words written with blanks, whether one dash is too many or one is missing cannot be told.
  const alone = isAlone(text, dash)
  const repair = alone ? tried([{ title: 'write `\\-`', edits }]) : openedBefore(scene, dash)
  if ((repair === undefined || !alone) && !unclosed.includes(left)) return undefined
  return {
    problem: oddDash,
    message: `From this dash on the deletions are inside out: \`${hiddenBy(text, suspect)}\` is hidden`,
    hint: 'look for a dash too many or too few before it; write `\\-` where one is only a dash',
    start: dash,
    end: dash + 1,
    related: [{ message: 'this dash is left over', start: left, end: left + 1 }],
    repair,
  }
}

function ambiguousIn(text: string, { open, close }: DashDeletion): number | undefined {
  return [open, close].find((dash) => isAmbiguous(text, dash))
}
