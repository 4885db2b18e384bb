import { defineProblem } from '../diagnostics/problem.js'
import { basicNote } from './examples.js'
import type { Rule } from './rule.js'
import { tagPlaces } from './tag-place.js'

/** No tag is one of those that Anki keeps for itself. */
export const reservedTag: Rule = {
  problem: defineProblem({
    code: 'reserved-tag',
    severity: 'warning',
    summary: 'A tag that Anki keeps for itself',
    why: '`marked` and `leech` say how someone gets on with a card: Anki takes them away when it imports a deck without progress.',
    remedy: 'Take another word.',
    wrong: basicNote('Capital of Peru?', 'Lima', 'tags: marked'),
    right: basicNote('Capital of Peru?', 'Lima', 'tags: important'),
  }),
  start(report) {
    const placeOf = tagPlaces()
    return {
      note({ note }) {
        for (const tag of note.tags) {
          if (!/^(?:marked|leech)$/i.test(tag)) continue
          const span = placeOf(note, tag)
          if (span === undefined) continue
          report({
            message: `Anki takes the tag \`${tag}\` away on import`,
            span,
            hint: 'take another word',
          })
        }
      },
    }
  },
}
