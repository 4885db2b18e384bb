import { defineProblem } from '../diagnostics/problem.js'
import { textOf } from '../text/span.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { tagPlaces } from './tag-place.js'

/** A tag is called in Anki as it is written. */
export const tagName: Rule = {
  problem: defineProblem({
    code: 'tag-name',
    severity: 'warning',
    summary: 'A tag with an empty part',
    why: 'Anki puts the word `blank` there: `exam::` becomes `exam::blank`.',
    remedy: 'Write a name on both sides of each `::`.',
    fix: 'unsafe',
    wrong: basicNote('Capital of Peru?', 'Lima', 'tags: exam::'),
    right: basicNote('Capital of Peru?', 'Lima', 'tags: exam'),
  }),
  start(report) {
    const placeOf = tagPlaces()
    return {
      note({ note }) {
        for (const tag of note.tags) {
          const parts = tag.split('::')
          if (!tag.includes('::') || parts.every((part) => part !== '')) continue
          const span = placeOf(note, tag)
          if (span === undefined) continue
          const meant = parts.filter((part) => part !== '').join('::')
          const become = parts.map((part) => part || 'blank').join('::')
          report({
            message: `Anki calls the tag \`${tag}\` \`${become}\``,
            span,
            hint: meant === '' ? 'take it out' : `write \`${meant}\``,
            // Where the tag stands elsewhere, in the defaults of the file, its place is not known.
            fix:
              meant === '' || textOf(span) !== tag
                ? undefined
                : { title: `write \`${meant}\``, edits: [{ span, text: meant }], safe: false },
          })
        }
      },
    }
  },
}
