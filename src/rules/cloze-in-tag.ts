import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import type { Rule } from './rule.js'
import { tagsAmongDeletions } from './written-tags.js'

const example = (text: string) => `# Note\nmodel: Cloze\nmarkdown: false\n\n## Text\n\n${text}\n`

/** In the HTML of a field no braces of a deletion stand between the angle brackets of a tag. */
export const clozeInTag: Rule = {
  problem: defineProblem({
    code: 'cloze-in-tag',
    severity: 'error',
    summary: 'A deletion stands inside a tag',
    why: 'Anki puts tags of its own in its place: those end the tag too early, and the rest of it is shown as text.',
    remedy: 'Put the deletion around the whole element, or around the text that it shows.',
    wrong: example('The <span title="{{c1::Lima}}">capital</span> of Peru'),
    right: example('The {{c1::<span title="Lima">capital</span>}} of Peru'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const judged of fields) {
        const { field } = judged
        for (const { deletion, stretch } of tagsAmongDeletions(judged)?.broken ?? []) {
          const { start, end, textStart } = deletion
          const whole = stretch.start < start && end <= stretch.end
          report({
            message: `\`${field.text.slice(start, textStart)}\` ${whole ? 'stands in' : 'cuts'} a tag, \`<${stretch.closes ? '/' : ''}${stretch.name}>\`, which Anki breaks there`,
            span: whole ? sourceSpan(field, start, end) : sourceSpan(field, stretch.start, stretch.end),
            hint: 'put it around the whole element, or around the text that it shows',
          })
        }
      }
    },
  }),
}
