import type { Diagnostic } from './diagnostic.js'

/** Diagnostics as a reader wants them: file by file in the order of the files, from the top of each to its end. */
export function inOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const files = new Map<unknown, number>()
  for (const { span } of diagnostics) if (!files.has(span.file)) files.set(span.file, files.size)
  const rank = (one: Diagnostic) => files.get(one.span.file) ?? 0
  return [...diagnostics].sort((a, b) => rank(a) - rank(b) || a.span.start - b.span.start || a.span.end - b.span.end)
}
