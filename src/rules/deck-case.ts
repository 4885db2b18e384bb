import type { Edit } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { deckKey, parseDeckName } from '../model/deck-name.js'
import { type Span, spanOf, textOf } from '../text/span.js'
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
    fix: 'unsafe',
    wrong: example('geography'),
    right: example('Geography'),
  }),
  between: true,
  start(report) {
    const decks = new Set<string>()
    // The same name stands at many notes, and is told once: all places of a file are mended together.
    const mending = new Map<string, { readonly edits: Edit[]; readonly other: string; readonly told: Span }>()
    const spellings = new Map<string, { readonly name: string; readonly place: Span }>()
    return {
      note({ note, deck }) {
        const place = note.places?.deck ?? note.head
        if (decks.has(deck)) {
          const open = mending.get(deck)
          if (open !== undefined) mend(open, place, deck)
          return
        }
        decks.add(deck)
        const { parts } = parseDeckName(deck)
        for (let depth = 1; depth <= parts.length; depth++) {
          const name = parts.slice(0, depth).join('::')
          const first = spellings.get(deckKey(name))
          if (first === undefined) spellings.set(deckKey(name), { name, place })
          else if (first.name !== name) {
            const open = { edits: [] as Edit[], other: first.name, told: place }
            mending.set(deck, open)
            mend(open, place, deck)
            report({
              message: `\`${name}\` and \`${first.name}\` are one deck for Anki`,
              span: place,
              hint: 'write both in the same way',
              fix:
                open.edits.length === 0
                  ? undefined
                  : { title: `write \`${first.name}\``, edits: open.edits, safe: false },
              related: [{ message: `\`${first.name}\` is named here`, span: first.place }],
            })
            return
          }
        }
      },
    }
  },
}

/** Adds the place of a name to those that are mended in the file where it was told. */
function mend({ edits, other, told }: { edits: Edit[]; other: string; told: Span }, place: Span, deck: string): void {
  const last = edits.at(-1)?.span.start ?? -1
  if (place.file !== told.file || place.start <= last || textOf(place) !== deck) return
  edits.push({ span: spanOf(place.file, place.start, place.start + other.length), text: other })
}
