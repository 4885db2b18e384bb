import { linesOut, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import type { ExplicitId } from '../model/note.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'

/** No two notes are given the same identity. */
export const repeatedId: Rule = {
  problem: defineProblem({
    code: 'repeated-id',
    severity: 'error',
    summary: 'Two notes have the same identity',
    why: 'Anki takes both the first time; from then on every change of either goes to one of them.',
    remedy: 'Take the identity out of the note that was copied.',
    fix: 'unsafe',
    wrong: `${basicNote('Capital of Peru?', 'Lima', 'id: peru')}\n\n${basicNote('Capital of Chile?', 'Santiago', 'id: peru')}`,
    right: `${basicNote('Capital of Peru?', 'Lima', 'id: peru')}\n\n${basicNote('Capital of Chile?', 'Santiago', 'id: chile')}`,
  }),
  between: true,
  start(report) {
    const seen = new Map<string, ExplicitId>()
    return {
      note({ note: { id } }) {
        if (id === undefined) return
        const key = `${id.kind} ${id.value}`
        const first = seen.get(key)
        if (first === undefined) seen.set(key, id)
        else {
          report({
            message: `\`${id.value.replace(/^nid:/, '')}\` is the identity of another note already`,
            span: id.span,
            hint: 'take it out of the note that was copied',
            fix: isAlone(id) ? unsafeFix('take it out', linesOut(id.span)) : undefined,
            related: [{ message: 'it was given here first', span: first.span }],
          })
        }
      },
    }
  },
}

/** Whether nothing but the identity stands on its line: a key, or a comment. */
function isAlone({ span: { file, start, end } }: ExplicitId): boolean {
  const newline = file.text.indexOf('\n', end)
  const before = file.text.slice(file.text.lastIndexOf('\n', start - 1) + 1, start)
  const behind = file.text.slice(end, newline === -1 ? undefined : newline)
  return (
    /^(?:n?id[ \t]*:[ \t]*|[ \t]*<!--[ \t]*id[ \t]*:[ \t]*)$/i.test(before) && /^[ \t]*(?:-->[ \t]*)?$/.test(behind)
  )
}
