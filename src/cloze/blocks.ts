import { type Container, inContainers, openContainers } from './containers.js'
import type { Region } from './regions.js'

/** A stretch of text that Markdown reads as one piece of inline text: a paragraph, a heading, a line of a table. */
export interface Segment {
  readonly start: number
  readonly end: number
  /** Whether it is HTML by itself, in which no Markdown is read. */
  readonly raw: boolean
}

/** A text as its blocks divide it: code blocks, and the inline text between them. */
export interface Blocks {
  readonly code: readonly Region[]
  readonly segments: readonly Segment[]
}

interface Fence {
  readonly start: number
  readonly contentStart: number
  readonly marker: string
}

const fenceOpening = /^(`{3,})[^`]*$|^(~{3,})/
const blockTag =
  /^<(?:[!?]|\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|legend|li|link|main|menu|nav|ol|optgroup|option|p|param|pre|script|search|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|title|tr|track|ul)(?![\w-]))/i
const loneTag = /^<\/?[a-z][a-z0-9-]*(?:[^<>"'a-z0-9-](?:[^<>"']|"[^"]*"|'[^']*')*)?>[ \t]*$/i
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
  let raw = false

  const endSegment = (end: number) => {
    if (segment !== -1 && end > segment) segments.push({ start: segment, end, raw })
    segment = -1
    raw = false
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
    } else if (!raw || place.depth < containers.length) {
      if (raw) endSegment(lineStart)
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
        const html: boolean = opened.indent < 4 && (blockTag.test(rest) || (!paragraph && loneTag.test(rest)))
        if (html) endSegment(lineStart)
        if (segment === -1) segment = lineStart + opened.at
        paragraph = rest !== '' && !html
        raw = html
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

function isRunOf(text: string, character: string): boolean {
  for (const one of text) if (one !== character) return false
  return text !== ''
}
