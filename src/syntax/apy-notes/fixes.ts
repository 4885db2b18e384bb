import { regionsOf } from '../../cloze/regions.js'
import { type Fix, inserted, linesOut, replaced, safeFix, unsafeFix } from '../../diagnostics/fix.js'
import type { Line } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { spanOf } from '../../text/span.js'
import type { Comment } from '../comment.js'
import type { FencedCode } from '../fenced-code.js'
import { headingIn } from './lines.js'

/** The byte order mark taken off. */
export const unmarked: Fix = { title: 'take it off', edits: [], safe: true, unmarks: true }

/** A heading above a field that stands in no note. */
export function headed(file: SourceFile, field: Line): Fix | undefined {
  return unsafeFix('put `# Note` above it', inserted(file, field.start, '# Note\n\n'))
}

/** Lines that reach no card written as comments; none where they hold what a comment cannot. */
export function commentedOut(file: SourceFile, lines: readonly Line[]): Fix | undefined {
  if (lines.some(({ text }) => /--|^[ \t]*>|>[ \t]*$/.test(text))) return undefined
  const edits = lines.map(({ start, end, text }) => replaced(spanOf(file, start, end), `<!-- ${text.trim()} -->`))
  return unsafeFix('make a comment of it', ...edits)
}

/** A comment of a field put under the heading of its note. */
export function lifted(file: SourceFile, head: Line, { span }: Comment): Fix | undefined {
  const line = file.text.slice(span.start, span.end).trim()
  return unsafeFix('put it under the heading of the note', inserted(file, head.end, `\n${line}`), linesOut(span))
}

/**
 * A backslash before a line that apy would take for a heading; `lines` are those of the field. In code and math it would
 * be shown, and among tags it might be.
 */
export function escapedHashtag(file: SourceFile, lines: readonly Line[], at: number): Fix | undefined {
  const [first, last] = [lines[0], lines.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const text = file.text.slice(first.start, last.end)
  const offset = at - first.start
  if (regionsOf(text, 'markdown').some(({ start, end }) => start <= offset && offset < end)) return undefined
  const make = text.includes('<') ? unsafeFix : safeFix
  return make('put a backslash before it', inserted(file, at, '\\'))
}

/** The fence that closes a code block, behind the last line before the next heading. */
export function closedFence(file: SourceFile, lines: readonly Line[], at: number, code: FencedCode): Fix | undefined {
  const next = lines.findIndex(({ text }, index) => index > at && headingIn(text) !== undefined)
  const beyond = code.item === undefined ? (next === -1 ? lines.length : next) : code.item.end + 1
  const last = lines.slice(at, beyond).findLast(({ text }) => text.trim() !== '')
  const { mark, length } = code.fence
  const fence = `${' '.repeat(code.item?.column ?? 0)}${mark.repeat(length)}`
  return last && unsafeFix('close it behind its last line', inserted(file, last.end, `\n${fence}`))
}
