import type { Likeness } from './likeness.js'
import type { LockedNote } from './lock.js'

/** What a crossing is seen from. */
interface Crossable {
  readonly index: number
  readonly line: LockedNote
  readonly like: Likeness
}

/** From where on a field counts as the same, and up to where as another one. */
const same = 0.6
const other = 0.5

/**
 * Tells the pairs that are alike for another reason than being one note:
 *
 * - answers that were exchanged: the first field of each is that of somebody else, so that it tells who is who;
 * - a question that was given to a new note, while the old answer got a new question.
 */
export function crossings(candidates: readonly Crossable[]): (candidate: Crossable) => boolean {
  const firstOfNote = best<number, LockedNote>()
  const firstOfLine = best<LockedNote, number>()
  for (const { index, line, like } of candidates) {
    firstOfNote.add(index, line, like.first)
    firstOfLine.add(line, index, like.first)
  }
  const reworded = best<LockedNote, number>()
  const asked = new Set(candidates.filter(({ like }) => like.sameFirst).map(({ index }) => index))
  for (const { index, line, like } of candidates) {
    // A line's whole answer under a question that no line asks: that words of the question stand elsewhere says nothing.
    const isNew =
      (like.sameRest && like.restSays === 1 && !asked.has(index)) || firstOfNote.besides(index, line) < other
    if (like.first < other && isNew) reworded.add(line, index, like.rest)
  }

  return ({ index, line, like }) =>
    like.first < other
      ? firstOfNote.besides(index, line) >= same && firstOfLine.besides(line, index) >= same
      : like.first >= same &&
        ((like.rest < other && reworded.besides(line, index) >= same) ||
          (like.sharedRest < other && reworded.besides(line, index) === 1))
}

interface Best<K, V> {
  add(key: K, owner: V, value: number): void
  /** The highest value of a key among those of other owners; 0 where there is none. */
  besides(key: K, owner: V): number
}

/** Keeps the two highest values of each key. */
function best<K, V>(): Best<K, V> {
  const values = new Map<K, { owner: V; first: number; second: number }>()
  return {
    add(key, owner, value) {
      const top = values.get(key)
      if (top === undefined) values.set(key, { owner, first: value, second: 0 })
      else if (value > top.first) values.set(key, { owner, first: value, second: top.first })
      else if (value > top.second) top.second = value
    },
    besides(key, owner) {
      const top = values.get(key)
      if (top === undefined) return 0
      return top.owner === owner ? top.second : top.first
    },
  }
}
