import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { hash } from '../text/hash.js'
import { positionAt, startsOf } from '../text/position.js'
import type { SourceFile } from '../text/source-file.js'
import type { Span } from '../text/span.js'

/**
 * What each finding is known by from run to run: its code and the text of its line, wherever in the file that line
 * stands. Where one file has the same twice, they are counted: `9f2c…:1`, `9f2c…:2`.
 */
export function fingerprintsOf(diagnostics: readonly Diagnostic[]): string[] {
  const digests = new Map<SourceFile, Map<number, string>>()
  const seen = new Map<string, number>()
  return diagnostics.map(({ problem, span }) => {
    const mark = digest(`${problem.code}\n${lineDigest(span, digests)}`)
    const key = `${span.file.path}\n${mark}`
    const nth = (seen.get(key) ?? 0) + 1
    seen.set(key, nth)
    return `${mark}:${nth}`
  })
}

/** The beginning of a text's SHA-256, enough to tell texts apart. */
export function digest(text: string): string {
  return hash('sha256', text).slice(0, 32)
}

/** A line of a megabyte may hold thousands of findings: it is looked at once. */
function lineDigest({ file, start }: Span, known: Map<SourceFile, Map<number, string>>): string {
  const lines = known.get(file) ?? new Map<number, string>()
  known.set(file, lines)
  const { line } = positionAt(file, start)
  const found = lines.get(line)
  if (found !== undefined) return found
  const starts = startsOf(file)
  const made = digest(file.text.slice(starts[line - 1] ?? 0, starts[line]).trim())
  lines.set(line, made)
  return made
}
