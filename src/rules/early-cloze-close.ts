import { defineProblem } from '../diagnostics/problem.js'
import { clozeNote } from './examples.js'
import { faultRule } from './fault-rule.js'
import { hasWrittenBraces } from './written-braces.js'

/** What code or math in a deletion needs must not end it. */
export const earlyClozeClose = faultRule(
  defineProblem({
    code: 'early-cloze-close',
    severity: 'warning',
    summary: 'Braces of code or math stand where Anki would end the deletion',
    why: 'They are written here so that Anki does not, but Anki itself or apy would cut the card in the middle of the formula.',
    remedy: 'Put a blank between the two braces if the file is for apy or for typing into Anki too.',
    wrong: clozeNote('One half is {{c1::$x^{\\frac{1}{2}}$}} here.'),
    right: clozeNote('One half is {{c1::$x^{\\frac{1}{2} }$}} here.'),
  }),
  'early-close',
  (written, _, { field }) =>
    // Where another notation's marks hide, no braces but ours ever come near Anki.
    hasWrittenBraces(field)
      ? {
          message: `\`${written}\` belongs to code or math, but Anki or apy alone would end the deletion here`,
          hint: 'put a blank between the braces if you share the text',
        }
      : undefined,
)
