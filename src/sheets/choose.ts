import { nearest } from '../text/nearest.js'

/** Which notes a sheet is made of: those of some decks, and those with some tags. */
export interface Choice {
  readonly decks: readonly string[]
  readonly tags: readonly string[]
}

/** What is chosen by. */
interface Chosen {
  readonly deck: string
  readonly tags: readonly string[]
}

/** Whether a note is among those that are chosen. What lies below a deck or a tag belongs to it. */
export function isChosen({ deck, tags }: Chosen, choice: Choice): boolean {
  return (
    (choice.decks.length === 0 || choice.decks.some((name) => isBelow(deck, name))) &&
    (choice.tags.length === 0 || choice.tags.some((name) => tags.some((tag) => isBelow(tag, name))))
  )
}

function isBelow(name: string, wanted: string): boolean {
  const [one, other] = [name.toLowerCase(), wanted.toLowerCase()]
  return one === other || one.startsWith(`${other}::`)
}

/** What is asked for and is nowhere: its kind, its name, and the name that was probably meant. */
export function unknownChoice(
  notes: readonly Chosen[],
  choice: Choice,
): { readonly kind: 'deck' | 'tag'; readonly name: string; readonly meant: string | undefined } | undefined {
  const known = { deck: new Set(notes.map(({ deck }) => deck)), tag: new Set(notes.flatMap(({ tags }) => tags)) }
  for (const [kind, names] of [
    ['deck', choice.decks],
    ['tag', choice.tags],
  ] as const) {
    for (const name of names) {
      if ([...known[kind]].some((one) => isBelow(one, name))) continue
      const all = new Set([...known[kind]].flatMap(withParents))
      return { kind, name, meant: nearest(name, all) ?? lastNamed(name, all) }
    }
  }
  return undefined
}

/** A name of several parts and those above it. */
function withParents(name: string): string[] {
  const parts = name.split('::')
  return parts.map((_, index) => parts.slice(0, index + 1).join('::'))
}

/** A deck or tag of which someone named the last part alone. */
function lastNamed(name: string, all: Iterable<string>): string | undefined {
  return [...all].find((one) => one.toLowerCase().endsWith(`::${name.toLowerCase()}`))
}
