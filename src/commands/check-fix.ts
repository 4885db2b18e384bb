import { isFixable } from '../diagnostics/apply-fixes.js'
import type { Diagnostic } from '../diagnostics/diagnostic.js'
import { failure } from '../io/system-error.js'
import { counted } from './counted.js'
import type { NewFindingsOptions } from './new-findings.js'
import type { Survey } from './survey.js'

/** What a check may be told of mending. */
export interface CheckFixOptions {
  /** Whether what can be mended safely is. */
  readonly fix: boolean
  /** Whether the other fixes are made, or shown, as well. */
  readonly unsafe: boolean
  /** Whether it is only shown what would be mended. */
  readonly diff: boolean
}

/** What came of mending. */
export interface Fixed {
  /** How things stand now. */
  readonly survey: Survey
  /** What could not be done, a sentence each. */
  readonly failures: readonly string[]
  /** Sentences for the end. */
  readonly said: readonly string[]
  /** What is to be passed on of what came by standard input. */
  readonly content: string | Uint8Array | undefined
}

/** Throws if these options mean nothing together. */
export function refuseFixesAtOdds(
  options: CheckFixOptions & Pick<NewFindingsOptions, 'writeBaseline'> & { readonly formats: readonly string[] },
): void {
  const { fix, unsafe, diff, writeBaseline, formats } = options
  if (fix && diff) throw failure('--fix writes and --diff only shows: leave out one of them')
  if (unsafe && !fix && !diff) throw failure('--unsafe allows more fixes, and none is asked for: add --fix or --diff')
  if (fix && writeBaseline) throw failure('--write-baseline records what is found, and --fix mends it: leave out one')
  if (diff && writeBaseline) throw failure('--diff writes nothing: leave out --write-baseline')
  if (diff && formats.length > 0) throw failure('--diff shows what would change, not the findings: leave out --format')
}

/** How many of some findings a program could still mend, as a sentence for the end; none where it is none. */
export function fixableLine(diagnostics: readonly Diagnostic[], fixed: Fixed | undefined): string[] {
  const left = diagnostics.filter(isFixable)
  if (left.length === 0) return []
  const safe = left.filter(({ fix }) => fix.safe).length
  const unsafe = left.length - safe
  const count = (fixed?.said.length ?? 0) === 0 ? counted(left.length, 'finding') : `${left.length} more`
  if (safe > 0 && unsafe > 0) return [`${count} can be fixed: ${safe} by --fix, ${unsafe} by --fix --unsafe`]
  return [`${count} can be fixed by --fix${safe > 0 ? '' : ' --unsafe'}`]
}
