import type { Position, Range } from 'vscode-languageserver'
import type { Edit } from '../diagnostics/fix.js'
import { deckKey, parseDeckName } from '../model/deck-name.js'
import { spanOf } from '../text/span.js'
import type { CheckedFile } from './checked-file.js'
import { type DeckPlace, deckPlaces } from './deck-places.js'
import { offsetAt, rangeOf } from './positions.js'

/** Why a deck cannot be renamed, for a person. */
export interface Refusal {
  readonly refusal: string
}

/**
 * The deck at a place: its name up to the end of the part there. In `A::B::C`, with the cursor in `B`, that is `A::B`.
 */
export async function renamableAt(
  checked: CheckedFile,
  position: Position,
): Promise<{ readonly range: Range; readonly placeholder: string } | undefined> {
  const found = await deckAt(checked, position)
  if (found === undefined) return undefined
  const { place, name } = found
  return { range: rangeOf(spanOf(checked.file, place.at, place.at + name.length)), placeholder: name }
}

/** The edits by which the deck at a place, and all below it, get another name in all files; or why there are none. */
export async function renameDeck(
  checked: CheckedFile,
  position: Position,
  newName: string,
): Promise<readonly Edit[] | Refusal> {
  const found = await deckAt(checked, position)
  if (found === undefined) return { refusal: 'no deck is named here' }
  const fault = nameFault(newName)
  if (fault !== undefined) return { refusal: fault }
  const wanted = parseDeckName(newName).name
  const { place, places } = found
  const deckPrefix = places.find(({ isPrefix }) => isPrefix)?.name

  // Names count with what the project puts before them; a name that has it already is written in full.
  const isFull = ({ name, isPrefix }: Pick<DeckPlace, 'name' | 'isPrefix'>) =>
    isPrefix || deckPrefix === undefined || isIn(parseDeckName(name).name, deckPrefix)
  const whole = (one: Pick<DeckPlace, 'name' | 'isPrefix'>) => {
    const { name } = parseDeckName(one.name)
    return isFull(one) ? name : `${deckPrefix}::${name}`
  }
  const old = whole({ ...place, name: found.name })
  const fresh = isFull(place) ? wanted : whole({ name: wanted, isPrefix: false })
  const renamed = (name: string) =>
    isIn(name, old) ? [fresh, ...name.split('::').slice(old.split('::').length)].join('::') : name
  const newPrefix = deckPrefix === undefined ? undefined : renamed(deckPrefix)

  const { collection, leftOut } = checked.gathered.compilation
  const notes = [...collection.notes, ...leftOut]
  const decks = [...places.map(whole), ...notes.map(checked.gathered.compilation.deckOf)]
  const others = new Map(decks.filter((name) => !isIn(name, old)).map((name) => [deckKey(name), name]))
  for (const name of new Set(decks.filter((one) => isIn(one, old)).map(renamed))) {
    const there = others.get(deckKey(name))
    if (there !== undefined)
      return { refusal: `there is a deck ${there} already, and its notes would be in one with these` }
  }
  const edits: Edit[] = []
  for (const one of places) {
    const name = whole(one)
    const next = renamed(name)
    if (next === name) continue
    if (one.isPrefix || newPrefix === undefined || isFull(one)) {
      if (newPrefix !== undefined && !one.isPrefix && !isIn(next, newPrefix)) return outside(newPrefix)
      edits.push({ span: one.span, text: one.spelled(next) })
    } else {
      if (!isIn(next, newPrefix) || next.length === newPrefix.length) return outside(newPrefix)
      const written = next.slice(newPrefix.length + 2)
      if (written !== one.name) edits.push({ span: one.span, text: one.spelled(written) })
    }
  }
  return edits
}

function outside(prefix: string): Refusal {
  return { refusal: `every deck of this project lies in ${prefix}, as its deckPrefix says` }
}

/** Whether a deck is another one, or lies below it. */
function isIn(name: string, other: string): boolean {
  const [inner, outer] = [deckKey(name), deckKey(other)]
  return inner === outer || inner.startsWith(`${outer}::`)
}

function nameFault(name: string): string | undefined {
  const [fault] = parseDeckName(name).faults
  if (fault === undefined) return undefined
  if (fault.kind === 'empty') return 'a deck must have a name'
  if (fault.kind === 'empty-part') return `${name} has nothing between two \`::\`, and Anki would write \`blank\` there`
  return `Anki would take colons or control characters out of ${name}`
}

async function deckAt({ file, gathered }: CheckedFile, position: Position) {
  const offset = offsetAt(file, position)
  const places = await deckPlaces(gathered)
  const place = places.find(({ span }) => span.file === file && span.start <= offset && offset <= span.end)
  if (place === undefined) return undefined
  const next = place.name.indexOf('::', Math.max(0, offset - place.at))
  const name = next === -1 ? place.name : place.name.slice(0, next)
  return name === '' ? undefined : { place, places, name }
}
