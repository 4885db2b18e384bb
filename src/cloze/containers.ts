/** What a line stands in: a quote, or a list item whose content begins at a column. */
export type Container = 'quote' | number

const listMarker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/

/** Where a line's own text begins. */
export interface Place {
  /** Offset of the first character behind the containers and the indentation. */
  readonly at: number
  /** How many columns of indentation stand before it, beyond the containers. */
  readonly indent: number
  /** How many of the containers the line goes on with. */
  readonly depth: number
  readonly column: number
}

/** Where a line's own text begins in the containers that are open. */
export function inContainers(line: string, containers: readonly Container[]): Place {
  let { at, column } = skipBlanks(line, 0, 0)
  let base = 0
  let depth = 0
  for (const container of containers) {
    if (container === 'quote') {
      if (line[at] !== '>' || column - base > 3) break
      base = column + (line[at + 1] === ' ' || line[at + 1] === '\t' ? 2 : 1)
      ;({ at, column } = skipBlanks(line, at + 1, column + 1))
    } else {
      if (at < line.length && column < container) break
      base = container
    }
    depth++
  }
  return { at, indent: Math.max(0, column - base), depth, column }
}

/** The quotes and list items that a line opens, and where its text begins in them. */
export function openContainers(line: string, place: Place, inParagraph: boolean) {
  const containers: Container[] = []
  let { at, column, indent } = place
  while (at < line.length && indent < 4) {
    let width = 1
    if (line[at] === '>') containers.push('quote')
    else {
      const marker = listMarker.exec(line.slice(at, at + 12))?.[0]
      if (marker === undefined) break
      const empty = at + marker.length >= line.trimEnd().length
      // In the middle of a paragraph only a filled item that is a bullet or number 1 opens a list.
      if (inParagraph && containers.length === 0 && (empty || !/^(?:[-+*]|0*1[.)])$/.test(marker))) break
      width = marker.length
      const next = skipBlanks(line, at + width, column + width)
      const blanks = next.column - column - width
      containers.push(column + width + (empty || blanks > 4 ? 1 : blanks))
    }
    const base = column + width
    const next = skipBlanks(line, at + width, base)
    const last = containers.at(-1)
    indent = Math.max(0, next.column - (typeof last === 'number' ? last : base + 1))
    ;({ at, column } = next)
  }
  return { containers, at, indent }
}

function skipBlanks(line: string, from: number, fromColumn: number): { at: number; column: number } {
  let at = from
  let column = fromColumn
  for (; line[at] === ' ' || line[at] === '\t'; at++) column += line[at] === '\t' ? 4 - (column % 4) : 1
  return { at, column }
}
