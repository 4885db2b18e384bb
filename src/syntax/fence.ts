import type { Line } from '../text/lines.js'

/** The opening line of a fenced code block: its character and how often it stands there. */
export interface Fence {
  readonly mark: '`' | '~'
  readonly length: number
}

/**
 * The fence that a line opens.
 *
 *     > | ```python title="a b"
 *         ^^^
 */
export function fenceOpenedBy(line: string): Fence | undefined {
  if (!line.includes('```') && !line.includes('~~~')) return undefined
  const match = /^ {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$/.exec(line)
  if (match === null) return undefined
  return match[1] === undefined ? { mark: '~', length: match[2]?.length ?? 0 } : { mark: '`', length: match[1].length }
}

/** Whether a line closes a fence: the same character, at least as often, and nothing else. */
export function closesFence(line: string, fence: Fence): boolean {
  const mark = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(line)?.[1]
  return mark !== undefined && mark[0] === fence.mark && mark.length >= fence.length
}

/**
 * Finds the line that closes a fence opened at `index`; undefined where it is never closed. Asked from the top down: a
 * fence for which nothing was found tells that nothing will be found for later ones of its kind.
 */
export function fenceEnds(lines: readonly Line[]): (index: number, fence: Fence) => number | undefined {
  const endless = { '`': Number.POSITIVE_INFINITY, '~': Number.POSITIVE_INFINITY }
  return (index, fence) => {
    if (fence.length >= endless[fence.mark]) return undefined
    for (let at = index + 1; at < lines.length; at++) if (closesFence(lines[at]?.text ?? '', fence)) return at
    endless[fence.mark] = fence.length
    return undefined
  }
}
