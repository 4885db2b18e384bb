import { type Fix, safeFix, unsafeFix } from '../diagnostics/fix.js'
import { defineProblem } from '../diagnostics/problem.js'
import { deckNameOf, parseDeckName } from '../model/deck-name.js'
import { type Span, spanOf, textOf } from '../text/span.js'
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
    fix: 'safe',
    wrong: example('Geography::::Peru'),
    right: example('Geography::Peru'),
  }),
  between: true,
  start(report) {
    // Thousands of notes share a deck; where nobody named it in the text, one of them is enough to tell.
    const judged = new Set<string>()
    let last: { readonly deck: string; readonly place: Span | undefined } | undefined
    return {
      note({ note, deck }) {
        const place = note.places?.deck
        if (last !== undefined && last.deck === deck && last.place === place) return
        last = { deck, place }
        const written = place && textOf(place)
        const key = `${deck}\x1f${place?.file.path}\x1f${place?.start}`
        if (judged.has(key)) return
        judged.add(key)
        // Behind two colons that it begins with, a name is that of a subdeck of the file's own deck.
        const asWritten = written !== undefined && (written === deck || written.startsWith('::')) ? written : deck
        const [fault] = parseDeckName(asWritten).faults
        if (fault === undefined) return
        // Where nothing stands between the colons, they are what one can point at.
        const wide = fault.start === fault.end ? 2 : 0
        const from = Math.max(0, fault.start - wide)
        const to = Math.min(asWritten.length, fault.end + wide)
        report({
          message: `Anki calls this deck \`${deckNameOf(deck)}\``,
          span:
            place !== undefined && asWritten === written
              ? spanOf(place.file, place.start + from, place.start + to)
              : (place ?? note.head),
          hint: 'write a name between each two `::`, without other colons at its ends',
          fix: asWritten === written ? cleaned(place, written, deck) : undefined,
        })
      },
    }
  },
}

/** The name without empty parts and stray colons. Where Anki would call the deck that anyway, nothing changes. */
function cleaned(place: Span | undefined, written: string, deck: string): Fix | undefined {
  const parts = written.split('::').map((part) => parseDeckName(part).name)
  const name = parts.filter((part) => part !== '' && part !== 'blank').join('::')
  if (place === undefined || name === '' || written.startsWith('::')) return undefined
  const make = written === deck && deckNameOf(name) === deckNameOf(deck) ? safeFix : unsafeFix
  return make(`write \`${name}\``, { span: place, text: name })
}
