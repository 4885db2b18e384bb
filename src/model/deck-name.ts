import { stableId } from './stable-id.js'

/** What is wrong with a deck's name: where in the name as written, and how. */
export interface DeckNameFault {
  /**
   * `empty`: there is no name at all. `empty-part`: nothing between two `::`, which Anki makes `blank`.
   * `unclean-part`: control characters, or colons at an end of a part, which Anki takes away.
   */
  readonly kind: 'empty' | 'empty-part' | 'unclean-part'
  readonly start: number
  readonly end: number
}

/** A deck's name as Anki holds it, and what was wrong with the way it was written. */
export interface DeckName {
  /** The full name, `A::B`. */
  readonly name: string
  readonly parts: readonly string[]
  readonly faults: readonly DeckNameFault[]
}

/** White space as Unicode has it, which is what Anki trims; JavaScript's `\s` differs in two characters. */
const blanks = '[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]'
const outerBlanks = new RegExp(`^${blanks}+|${blanks}+$`, 'g')
const outerBlanksAndColons = new RegExp(`^(?:${blanks}|:)+|(?:${blanks}|:)+$`, 'g')

/** Reads a deck's name as Anki would: parts in Unicode's composed form, without control characters, outer blanks and colons. */
export function parseDeckName(written: string): DeckName {
  const parts: string[] = []
  const faults: DeckNameFault[] = []
  let start = 0
  for (const part of written.split('::')) {
    const end = start + part.length
    const visible = part.normalize('NFC').replace(/[\0-\x1f\x7f]/g, '')
    const clean = visible.replace(outerBlanksAndColons, '')
    if (clean === '') faults.push({ kind: 'empty-part', start, end })
    else if (clean !== part.normalize('NFC').replace(outerBlanks, '')) faults.push({ kind: 'unclean-part', start, end })
    parts.push(clean === '' ? 'blank' : clean)
    start = end + 2
  }
  if (written.replace(outerBlanks, '') === '')
    return { name: '', parts: [], faults: [{ kind: 'empty', start: 0, end: written.length }] }
  return { name: parts.join('::'), parts, faults }
}

const known = new Map<string, string>()

/** A deck's full name as Anki holds it; `blank` for no name at all. */
export function deckNameOf(written: string): string {
  const name = known.get(written) ?? (parseDeckName(written).name || 'blank')
  // All notes of a deck ask for the same name, and few name a deck of their own.
  if (known.size > 1000) known.clear()
  known.set(written, name)
  return name
}

/** What is equal for two names that Anki takes for one deck: they may differ in letter case. */
export function deckKey(name: string): string {
  return name.toLowerCase()
}

/** A deck's id in a package, from its name. */
export function deckId(name: string): number {
  return stableId(`deck\x1f${deckKey(name)}`)
}
