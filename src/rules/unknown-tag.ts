import { regionsOf } from '../cloze/regions.js'
import { unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import { isKnownTag } from './known-tags.js'
import type { Rule } from './rule.js'
import { rewritten } from './written-edit.js'

/** Nothing that was meant as text is written as a tag. */
export const unknownTag: Rule = {
  problem: defineProblem({
    code: 'unknown-tag',
    severity: 'error',
    summary: 'Words in angle brackets that the card would not show',
    why: 'A browser takes `<int>` for a tag that it does not know, and shows nothing in its place.',
    remedy: 'Write it as code, or write `&lt;` for the angle bracket.',
    fix: 'unsafe',
    wrong: basicNote('Which type holds numbers that grow in count?', 'List<int>'),
    right: basicNote('Which type holds numbers that grow in count?', '`List<int>`'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        if (!text.includes('<')) continue
        const tags = [...text.matchAll(/(?<!\\|\]\()<\/?([A-Za-z][A-Za-z0-9-]*)(?:\s[^<>]*)?\/?>/g)].filter(
          ([, name = '']) => !isKnownTag(name),
        )
        const regions = tags.length === 0 ? [] : regionsOf(text, note.format)
        for (const { 0: tag, index } of tags) {
          if (regions.some(({ start, end }) => start <= index && index < end)) continue
          report({
            message: `\`${tag}\` is read as a tag, so the card does not show it`,
            span: sourceSpan(field, index, index + tag.length),
            hint: `write it as code, or \`&lt;${tag.slice(1)}\``,
            fix: unsafeFix('write `&lt;`', rewritten(field, index, index + 1, '&lt;')),
          })
        }
      }
    },
  }),
}
