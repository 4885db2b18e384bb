import type { Deletion } from '../cloze/reading.js'
import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Field } from '../model/note.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { rewritten } from './written-edit.js'

/** What looks like one name in a program is hardly an answer and its hint. */
export const identifierAsHint = faultRule(
  defineProblem({
    code: 'identifier-as-hint',
    severity: 'warning',
    summary: 'The `::` of a name in a program is read as the start of a hint',
    why: 'Of `std::vector` the card hides only `std`, and shows `vector` as the hint.',
    remedy: 'Write the name as code, in backticks.',
    fix: 'unsafe',
    wrong: clozeNote('A growing array in C++ is {{c1::std::vector}}.'),
    right: clozeNote('A growing array in C++ is {{c1::`std::vector`}}.'),
  }),
  'identifier-hint',
  (_, { end }, { field, clozes, format }) => {
    // A hint behind the name is a fault of its own, with the same way out.
    const second = clozes.faults.find(({ kind, start }) => kind === 'second-separator' && start >= end)
    if (second !== undefined && !field.text.slice(end, second.start).includes('}}')) return undefined
    return {
      message: 'This `::` starts a hint, though both sides look like one name',
      hint: 'write the name as code, in backticks',
      fix: format === 'markdown' ? asCode(field, end, clozes.deletions) : undefined,
    }
  },
)

/** The deletion whose hint begins at a place with all of its text in backticks. */
function asCode(field: Field, hintStart: number, deletions: readonly Deletion[]): Fix | undefined {
  const found = deletions.find(({ start, end }) => start < hintStart && hintStart <= end)
  if (found?.hint?.start !== hintStart) return found && asCode(field, hintStart, found.nested)
  const { textStart, hint, within } = found
  const written = field.text.slice(textStart, hint.end)
  if (within !== 'text' || /[`\\<&*]/.test(written)) return undefined
  return unsafeFix('write it as code', rewritten(field, textStart, hint.end, `\`${written}\``))
}
