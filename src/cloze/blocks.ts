import type { Region } from './regions.js'

/** A stretch of text that Markdown reads as one piece of inline text: a paragraph, a heading, a line of a table. */
export interface Segment {
  readonly start: number
  readonly end: number
}

/** A text as its blocks divide it: code blocks, and the inline text between them. */
export interface Blocks {
  readonly code: readonly Region[]
  readonly segments: readonly Segment[]
}

/** What a line stands in: a quote, or a list item whose content begins at a column. */
type Container = 'quote' | number

interface Fence {
  readonly start: number
  readonly contentStart: number
  readonly marker: string
}

const fenceOpening = /^(`{3,})[^`]*$|^(~{3,})/
const listMarker = /^(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/
const ownLine = /^(?:#{1,6}(?:[ \t]|$)|\||(?:[-*_=][ \t]*)+$)/

/** The blocks of a Markdown text, as far as code and inline text go: what CommonMark says of fences and indentation. */
export function blocksOf(text: string): Blocks {
  const code: Region[] = []
  const segments: Segment[] = []
  let containers: Container[] = []
  let fence: Fence | undefined
  let paragraph = false
  let indented = false
  let segment = -1

  const endSegment = (end: number) => {
    if (segment !== -1 && end > segment) segments.push({ start: segment, end })
    segment = -1
    paragraph = false
  }
  const endFence = (contentEnd: number, end: number, closed: boolean) => {
    if (fence === undefined) return
    const { start, contentStart } = fence
    const region = {
      kind: 'code',
      block: true,
      start,
      end,
      contentStart: Math.min(contentStart, end),
      contentEnd,
    } as const
    code.push(closed ? region : { ...region, contentEnd: Math.max(region.contentStart, contentEnd), unclosed: true })
    fence = undefined
  }

  let lineStart = 0
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart)
    const lineEnd = newline === -1 ? text.length : newline
    const line = text.slice(lineStart, lineEnd)
    const place = inContainers(line, containers)
    const blank = place.at === line.length

    if (fence !== undefined) {
      if (place.depth === containers.length) {
        const rest = line.slice(place.at).trimEnd()
        const closes = place.indent < 4 && rest.length >= fence.marker.length && isRunOf(rest, fence.marker.charAt(0))
        if (closes) endFence(lineStart, lineEnd, true)
        lineStart = lineEnd + 1
        continue
      }
      // The container ended, and the fence with it.
      endFence(lineStart, lineStart - 1, false)
    }

    if (blank) {
      endSegment(lineStart)
      if (place.depth < containers.length && containers.slice(place.depth).includes('quote'))
        containers = containers.slice(0, place.depth)
      indented = false
    } else {
      const opened = openContainers(line, place, paragraph && place.depth === containers.length)
      const rest = line.slice(opened.at)
      const lazy = paragraph && opened.containers.length === 0 && place.depth < containers.length
      const startsFence = opened.indent < 4 ? fenceOpening.exec(rest) : null
      if (!lazy || startsFence !== null || ownLine.test(rest)) {
        containers = [...containers.slice(0, place.depth), ...opened.containers]
      }
      if (startsFence !== null) {
        endSegment(lineStart)
        fence = {
          start: lineStart + opened.at,
          contentStart: lineEnd + 1,
          marker: startsFence[1] ?? startsFence[2] ?? '',
        }
        indented = false
      } else if (opened.indent >= 4 && !paragraph && rest !== '') {
        indented = indentedLine(code, indented, lineStart + opened.at, lineEnd)
      } else {
        indented = false
        const alone = opened.indent < 4 && ownLine.test(rest)
        if (opened.containers.length > 0 || alone) endSegment(lineStart)
        if (segment === -1) segment = lineStart + opened.at
        paragraph = rest !== ''
        if (alone) endSegment(lineEnd)
      }
    }
    lineStart = lineEnd + 1
  }
  endFence(text.length, text.length, false)
  endSegment(text.length)
  return { code, segments }
}

/** Adds a line to the indented code above it, or begins such code. */
function indentedLine(code: Region[], goesOn: boolean, start: number, end: number): true {
  const above = goesOn ? code.pop() : undefined
  const first = above?.start ?? start
  code.push({ kind: 'code', block: true, start: first, end, contentStart: first, contentEnd: end })
  return true
}

interface Place {
  /** Offset of the first character behind the containers and the indentation. */
  readonly at: number
  /** How many columns of indentation stand before it, beyond the containers. */
  readonly indent: number
  /** How many of the containers the line goes on with. */
  readonly depth: number
  readonly column: number
}

/** Where a line's own text begins in the containers that are open. */
function inContainers(line: string, containers: readonly Container[]): Place {
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
function openContainers(line: string, place: Place, inParagraph: boolean) {
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

function isRunOf(text: string, character: string): boolean {
  for (const one of text) if (one !== character) return false
  return text !== ''
}
