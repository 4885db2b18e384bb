import { defineProblem } from '../diagnostics/problem.js'
import { parseDeckName } from '../model/deck-name.js'
import { spanOf, textOf } from '../text/span.js'
import type { Rule } from './rule.js'

const example = (deck: string) => `# deck: ${deck}\n\n-Lima- is the capital of Peru.\n`

/** A deck has a name that Anki leaves alone. */
export const deckName: Rule = {
  problem: defineProblem({
    code: 'deck-name',
    severity: 'warning',
    summary: 'A deck’s name that Anki would change',
    why: 'The cards come to a deck of another name: Anki writes `blank` between four colons, and takes stray colons away.',
    remedy: 'Write a name between each two `::`, and no other colons at the ends of a name.',
    wrong: example('Geography::::Peru'),
    right: example('Geography::Peru'),
  }),
  start(report) {
    // Thousands of notes share a deck, and where nobody named it in the text one of them is enough to tell.
    const judged = new Set<string>()
    return {
      note({ note, deck }) {
        const place = note.places?.deck
        const written = place !== undefined && textOf(place) === deck
        const key = written ? `${deck}\x1f${place.file.path}\x1f${place.start}` : deck
        if (judged.has(key)) return
        judged.add(key)
        const { name, faults } = parseDeckName(deck)
        for (const { start, end } of faults.slice(0, 1)) {
          // Where nothing stands between the colons, they are what one can point at.
          const [from, to] = start === end ? [Math.max(0, start - 2), Math.min(deck.length, end + 2)] : [start, end]
          report({
            message: `Anki calls this deck \`${name || 'blank'}\``,
            span: written ? spanOf(place.file, place.start + from, place.start + to) : (place ?? note.head),
            hint: 'write a name between each two `::`, without other colons at its ends',
          })
        }
      },
    }
  },
}
