import type { Region } from '../cloze/regions.js'
import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Field } from '../model/note.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** A deletion lies in code or math, or holds all of it. */
export const clozeSplitsRegion = faultRule(
  defineProblem({
    code: 'cloze-splits-region',
    severity: 'error',
    summary: 'A deletion begins in code or math and ends outside of it',
    why: 'The card would show half a formula, which cannot be typeset, or half a piece of code.',
    remedy: 'End the deletion before the closing dollar or backtick, or begin it before the opening one.',
    fix: 'unsafe',
    wrong: clozeNote('The area is $\\pi {{c1::r^2$ of a circle}}.'),
    right: clozeNote('The area is $\\pi {{c1::r^2}}$ of a circle.'),
  }),
  'region-split',
  (_, { start, end }, { field, clozes }) => ({
    message: 'This deletion begins in code or math and ends outside of it',
    hint: 'end it inside, or begin it before the code or math',
    fix: endedInside(field, start, end, clozes.regions),
  }),
)

/** The deletion ended where the code or math does in which it begins. */
function endedInside(field: Field, start: number, end: number, regions: readonly Region[]): Fix | undefined {
  const at = regions.find((region) => region.start <= start && start < region.end)?.contentEnd
  if (at === undefined || at <= start) return undefined
  const last = field.text[at - 1] ?? ''
  const where = 'end it where the code or math ends'
  return unsafeFix(where, rewritten(field, at - 1, at, `${last}}}`), rewritten(field, end - 2, end, ''))
}
