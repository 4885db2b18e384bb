import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { nearMissesIn } from './judged-field.js'
import type { Rule } from './rule.js'
import { hasWrittenBraces } from './written-braces.js'
import { rewritten } from './written-edit.js'

/** Closing braces close something. */
export const strayClozeClose: Rule = {
  problem: defineProblem({
    code: 'stray-cloze-close',
    severity: 'warning',
    summary: 'Closing braces that close nothing',
    why: 'The card shows them, and the deletion that they should close may end too early.',
    remedy: 'Take them out, or write the opening that is missing.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} is the capital of Peru}}.'),
    right: clozeNote('{{c1::Lima}} is the capital of Peru.'),
  }),
  start: (report) => ({
    faulty({ fields }) {
      for (const judged of fields) {
        const { field, clozes, hides } = judged
        const strays = clozes.faults.filter(({ kind }) => kind === 'stray-close')
        if (!hides || strays.length === 0 || !hasWrittenBraces(field)) continue
        // An opening misspelt with one brace leaves its closing braces behind; of those it is told already.
        const misses = nearMissesIn(judged).filter(({ start }) => !field.text.startsWith('{{', start))
        let miss = 0
        for (const { start, end } of strays) {
          if ((misses[miss]?.end ?? Number.POSITIVE_INFINITY) <= start) {
            miss++
            continue
          }
          report({
            message: `\`${field.text.slice(start, end)}\` closes nothing`,
            span: sourceSpan(field, start, end),
            hint: 'take it out, or write the opening that is missing',
            fix: unsafeFix('take it out', rewritten(field, start, end, '')),
          })
        }
      }
    },
  }),
}
