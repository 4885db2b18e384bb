import { resolve } from 'node:path'
import type { Diagnostic } from '../diagnostics/diagnostic.js'

/** Of the findings of one run after the other, those that are worth telling. */
export interface News {
  /**
   * Those in files that were written, and elsewhere those that the run before did not have. `written` are full paths;
   * undefined for all files.
   */
  of(findings: readonly Diagnostic[], written: ReadonlySet<string> | undefined): readonly Diagnostic[]
}

/** News for somebody who has not been told anything yet. */
export function newsOfFindings(): News {
  let before = new Map<string, number>()
  return {
    of(findings, written) {
      const now = new Map<string, number>()
      const fresh = findings.filter((one) => {
        const key = keyOf(one)
        const count = (now.get(key) ?? 0) + 1
        now.set(key, count)
        return written === undefined || count > (before.get(key) ?? 0) || written.has(resolve(one.span.file.path))
      })
      before = now
      return fresh
    },
  }
}

/** What a finding is known by, wherever in its file it stands. */
function keyOf({ problem, message, span }: Diagnostic): string {
  return [problem.code, span.file.path, message].join('\n')
}
