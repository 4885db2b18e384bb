import type { SourceFile } from '../text/source-file.js'
import type { Diagnostic } from './diagnostic.js'

/** Diagnostics as a reader wants them: in the order of the files, from the top of each to its end. */
export function inOrder(diagnostics: readonly Diagnostic[], files: readonly SourceFile[] = []): Diagnostic[] {
  const ranks = new Map<SourceFile, number>()
  for (const file of [...files, ...diagnostics.map(({ span }) => span.file)]) {
    if (!ranks.has(file)) ranks.set(file, ranks.size)
  }
  const rank = (one: Diagnostic) => ranks.get(one.span.file) ?? 0
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start || a.span.end - b.span.end)
}
