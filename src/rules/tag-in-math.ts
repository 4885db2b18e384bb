import { regionsOf } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import type { Rule } from './rule.js'

const example = (formula: string) => `# Note\nmodel: Cloze\nmarkdown: false\n\n## Text\n\n${formula} is {{c1::true}}.\n`

/** Tags that only style what stands in them: their text stays. */
const styling = /^<\/?(?:b|i|u|em|strong|span|font|div|p|sub|sup|big|small)(?:\s[^<>]*)?>$/i

/** In the HTML of a cloze field no formula holds what Anki would take for a tag. */
export const tagInMath: Rule = {
  problem: defineProblem({
    code: 'tag-in-math',
    severity: 'error',
    summary: 'A formula in HTML loses what Anki takes for a tag',
    why: 'In a field with deletions Anki takes every tag out of a formula, `<b, c>` and pictures too, and says nothing.',
    remedy:
      'Write `&lt;` for a sign that is none of HTML, a blank for `<br>`, and put pictures outside of the formula.',
    fix: 'unsafe',
    wrong: example('\\(a <b, c> d\\)'),
    right: example('\\(a &lt;b, c> d\\)'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      if (note.format !== 'html') return
      for (const { field, hides } of fields) {
        const { text } = field
        if (!hides || !text.includes('<')) continue
        for (const { kind, contentStart, contentEnd } of regionsOf(text, 'html')) {
          if (kind !== 'math') continue
          for (const { 0: tag, index } of text.slice(contentStart, contentEnd).matchAll(/<!--[\s\S]*?-->|<[^>]*>/g)) {
            const at = contentStart + index
            const behind = text.slice(at + tag.length, contentEnd)
            const isBreak = /^<br\s*\/?>$/i.test(tag)
            // A break goes without a blank: it matters where a command of TeX runs into the next letter.
            const joins = isBreak && /\\[a-z]+$/i.test(text.slice(contentStart, at)) && /^[a-z]/i.test(behind)
            if (tag.startsWith('<!--') || styling.test(tag) || (isBreak && !joins)) continue
            const meant = isBreak
              ? ' '
              : /^<(?:img|audio|video|object)\b/i.test(tag)
                ? undefined
                : `&lt;${tag.slice(1)}`
            const span = sourceSpan(field, at, at + tag.length)
            report({
              message: `Anki takes \`${tag}\` out of this formula`,
              span,
              hint:
                meant === undefined
                  ? 'put it outside of the formula'
                  : isBreak
                    ? 'write a blank'
                    : `write \`${meant}\``,
              fix: meant === undefined ? undefined : { title: 'keep it', edits: [{ span, text: meant }], safe: false },
            })
          }
        }
      }
    },
  }),
}
