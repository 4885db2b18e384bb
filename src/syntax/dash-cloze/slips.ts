import type { DashDeletion } from './nodes.js'

/** Words that join others and are hardly ever what a card asks for by themselves. */
const joining = new Set(
  'a an the and or nor but of for to in on at by with from as is are und oder der die das et ou le la les de y o el los と は の に を が 和 或 与 的'.split(
    ' ',
  ),
)

/** The en or em dash that was meant to close a deletion opened at `dash`: the first one that stands where a closer may. */
export function closingLongDash(text: string, dash: number): number | undefined {
  const match = /^[^–—\n]*?\S([–—])(?![\p{L}\p{N}_])/u.exec(text.slice(dash + 1))
  return match === null ? undefined : dash + match[0].length
}

/** Whether a deletion covers nothing but joining words. */
export function hidesOnlyJoiningWords(text: string, deletion: DashDeletion): boolean {
  const words =
    text
      .slice(deletion.open + 1, deletion.close)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  return words.length > 0 && words.every((hidden) => joining.has(hidden))
}

/**
 * The dashes with a blank behind them that were probably meant to open a deletion: a few words later another one stands
 * ready to close it.
 *
 *     > | made in the - mitochondria-, by
 *                     ^             ^
 */
export function blankInside(text: string, idle: readonly number[]): number[] {
  return idle.filter((dash, index) => {
    const end = idle[index + 1]
    if (end === undefined || !/^-[ \t]/.test(text.slice(dash, dash + 2)) || atLineStart(text, dash)) return false
    const between = text.slice(dash + 1, end)
    // "a plan - short- and long-term": a hyphen that waits for the second half of its word closes nothing.
    const suspended = /^-[ \t]+(?:and|or|to|und|oder|bis|et|ou|y|o)\b/i.test(text.slice(end, end + 12))
    return !suspended && /\S$/.test(between) && !/[.;:!?\n]/.test(between) && between.trim().split(/\s+/).length <= 5
  })
}

function atLineStart(text: string, at: number): boolean {
  return !/\S/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
}
