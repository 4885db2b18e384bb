import { defineProblem } from '../diagnostics/problem.js'
import { sourceSpan } from '../model/note.js'
import { letterPattern } from '../text/letter-pattern.js'
import { clozeNote } from './examples.js'
import type { Rule } from './rule.js'

/** Words at the beginning that stand for something said before; not the `it` of the weather, nor of `it is … that`. */
const orphans = [
  letterPattern(String.raw`^(?:they|them|he|she|these|those)\b(?!['’]?s\b)`, 'i'),
  letterPattern(String.raw`^(?:its|their|his|her)\s+\p{L}`, 'iu'),
  letterPattern(
    String.raw`^this(?=\s+(?:is|was|are|were|has|had|can|may|will|makes?|means?|leads?|causes?|happens?)\b)`,
    'iu',
  ),
  letterPattern(String.raw`^it\b(?!['’]?s\b|\s+(?:is|was|takes|took|rains|seems|appears|follows|turns)\b)`, 'i'),
  letterPattern(String.raw`^(?:er|sie|diese[rsmn]?|jene[rsmn]?)(?=\s+\p{Ll})`, 'iu'),
  letterPattern(
    String.raw`^(?:ils?|elles?|celle|celui|ceux|celles)(?=\s+(?!y\s+a\b|faut\b|pleut\b|neige\b|est\b|s['’]agit\b)\p{Ll})`,
    'iu',
  ),
  letterPattern(String.raw`^(?:ell[ao]s?|él|éstos?|éstas?)(?=\s+\p{Ll})`, 'iu'),
  letterPattern(String.raw`^(?:он|она|они|оно)(?=\s+\p{Ll})`, 'iu'),
]

/** A note can be understood by itself. */
export const orphanPronoun: Rule = {
  problem: defineProblem({
    code: 'orphan-pronoun',
    severity: 'warning',
    onRequest: true,
    summary: 'A note that begins with a pronoun',
    why: 'The card comes without the notes around it: months later nobody knows who “they” were.',
    remedy: 'Name the thing.',
    wrong: clozeNote('They make {{c1::sugar}} from light.'),
    right: clozeNote('Plants make {{c1::sugar}} from light.'),
  }),
  start: (report) => ({
    note({ type, fields }) {
      const first = fields.find(({ field }) => field.name === type.fields[0])?.field
      if (first === undefined) return
      const start = /^[\s"'“‘«*_]*/.exec(first.text)?.[0].length ?? 0
      const said = first.text.slice(start, start + 200)
      // Of one word, or of a word and what it means, there is nothing to be known before.
      if (!/\s\S+\s/.test(said)) return
      for (const orphan of orphans) {
        const word = orphan(said).exec(said)?.[0].split(/\s/)[0]
        if (word === undefined) continue
        report({
          message: `\`${word}\` stands for something that this note does not name`,
          span: sourceSpan(first, start, start + word.length),
          hint: 'name it',
        })
        return
      }
    },
  }),
}
