import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { letterPattern } from '../text/letter-pattern.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

/** How many words make a sentence long enough to be one. */
const fewest = 4

const runs = letterPattern(String.raw`[\p{L}\p{N}]+`, 'gu')
const unspacedRun = letterPattern(String.raw`\p{scx=Han}{6}`, 'u')

/** Something of a sentence is left to ask about the rest. */
export const wholeSentenceHidden: Rule = {
  problem: defineProblem({
    code: 'whole-sentence-hidden',
    severity: 'warning',
    onRequest: true,
    summary: 'A deletion hides a whole sentence',
    why: 'Nothing of the sentence is left to ask about it: the card asks to recite, and one cannot tell how much.',
    remedy: 'Hide the one or two words that matter, put a question before it, or give a hint: `{{c1::…::hint}}`.',
    wrong: clozeNote('Plants are green. {{c1::They make sugar from light.}}'),
    right: clozeNote('Plants are green. They make {{c1::sugar}} from light.'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const { field, clozes, hides } of fields) {
        if (!hides) continue
        const { text } = field
        for (const { start, end, textStart, textEnd, hint, within } of clozes.deletions) {
          if (hint !== undefined || within !== 'text') continue
          const hidden = text.slice(textStart, textEnd).trim()
          const words = hidden.match(runs(hidden)) ?? []
          const before = text.slice(0, start)
          const behind = text.slice(end)
          // A list, a table and what follows a colon have something before them that asks.
          const begins = /(?:^|\n[ \t]*\n|[.!?。！？]["'”’»)*_]*\s+|[。！？])$/.test(before)
          const ends = /[.!?。！？]["'”’»)*_]*$/.test(hidden)
            ? /^(?:\s|$)/.test(behind)
            : /^["'”’»)*_]*[.!?。！？](?:\s|$)/.test(behind)
          const long = words.length >= fewest || unspacedRun(hidden).test(hidden)
          if (!begins || !ends || !long) continue
          report({
            message: 'This hides a whole sentence, so nothing of it is left to ask',
            span: sourceSpan(field, start, end),
            hint: 'hide the words that matter, or give a hint',
          })
        }
      }
    },
  }),
}
