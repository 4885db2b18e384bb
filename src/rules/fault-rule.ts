import type { Fault, FaultKind } from '../cloze/reading.js'
import type { Finding } from '../diagnostics/diagnostic.js'
import type { Problem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import type { JudgedField, Rule } from './rule.js'

/** How a fault is told; undefined where it does no harm. `written` is the stretch that is wrong. */
export type FaultWording = (written: string, fault: Fault, judged: JudgedField) => Omit<Finding, 'span'> | undefined

/** A rule that tells of one kind of fault, which reading the clozes of a field has found already. */
export function faultRule(problem: Problem, kind: FaultKind, wording: FaultWording): Rule {
  return {
    problem,
    start: (report) => ({
      faulty({ fields }) {
        for (const judged of fields) {
          if (!judged.hides) continue
          const { field, clozes } = judged
          for (const fault of clozes.faults) {
            if (fault.kind !== kind) continue
            const finding = wording(field.text.slice(fault.start, fault.end).replace(/\s+/g, ' '), fault, judged)
            if (finding !== undefined) report({ ...finding, span: sourceSpan(field, fault.start, fault.end) })
          }
        }
      },
    }),
  }
}
