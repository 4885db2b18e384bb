import { sourceFile } from '../text/source-file.js'
import { frameOf } from './frame.js'

/**
 * Two texts below each other, the stretch in which they differ marked. Line ends are shown as `␊`, so that each is one
 * line; of a long text the surroundings of that stretch.
 *
 *     - The capital is Sydney
 *                      ^^^^^^
 *     + The capital is Canberra
 *                      ^^^^^^^^
 *
 * A text that is not there at all has no line.
 */
export function textChange(before: string | undefined, after: string | undefined, columns: number): string[] {
  const [old, fresh] = [before ?? '', after ?? '']
  const { start, tail } = stretch(old, fresh)
  return [
    ...(before === undefined ? [] : markedLine('-', old, start, old.length - tail, columns)),
    ...(after === undefined ? [] : markedLine('+', fresh, start, fresh.length - tail, columns)),
  ]
}

/** A text in one line of no more than so many columns. */
export function cutText(text: string, columns: number): string {
  return frame(text, 0, 0, columns).line
}

function markedLine(sign: string, text: string, start: number, end: number, columns: number): string[] {
  const { line, before, marked } = frame(text, start, end, columns - 2)
  const first = `${sign} ${line}`.trimEnd()
  // Where nothing stands that the other text has, there is nothing to mark.
  return end > start && end - start < text.length ? [first, `  ${' '.repeat(before)}${'^'.repeat(marked)}`] : [first]
}

function frame(text: string, start: number, end: number, columns: number) {
  // No more of a long text than could be shown.
  const from = Math.max(0, start - 2 * columns)
  const to = Math.min(text.length, Math.max(end, start) + 2 * columns)
  const file = sourceFile('', text.slice(from, to).replaceAll('\n', '␊').replaceAll('\r', '␍'))
  return frameOf({ file, start: start - from, end: end - from }, 1, columns)
}

/** Where two texts begin to differ, and how much they have in common at their ends. */
function stretch(a: string, b: string): { readonly start: number; readonly tail: number } {
  const shorter = Math.min(a.length, b.length)
  let start = 0
  while (start < shorter && a[start] === b[start]) start++
  let tail = 0
  while (tail < shorter - start && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  return { start, tail }
}
