import { covers, type Span } from '../text/span.js'
import type { Fix } from './fix.js'
import type { Problem } from './problem.js'

/** Another place that has to do with a finding. */
export interface Related {
  readonly message: string
  readonly span: Span
}

/** What was found and where: a problem's occurrence, before it is known of which problem. */
export interface Finding {
  /** A plain sentence without a full stop, the writer's words in backticks. */
  readonly message: string
  /** As small as the fault. */
  readonly span: Span
  /** What to do, imperative. */
  readonly hint?: string | undefined
  readonly related?: readonly Related[] | undefined
  /** How a program can mend it. */
  readonly fix?: Fix | undefined
}

/** One occurrence of a problem. */
export interface Diagnostic {
  readonly problem: Problem
  readonly message: string
  readonly span: Span
  readonly hint: string | undefined
  readonly related: readonly Related[]
  readonly fix: Fix | undefined
}

/** A finding, said of a problem. */
export function diagnose(problem: Problem, finding: Finding): Diagnostic {
  const { message, span, hint, related = [], fix } = finding
  return { problem, message, span, hint, related, fix }
}

/** A finding in a stretch that stands elsewhere now; undefined where it points at anything outside of the stretch. */
export function movedAlong(diagnostic: Diagnostic, from: Span, to: Span): Diagnostic | undefined {
  const { span, related, fix } = diagnostic
  const spans = [span, ...related.map((one) => one.span), ...(fix?.edits ?? []).map((edit) => edit.span)]
  if (!spans.every((one) => covers(from, one))) return undefined
  const by = to.start - from.start
  const moved = ({ start, end }: Span): Span => ({ file: to.file, start: start + by, end: end + by })
  return {
    ...diagnostic,
    span: moved(span),
    related: related.map((one) => ({ ...one, span: moved(one.span) })),
    fix: fix && { ...fix, edits: fix.edits.map((edit) => ({ ...edit, span: moved(edit.span) })) },
  }
}

/** Whether what comes out would be wrong. */
export function isError(diagnostic: Diagnostic): boolean {
  return diagnostic.problem.severity === 'error'
}
