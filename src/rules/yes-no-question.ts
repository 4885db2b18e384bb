import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { letterPattern } from '../text/letter-pattern.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** `Yes` or `No`, `true` or `false`, alone or before an explanation. */
const yesOrNo = letterPattern(
  String.raw`^(?:\*\*|__)?(?:yes|no|true|false|ja|nein|wahr|falsch|oui|non|vrai|faux|s[ií]|verdadero|falso|vero|sim|não|verdadeiro|да|нет|верно|неверно|はい|いいえ|是|不是|对|不对)(?:\*\*|__)?(?!\.\s*\d)(?=$|[.,;:!?…。，！]+(?:\s|$|\p{scx=Han}|\p{scx=Hira})|\s+[–—-]\s|\s*\n|\s+\()`,
  'iu',
)

/** The answer to a question is more than one of two. */
export const yesNoQuestion: Rule = {
  problem: defineProblem({
    code: 'yes-no-question',
    severity: 'warning',
    onRequest: true,
    summary: 'A question that is answered with yes or no',
    why: 'Half of the guesses are right, and the question itself gives away most of what there is to know.',
    remedy: 'Ask which, what, where or why.',
    wrong: basicNote('Is Lima the capital of Peru?', 'Yes'),
    right: basicNote('Which city is the capital of Peru?', 'Lima'),
  }),
  start: (report) => ({
    note({ type, fields }) {
      if (type.kind === 'cloze') return
      const back = fields.find(({ field }) => field.name === type.fields[1])?.field
      const word = back === undefined ? undefined : yesOrNo(back.text).exec(back.text)?.[0]
      const asks = fields.some(({ field }) => field.name === type.fields[0] && /[?？؟]/.test(field.text))
      // Without a question `no` may be the word that is learnt.
      if (back === undefined || word === undefined || !asks) return
      report({
        message: `\`${word}\` answers this question`,
        span: sourceSpan(back, 0, word.length),
        hint: 'ask which, what, where or why',
      })
    },
  }),
}
