import { isError } from '../diagnostics/diagnostic.js'
import { storedTags } from '../emitters/rendered-note.js'
import { failure } from '../io/system-error.js'
import { deckNameOf } from '../model/deck-name.js'
import type { Note } from '../model/note.js'
import { type Choice, isChosen, unknownChoice } from '../sheets/choose.js'
import type { Gathering } from './gather.js'

/**
 * Whether a note goes on the sheets. Throws where a deck or tag is asked for that none has; where something is wrong with
 * the notes, the deck may be in what could not be read.
 */
export function chosenNotes(gathered: Gathering, choice: Choice): (note: Note) => boolean {
  const { compilation, diagnostics, failures, inAllShards } = gathered
  const sortOf = (note: Note) => ({ deck: deckNameOf(compilation.deckOf(note)), tags: storedTags(note.tags) })
  const { notes } = compilation.collection
  const isWhole = failures.length === 0 && inAllShards === undefined && !diagnostics.some(isError)
  const unknown = isWhole && notes.length > 0 ? unknownChoice(notes.map(sortOf), choice) : undefined
  if (unknown !== undefined) {
    const { kind, name, meant } = unknown
    const hint = meant === undefined ? '' : ` (did you mean \`${meant}\`?)`
    throw failure(`no note ${kind === 'deck' ? 'is in the deck' : 'has the tag'} \`${name}\`${hint}`)
  }
  const chosen = (note: Note) => isChosen(sortOf(note), choice)
  if (isWhole && notes.length > 0 && !notes.some(chosen)) throw failure('no note of those decks has one of those tags')
  return chosen
}
