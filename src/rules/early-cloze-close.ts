import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { Field } from '../model/note.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { hasWrittenBraces } from './written-braces.js'
import { rewritten } from './written-edit.js'

/** What code or math in a deletion needs must not end it. */
export const earlyClozeClose = faultRule(
  defineProblem({
    code: 'early-cloze-close',
    severity: 'warning',
    summary: 'Braces of code or math stand where Anki would end the deletion',
    why: 'They are written here so that Anki does not, but Anki itself or apy would cut the card in the middle of the formula.',
    remedy: 'Put a blank between the two braces if the file is for apy or for typing into Anki too.',
    fix: 'unsafe',
    wrong: clozeNote('One half is {{c1::$x^{\\frac{1}{2}}$}} here.'),
    right: clozeNote('One half is {{c1::$x^{\\frac{1}{2} }$}} here.'),
  }),
  'early-close',
  (written, { start, end }, { field, clozes }) =>
    // Where another notation's marks hide, no braces but ours ever come near Anki.
    hasWrittenBraces(field)
      ? {
          message: `\`${written}\` belongs to code or math, but Anki or apy alone would end the deletion here`,
          hint: 'put a blank between the braces if you share the text',
          fix: clozes.regions.some((region) => region.kind === 'math' && region.start <= start && end <= region.end)
            ? parted(field, start, end)
            : undefined,
        }
      : undefined,
)

/** Blanks between the braces of a formula, over which TeX passes; in code they would be shown. */
function parted(field: Field, start: number, end: number): Fix | undefined {
  const [run = ''] = /^\}+/.exec(field.text.slice(start)) ?? []
  // What goes on behind the braces that are told of ends with those that close the deletion.
  const closes = start + run.length > end ? 2 : 0
  const own = [...run.slice(0, run.length - closes)].join(' ')
  return unsafeFix(
    'put a blank between them',
    rewritten(field, start, start + run.length, own + (closes > 0 ? ' }}' : '')),
  )
}
