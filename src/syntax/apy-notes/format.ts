import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js'
import { type Line, linesOf } from '../../text/lines.js'
import type { SourceFile } from '../../text/source-file.js'
import { commentIn } from '../comment.js'
import { directivesIn } from '../directive.js'
import { asItIs, type Formatting, headingText, isRemark, type LaidLine, layoutEdits, trimmed } from '../layout.js'
import { keyNamed } from './keys.js'
import { type Heading, headingIn, keyIn } from './lines.js'
import { keyWithoutBlank } from './problems.js'
import { type Section, sectionsOf } from './sections.js'

/**
 * Apy notes in canonical form: `key: value`, `## Field`, one blank line between the parts of a note and one or two
 * between notes. What a field holds is not touched.
 */
export function formatApyNotes(file: SourceFile, { start }: { readonly start: number }): Formatting {
  const unsure: Diagnostic[] = []
  const lines = linesOf(file.text).filter((line) => line.start >= start)
  const sections = sectionsOf(file, lines, (problem, finding) => void unsure.push(diagnose(problem, finding)))
  if (unsure.length > 0) return { edits: [], unsure }

  const laid: LaidLine[] = []
  const spaced = wantsBlanks(file)
  for (const [index, section] of sections.entries()) {
    const { heading, line } = section
    if (heading !== undefined && line !== undefined) {
      const above = laid.at(-1)
      const least = above !== undefined && isRemark(file, above.line) ? 0 : 1
      laid.push({ line, text: fieldOrNote(line.text, heading), least, most: heading.level === 1 ? 2 : 1 })
    }
    if (heading?.level === 2) laid.push(...bodyLines(file, section, sections[index + 1]?.heading?.level === 1))
    else laid.push(...headLines(file, section, spaced))
  }
  return { edits: layoutEdits(file, start, laid), unsure }
}

function fieldOrNote(line: string, { level, text }: Heading): string {
  return headingText(line, '#'.repeat(level), text, (other) => headingIn(other)?.text === text)
}

/** Keys and comments. Where text strayed among them, it stays as it is. */
function headLines(file: SourceFile, { heading, lines, fenced }: Section, spaced: boolean): LaidLine[] {
  const laid: LaidLine[] = []
  for (const line of lines) {
    if (fenced.has(line.start)) {
      laid.push({ ...asItIs(line), most: 1 })
      continue
    }
    if (line.text.trim() === '') continue
    const comment = commentIn(file, line)
    const key = comment === undefined ? keyText(line.text, spaced) : undefined
    const text = key ?? (comment === undefined ? line.text : trimmed(line.text))
    const ofNote = heading !== undefined && (key !== undefined || (comment && comment.key !== 'deckwright'))
    laid.push({ line, text, least: 0, most: laid.length === 0 && ofNote ? 0 : 1 })
  }
  return laid
}

/** A key's name in lower case, a colon, a blank, its value; undefined for a line that is no known key. */
function keyText(line: string, spaced: boolean): string | undefined {
  const key = keyIn(line)
  if (key === undefined || keyNamed(key.word) === undefined || (!key.spaced && !spaced)) return undefined
  return `${key.word.toLowerCase()}:${key.value === '' ? '' : ` ${key.value}`}`
}

/** Whether a missing blank behind a key's colon may be put in: not where a comment says that it is missing on purpose. */
function wantsBlanks(file: SourceFile): boolean {
  if (!file.text.includes('deckwright-')) return true
  const { directives } = directivesIn(file, () => false)
  return !directives.some(
    ({ kind, codes }) =>
      kind !== 'enable' && (codes.length === 0 || codes.some(({ code }) => code === keyWithoutBlank.code)),
  )
}

/** The text of a field as it is; comments about findings stand around it. */
function bodyLines(file: SourceFile, { lines, fenced }: Section, endsNote: boolean): LaidLine[] {
  const isAside = (line: Line) => !fenced.has(line.start) && commentIn(file, line)?.key === 'deckwright'
  const isText = (line: Line) => line.text.trim() !== '' && !isAside(line)
  const first = lines.findIndex(isText)
  const last = lines.findLastIndex(isText)
  const laid: LaidLine[] = []
  for (const [index, line] of lines.entries()) {
    if (first < index && index <= last) laid.push(asItIs(line))
    else if (index === first) laid.push({ ...asItIs(line), least: laid.length === 0 ? 1 : 0, most: 1 })
    else if (line.text.trim() !== '') {
      const most = endsNote && last !== -1 && laid.at(-1)?.line === lines[last] ? 2 : 1
      laid.push({ line, text: trimmed(line.text), least: laid.length === 0 ? 1 : 0, most })
    }
  }
  return laid
}
