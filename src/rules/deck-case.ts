import { defineProblem } from '../diagnostics/problem.js'
import { deckKey, parseDeckName } from '../model/deck-name.js'
import type { Span } from '../text/span.js'
import type { Rule } from './rule.js'

const example = (deck: string) =>
  `# deck: Geography\n\n-Lima- is the capital of Peru.\n\n# deck: ${deck}\n\n-Quito- is the capital of Ecuador.\n`

/** Decks are told apart by more than letter case. */
export const deckCase: Rule = {
  problem: defineProblem({
    code: 'deck-case',
    severity: 'warning',
    summary: 'Two decks whose names differ only in letter case',
    why: 'Anki takes them for one deck, and which of the two names it keeps is hard to foresee.',
    remedy: 'Write the name in the same way everywhere.',
    wrong: example('geography'),
    right: example('Geography'),
  }),
  between: true,
  start(report) {
    const decks = new Set<string>()
    const spellings = new Map<string, { readonly name: string; readonly place: Span }>()
    return {
      note({ note, deck }) {
        if (decks.has(deck)) return
        decks.add(deck)
        const place = note.places?.deck ?? note.head
        const { parts } = parseDeckName(deck)
        for (let depth = 1; depth <= parts.length; depth++) {
          const name = parts.slice(0, depth).join('::')
          const first = spellings.get(deckKey(name))
          if (first === undefined) spellings.set(deckKey(name), { name, place })
          else if (first.name !== name) {
            report({
              message: `\`${name}\` and \`${first.name}\` are one deck for Anki`,
              span: place,
              hint: 'write both in the same way',
              related: [{ message: `\`${first.name}\` is named here`, span: first.place }],
            })
            return
          }
        }
      },
    }
  },
}
