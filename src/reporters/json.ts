import type { Diagnostic } from '../diagnostics/diagnostic.js'
import type { Fix } from '../diagnostics/fix.js'
import type { Severity } from '../diagnostics/problem.js'
import { type Position, positionAt } from '../text/position.js'
import type { Span } from '../text/span.js'
import type { Report, Summary } from './reporter.js'

/** A place in a file, as programs are told it. */
export interface PlaceJson {
  readonly file: string
  readonly start: Position
  readonly end: Position
}

/** A finding, as programs are told it. */
export interface FindingJson extends PlaceJson {
  readonly code: string
  readonly severity: Severity
  readonly message: string
  readonly hint?: string | undefined
  readonly related: readonly ({ readonly message: string } & PlaceJson)[]
  readonly fix?: FixJson | undefined
}

/** How a finding can be mended, as programs are told it. */
export interface FixJson {
  readonly title: string
  readonly safe: boolean
  /** In the file of the finding. */
  readonly edits: readonly { readonly start: Position; readonly end: Position; readonly text: string }[]
  /** Set where the byte order mark goes, which has no place that an edit could name. */
  readonly removesByteOrderMark?: true | undefined
}

/** A report, as programs are told it. Its shape is published: `findings-schema.ts`. */
export interface FindingsJson {
  readonly version: 1
  readonly findings: readonly FindingJson[]
  readonly summary: Summary
}

/** The report as JSON. */
export function json({ diagnostics, summary }: Report): string {
  const document: FindingsJson = {
    version: 1,
    findings: diagnostics.map(findingJson),
    summary,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** A finding as JSON. */
export function findingJson({ problem, message, span, hint, related, fix }: Diagnostic): FindingJson {
  return {
    code: problem.code,
    severity: problem.severity,
    message,
    ...place(span),
    ...(hint === undefined ? {} : { hint }),
    related: related.map((one) => ({ message: one.message, ...place(one.span) })),
    ...(fix === undefined ? {} : { fix: fixJson(fix) }),
  }
}

function fixJson({ title, safe, edits, unmarks }: Fix): FixJson {
  return {
    title,
    safe,
    edits: edits.map(({ span: { file, start, end }, text }) => ({
      start: positionAt(file, start),
      end: positionAt(file, end),
      text,
    })),
    ...(unmarks ? { removesByteOrderMark: true } : {}),
  }
}

function place({ file, start, end }: Span): PlaceJson {
  return { file: file.path, start: positionAt(file, start), end: positionAt(file, end) }
}
