import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { letterPattern } from '../text/letter-pattern.js'
import { basicNote } from './examples.js'
import { isOddIn } from './judged-field.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'

const deleted = letterPattern(String.raw`[\0-\x08\x0b-\x1f\x7f]+|\p{Surrogate}+`, 'gu')
const halfCharacter = letterPattern(String.raw`\p{Surrogate}`, 'u')

/** A text has no characters that Anki takes away. */
export const controlCharacter: Rule = {
  problem: defineProblem({
    code: 'control-character',
    severity: 'warning',
    summary: 'A control character in the text',
    why: 'Anki deletes it. It mostly came in with a copy from a terminal or a PDF, and may stand for a sign that is lost.',
    remedy: 'Delete it, or write the sign that it stands for.',
    fix: 'unsafe',
    wrong: basicNote('Capital of Peru?', 'Li\u0008ma'),
    right: basicNote('Capital of Peru?', 'Lima'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const judged of fields) {
        if (!isOddIn(judged)) continue
        const { field } = judged
        for (const { 0: written, index } of field.text.matchAll(deleted(field.text))) {
          const names = [...new Set(written)].map(
            (one) => `U+${one.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
          )
          report({
            message: halfCharacter(written).test(written)
              ? `${names.join(', ')} is half a character: no file can hold it`
              : `Anki deletes the control character ${names.join(', ')}`,
            span: sourceSpan(field, index, index + written.length),
            hint: 'delete it, or write the sign that it stands for',
            fix: unsafeFix('delete it', rewritten(field, index, index + written.length, '')),
          })
        }
      }
    },
  }),
}
