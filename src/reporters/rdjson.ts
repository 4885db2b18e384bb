import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Fix } from '../diagnostics/fix.js'
import { positionAt, startsOf } from '../text/position.js'
import type { SourceFile } from '../text/source-file.js'
import type { Report } from './reporter.js'

/** The findings as reviewdog reads them. */
export function rdjson({ diagnostics }: Report): string {
  const document = { source: { name: 'deckwright' }, diagnostics: diagnostics.map(diagnosticOf) }
  return `${JSON.stringify(document, null, 2)}\n`
}

function diagnosticOf({ problem, message, span, hint, related, fix }: Diagnostic) {
  const others = related.map((one) => {
    const { line, column } = positionAt(one.span.file, one.span.start)
    return `${one.span.file.path}:${line}:${column}: ${one.message}`
  })
  return {
    message: [message, ...others, ...(hint === undefined ? [] : [`hint: ${hint}`])].join('\n'),
    location: {
      path: span.file.path,
      range: { start: placeOf(span.file, span.start), end: placeOf(span.file, span.end) },
    },
    severity: problem.severity === 'error' ? 'ERROR' : 'WARNING',
    code: { value: problem.code },
    ...suggestionsOf(fix),
  }
}

/** Several suggestions would be several ways to mend the finding: edits that belong together are told as one. */
function suggestionsOf(fix: Fix | undefined) {
  const [first, last] = [fix?.edits[0], fix?.edits.at(-1)]
  if (fix === undefined || first === undefined || last === undefined) return {}
  const { file, start } = first.span
  let text = ''
  let from = start
  for (const { span, text: fresh } of fix.edits) {
    text += file.text.slice(from, span.start) + fresh
    from = span.end
  }
  return { suggestions: [{ range: { start: placeOf(file, start), end: placeOf(file, last.span.end) }, text }] }
}

/** A place with its column in bytes of UTF-8, as this format counts. */
function placeOf(file: SourceFile, offset: number) {
  const { line } = positionAt(file, offset)
  const before = file.text.slice(startsOf(file)[line - 1] ?? 0, offset)
  return { line, column: Buffer.byteLength(before) + 1 }
}
