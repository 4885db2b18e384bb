import type { Deletion } from '../cloze/reading.js'
import { type Edit, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import { nearMissesIn } from './judged-field.js'
import type { JudgedNote, Rule } from './rule.js'
import { rewritten } from './written-edit.js'

/** The numbers of a note's deletions go on without a gap. */
export const skippedClozeNumber: Rule = {
  problem: defineProblem({
    code: 'skipped-cloze-number',
    severity: 'warning',
    summary: 'The numbers of the deletions skip one',
    why: 'Anki does not mind, but a deletion may be missing or have the wrong number.',
    remedy: 'Close the gap, unless cards that you have studied already hang on the numbers.',
    fix: 'unsafe',
    wrong: clozeNote('{{c1::Lima}} is the capital of {{c3::Peru}}.'),
    right: clozeNote('{{c1::Lima}} is the capital of {{c2::Peru}}.'),
  }),
  start: (report) => ({
    note(judged) {
      if (isInOrder(judged)) return
      const first = firstUses(judged)
      // Where a number was misread, the gap is no more than that.
      if (first === undefined || first.size === 0) return
      const numbers = [...first.keys()].sort((a, b) => a - b)
      const at = numbers.findIndex((number, index) => number !== index + 1)
      const use = first.get(numbers[at] ?? 0)
      if (use === undefined || hasNearMiss(judged)) return
      const last = (numbers[at] ?? 1) - 1
      const skipped = at + 1 === last ? `\`c${last}\`` : `\`c${at + 1}\` to \`c${last}\``
      report({
        message: `There is \`c${last + 1}\` but no ${skipped}`,
        span: sourceSpan(use.field, use.deletion.start, use.deletion.textStart),
        hint: 'close the gap, unless you have studied these cards already',
        fix: unsafeFix('close the gap', ...renumbered(judged, numbers)),
      })
    },
  }),
}

function hasNearMiss({ fields }: JudgedNote): boolean {
  return fields.some((judged) => nearMissesIn(judged).length > 0)
}

/** Whether the numbers go on from 1, each the one before or the next, as they do in nearly all notes. */
function isInOrder({ fields }: JudgedNote): boolean {
  let last = 0
  for (const { clozes, hides } of fields) {
    if (!hides) continue
    for (const { numbers, nested } of clozes.deletions) {
      const number = numbers[0] ?? 0
      if (numbers.length !== 1 || nested.length > 0 || number < last || number > last + 1 || number === 0) return false
      last = number
    }
  }
  return true
}

/** The first deletion of each number; undefined where something is wrong with a number or an opening. */
function firstUses({ fields }: JudgedNote): Map<number, { field: Field; deletion: Deletion }> | undefined {
  const uses = new Map<number, { field: Field; deletion: Deletion }>()
  for (const { field, clozes, hides } of fields) {
    if (!hides) continue
    if (clozes.faults.some(({ kind }) => kind === 'unclosed' || kind.startsWith('number-'))) return undefined
    const gather = (deletions: readonly Deletion[]): void => {
      for (const deletion of deletions) {
        for (const number of deletion.numbers) if (!uses.has(number)) uses.set(number, { field, deletion })
        gather(deletion.nested)
      }
    }
    gather(clozes.deletions)
  }
  return uses
}

/** The openings of all deletions whose numbers move up when the gaps are closed. */
function renumbered({ fields }: JudgedNote, numbers: readonly number[]): (Edit | undefined)[] {
  const edits: (Edit | undefined)[] = []
  for (const { field, clozes, hides } of fields) {
    if (!hides) continue
    const gather = (deletions: readonly Deletion[]): void => {
      for (const deletion of deletions) {
        const moved = deletion.numbers.map((number) => numbers.indexOf(number) + 1)
        const { start, textStart, nested } = deletion
        if (moved.some((number, index) => number !== deletion.numbers[index])) {
          edits.push(rewritten(field, start, textStart, `{{c${moved.join(',')}::`))
        }
        gather(nested)
      }
    }
    gather(clozes.deletions)
  }
  return edits.sort((a, b) => (a?.span.start ?? 0) - (b?.span.start ?? 0))
}
