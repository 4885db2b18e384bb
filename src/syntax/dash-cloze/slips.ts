import { isAmbiguous } from './delimiters.js'
import type { DashDeletion, DashInlines } from './nodes.js'
import { type Scene, type Slip, sceneOf } from './slip.js'
import { oddDash } from './slip-problems.js'
import { hiddenBy, isAlone, isSuspended, isSuspicious } from './suspicion.js'
import { unclosedSlip } from './unclosed.js'
import { unopenedSlips } from './unopened.js'

/** The dashes of a paragraph that went wrong. A slip is told once, where it began, whatever it does to later dashes. */
export function slipsIn(text: string, inlines: DashInlines): Slip[] {
  const unclosed = inlines.unclosed.filter((dash) => !isAlone(text, dash))
  if (unclosed.length === 0 && inlines.idle.length === 0) return []
  const scene = sceneOf(text, { ...inlines, unclosed })
  const odd = oddSlip(scene)
  if (odd !== undefined) return [odd]
  if (unclosed.length === 0) return unopenedSlips(scene)
  const slips: Slip[] = []
  for (const dash of unclosed) {
    // `-word -,`: the second dash was to close what the first one opens, and it is told there.
    if (slips.some(({ start, end }) => start <= dash && dash < end)) continue
    slips.push(unclosedSlip(scene, dash))
  }
  return slips
}

/**
 * The dash from which on the deletions are inside out: it could open and close, it hides what should stand between two
 * deletions, and behind it a dash is left over. Where blanks tell openers and closers apart, nothing turns around.
 */
function oddSlip({ text, inlines, tried }: Scene): Slip | undefined {
  const { deletions, unclosed, idle } = inlines
  const suspect = deletions.find((one) => ambiguousIn(text, one) !== undefined && isSuspicious(text, one))
  if (suspect === undefined) return undefined
  const closers = idle.filter((dash) => /\S/.test(text[dash - 1] ?? '') && !isSuspended(text, dash))
  const left = [...unclosed, ...closers].sort((a, b) => a - b).find((dash) => dash > suspect.close)
  if (left === undefined) return undefined
  const dash = ambiguousIn(text, suspect) as number
  const edits = [{ start: dash, end: dash, text: '\\' }]
  // Between words, whether one dash is too many or one is missing cannot be told.
  const repair = isAlone(text, dash) ? tried([{ title: 'write `\\-`', edits }]) : undefined
  if (repair === undefined && !unclosed.includes(left)) return undefined
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
