import { regionsOf } from '../cloze/regions.js'
import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

const tags = /\[(latex|\$\$?)\]((?:(?!\[\/\1\])[\s\S])*)\[\/\1\]|\[latex\]/gi

/** Formulas are written for MathJax, not for Anki's own LaTeX. */
export const latexTag: Rule = {
  problem: defineProblem({
    code: 'latex-tag',
    severity: 'warning',
    summary: 'A formula between Anki’s own tags for LaTeX',
    why: 'Anki makes pictures of those with a LaTeX that must be installed and allowed, and no telephone can: the card shows the tags.',
    remedy: 'Write `$…$` or `$$…$$`, which every Anki shows. What is about the tags stands as code.',
    fix: 'unsafe',
    wrong: clozeNote('[latex]e^x[/latex] is {{c1::its own derivative}}.'),
    right: clozeNote('$e^x$ is {{c1::its own derivative}}.'),
  }),
  start: (report) => ({
    note({ note, fields }) {
      for (const { field } of fields) {
        const { text } = field
        if (!text.includes('[') || (!text.includes('[$') && !/\[latex\]/i.test(text))) continue
        const code = regionsOf(text, note.format).filter(({ kind }) => kind === 'code')
        for (const { 0: whole, 1: tag, 2: formula = '', index } of text.matchAll(tags)) {
          if (code.some(({ start, end }) => start <= index && index < end) || text[index - 1] === '\\') continue
          const opening = whole.slice(0, whole.indexOf(']') + 1)
          const [open, close] = delimiters(note.format, tag === '$$')
          const span = sourceSpan(field, index, index + opening.length)
          // What stands between `[latex]` may be any LaTeX; between dollars it is a formula.
          const isFormula = tag?.startsWith('$') === true && !formula.includes('$') && formula.trim() !== ''
          report({
            message: `\`${opening}\` makes a picture, with a LaTeX that hardly any reader has`,
            span,
            hint: `write the formula between \`${open}\` and \`${close}\``,
            fix: isFormula
              ? {
                  title: `write it between \`${open}\` and \`${close}\``,
                  edits: [
                    { span: sourceSpan(field, index, index + whole.length), text: `${open}${formula.trim()}${close}` },
                  ],
                  safe: false,
                }
              : undefined,
          })
        }
      }
    },
  }),
}

function delimiters(format: 'markdown' | 'html', displayed: boolean): readonly [string, string] {
  if (format === 'markdown') return displayed ? ['$$', '$$'] : ['$', '$']
  return displayed ? ['\\[', '\\]'] : ['\\(', '\\)']
}
