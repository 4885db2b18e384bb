import { defineProblem } from '../diagnostics/problem.js'
import { type Field, sourceSpan } from '../model/note.js'
import { basicNote } from './examples.js'
import { isOddIn } from './judged-field.js'
import type { Rule } from './rule.js'

const controls = /[\u202a-\u202e\u2066-\u2069]/

/** A control of direction that goes wrong, and what else has to go with it. */
interface Slip {
  readonly at: number
  readonly partner: number | undefined
  readonly kind: 'override' | 'unclosed' | 'stray'
}

/** No invisible sign puts letters into another order than they are written in. */
export const bidiControl: Rule = {
  problem: defineProblem({
    code: 'bidi-control',
    severity: 'warning',
    summary: 'An invisible control of direction reorders the text or is not balanced',
    why: 'What one reads is then not what is written, also in what follows it; such signs come in with copies from the web.',
    remedy: 'Delete it. Right-to-left text needs none; where it must stand apart, U+200E and U+200F do no harm.',
    fix: 'unsafe',
    wrong: basicNote('Capital of Peru?', '\u202eamiL'),
    right: basicNote('Capital of Peru?', 'Lima'),
  }),
  start: (report) => ({
    note({ fields }) {
      for (const judged of fields) {
        if (!isOddIn(judged)) continue
        const { field } = judged
        if (!controls.test(field.text)) continue
        for (const slip of slipsIn(field.text)) report({ ...told(slip, field), span: placeOf(field, slip.at) })
      }
    },
  }),
}

function told({ at, partner, kind }: Slip, field: Field) {
  const name = `U+${field.text.charCodeAt(at).toString(16).toUpperCase()}`
  const message =
    kind === 'override'
      ? `The invisible ${name} turns the letters behind it around`
      : kind === 'unclosed'
        ? `Nothing ends the change of direction that the invisible ${name} begins`
        : `The invisible ${name} ends a change of direction that nothing began`
  const places = partner === undefined ? [at] : [at, partner]
  return {
    message,
    hint: partner === undefined ? 'delete it' : 'delete it, and the sign that ends it',
    fix: {
      title: `delete ${name}`,
      edits: places.map((place) => ({ span: placeOf(field, place), text: '' })),
      safe: false,
    },
  }
}

function placeOf(field: Field, at: number) {
  return sourceSpan(field, at, at + 1)
}

/** The slips of a text, block by block: with a block every change of direction ends. */
function slipsIn(text: string): Slip[] {
  const slips: Slip[] = []
  let open: number[] = []
  const isolates = (at: number) => text.charCodeAt(at) >= 0x2066
  const overrides = (at: number) => /[\u202d\u202e]/.test(text.charAt(at))
  const leave = (at: number, partner: number | undefined) => {
    if (overrides(at)) slips.push({ at, partner, kind: 'override' })
    else if (partner === undefined) slips.push({ at, partner, kind: 'unclosed' })
  }
  for (const { 0: sign, index: at } of text.matchAll(/[\u202a-\u202e\u2066-\u2069]|\n[ \t]*\n/g)) {
    if (sign === '\u202c' || sign === '\u2069') {
      const isolate = sign === '\u2069'
      const last = open.findLastIndex((opener) => isolates(opener) === isolate)
      // What isolates is not ended from inside by the end of an embedding; it ends the embeddings inside it itself.
      if (last === -1 || (!isolate && last !== open.length - 1)) slips.push({ at, partner: undefined, kind: 'stray' })
      else {
        for (const inner of open.slice(last + 1)) leave(inner, undefined)
        leave(open[last] as number, at)
        open = open.slice(0, last)
      }
    } else if (sign.startsWith('\n')) {
      for (const opener of open) leave(opener, undefined)
      open = []
    } else open.push(at)
  }
  for (const opener of open) leave(opener, undefined)
  return slips.sort((a, b) => a.at - b.at)
}
