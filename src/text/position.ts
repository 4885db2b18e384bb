import type { SourceFile } from './source-file.js'

/** A place in a file as editors count it: `offset` from 0 in UTF-16 units of the file, `line` and `column` from 1. */
export interface Position {
  readonly offset: number
  readonly line: number
  readonly column: number
}

const lineStarts = new WeakMap<SourceFile, readonly number[]>()

/** The place of an offset. A byte order mark is not counted; `\r\n` is two units. */
export function positionAt(file: SourceFile, offset: number): Position {
  const starts = startsOf(file)
  const line = countUpTo(starts, offset)
  return { offset: offset + countUpTo(file.crlf, offset - 1), line, column: offset - (starts[line - 1] ?? 0) + 1 }
}

/** The offset at which each line of a file starts. */
export function startsOf(file: SourceFile): readonly number[] {
  const known = lineStarts.get(file)
  if (known !== undefined) return known
  const starts = [0]
  for (let at = file.text.indexOf('\n'); at !== -1; at = file.text.indexOf('\n', at + 1)) starts.push(at + 1)
  lineStarts.set(file, starts)
  return starts
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle + 1
    else high = middle
  }
  return low
}
