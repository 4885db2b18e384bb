import { type Diagnostic as ClientDiagnostic, DiagnosticSeverity, DiagnosticTag } from 'vscode-languageserver'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { unusedDisable } from '../diagnostics/suppress-problems.js'
import type { SourceFile } from '../text/source-file.js'
import type { CheckedFile } from './checked-file.js'
import { rangeOf } from './positions.js'

/** Where a page says more of a code; undefined where there is none. */
export type PageOf = (code: string) => string | undefined

/** What an editor shows of the findings of a file. `folder` is the one from which files are seen. */
export function clientDiagnostics(
  { findings }: CheckedFile,
  addressOf: (file: SourceFile) => string,
  pageOf: PageOf,
): ClientDiagnostic[] {
  return findings.map((one) => clientDiagnostic(one, addressOf, pageOf))
}

function clientDiagnostic(
  { problem, message, hint, related, span }: Diagnostic,
  addressOf: (file: SourceFile) => string,
  pageOf: PageOf,
): ClientDiagnostic {
  const page = pageOf(problem.code)
  return {
    range: rangeOf(span),
    severity: problem.severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code: problem.code,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    source: 'deckwright',
    message: hint === undefined ? message : `${message}\n${hint}`,
    ...(problem.code === unusedDisable.code ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(related.length === 0
      ? {}
      : {
          relatedInformation: related.map((one) => ({
            message: one.message,
            location: { uri: addressOf(one.span.file), range: rangeOf(one.span) },
          })),
        }),
  }
}
