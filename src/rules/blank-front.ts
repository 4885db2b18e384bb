import { defineProblem } from '../diagnostics/problem.js'
import type { CardTemplate } from '../model/note-type.js'
import { isEmptyField, parseTemplate, showsAnything, type TemplateNode } from '../model/template.js'
import { basicNote } from './examples.js'
import { saidIn } from './judged-field.js'
import type { Rule } from './rule.js'
import { isInvisible } from './said-text.js'

/** Of every card that Anki makes one can see the front. */
export const blankFront: Rule = {
  problem: defineProblem({
    code: 'blank-front',
    severity: 'error',
    summary: 'A card would have a blank front',
    why: 'Anki makes the card, because the field is not quite empty, and then has nothing to ask.',
    remedy: 'Write something that one can see into the field, or leave it really empty.',
    wrong: basicNote('Capital of Peru?', '&nbsp;', 'model: Basic (and reversed card)'),
    right: basicNote('Capital of Peru?', 'Lima', 'model: Basic (and reversed card)'),
  }),
  start(report) {
    const parsed = new Map<CardTemplate, readonly TemplateNode[]>()
    return {
      note({ type, fields }) {
        if (type.kind === 'cloze' || !fields.some((judged) => isInvisible(saidIn(judged)))) return
        const [first = ''] = type.fields
        const judgedBy = new Map(fields.map((judged) => [judged.field.name, judged]))
        const written = (name: string) => judgedBy.get(name)?.field.text ?? ''
        const said = (name: string) => {
          const judged = judgedBy.get(name)
          return judged === undefined ? '' : saidIn(judged)
        }
        // An empty first field is told by its own rule.
        if (said(first) === '') return
        const told = new Set<string>()
        for (const template of type.templates) {
          const nodes = parsed.get(template) ?? parseTemplate(template.front)
          parsed.set(template, nodes)
          const isFilled = (name: string) => !isEmptyField(written(name))
          if (!showsAnything(nodes, isFilled)) continue
          const shown = fieldsShown(nodes, isFilled)
          const field = judgedBy.get(shown.find((name) => isFilled(name)) ?? '')?.field
          if (field === undefined || told.has(field.name)) continue
          if (!shown.every((name) => isInvisible(said(name)))) continue
          told.add(field.name)
          report({
            message: `One sees nothing of \`${field.name}\`, so \`${template.name}\` has a blank front`,
            span: field.span,
            hint: 'write something into it, or leave it really empty',
          })
        }
      },
    }
  },
}

/** The fields that a front shows; a box for the answer shows nothing of its field. */
function fieldsShown(nodes: readonly TemplateNode[], isFilled: (name: string) => boolean): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if ('filters' in node) return node.filters.includes('type') ? [] : [node.field]
    return isFilled(node.field) === node.negated ? [] : fieldsShown(node.children, isFilled)
  })
}
