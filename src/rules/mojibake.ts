import { regionsOf } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { type Mojibake, mojibakeIn } from '../text/mojibake.js'
import { basicNote } from './examples.js'
import { isOddIn } from './judged-field.js'
import type { Rule } from './rule.js'

/** No letters that an encoding made of others. */
export const mojibake: Rule = {
  problem: defineProblem({
    code: 'mojibake',
    severity: 'warning',
    summary: 'Letters that came out of a wrong encoding',
    why: 'A program once took the text for Windows-1252: the card shows `Ã©` where `é` was written.',
    remedy:
      'Write what was meant, or get the text again from where it came, as UTF-8. What is about such letters stands as code.',
    fix: 'unsafe',
    wrong: basicNote('Where does one drink coffee in Paris?', 'In a cafÃ©'),
    right: basicNote('Where does one drink coffee in Paris?', 'In a café'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const judged of fields) {
        if (!isOddIn(judged)) continue
        const { field } = judged
        if (!/[^\0-\x7f]/.test(field.text)) continue
        const all = mojibakeIn(field.text)
        if (all.length === 0) continue
        const code = regionsOf(field.text, note.format).filter(({ kind }) => kind === 'code')
        const found = all.filter(({ start }) => !code.some((region) => region.start <= start && start < region.end))
        const [first] = found
        if (first === undefined) continue
        // The whole field went the same way: one fault, not one for each letter.
        const rest =
          found.length === 1
            ? ''
            : `, and there ${found.length === 2 ? 'is 1 more' : `are ${found.length - 1} more`} in this field`
        const mended = found.filter(isMendable)
        report({
          message: `${wording(first, field.text)}${rest}`,
          span: sourceSpan(field, first.start, first.end),
          hint:
            first.meant === undefined
              ? 'get the text again from where it came, as UTF-8'
              : `write \`${first.meant}\`, or get the text again from where it came, as UTF-8`,
          fix:
            mended.length === 0
              ? undefined
              : {
                  title: mended.length === 1 ? `write \`${mended[0]?.meant}\`` : 'write the letters that were meant',
                  edits: mended.map(({ start, end, meant }) => ({ span: sourceSpan(field, start, end), text: meant })),
                  safe: false,
                },
        })
      }
    },
  }),
}

function wording({ start, end, meant }: Mojibake, text: string): string {
  const written = text.slice(start, end)
  if (meant !== undefined) return `\`${written}\` is \`${meant}\` read in the wrong encoding`
  return `\`${written}\` stands for a letter that was lost in a wrong encoding`
}

function isMendable(one: Mojibake): one is Mojibake & { readonly meant: string } {
  return one.meant !== undefined
}
