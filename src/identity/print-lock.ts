import { type Lock, lockVersion } from './lock.js'
import { noteLine, typeLine } from './lock-line.js'
import { linesReadFrom, stoodBehind } from './locked-lines.js'

const explanation = [
  '# Which note is which. Written by deckwright: keep it in version control, do not edit it.',
  '# After a merge keep the lines of both sides; lines of one note are united.',
]

/**
 * The text of a lock: a line for each note, sorted by guid. Guids are as good as random, so that two branches rarely
 * touch the same place.
 */
export function printLock(lock: Lock): string {
  return [...stretchesOf(lock)].join('')
}

/** Whether a text is that of a lock, which is not printed for it. */
export function isPrinted(lock: Lock, text: string): boolean {
  let at = 0
  for (const stretch of stretchesOf(lock)) {
    if (text.slice(at, at + stretch.length) !== stretch) return false
    at += stretch.length
  }
  return at === text.length
}

/** The text of a lock in pieces, so that it is never in memory as a whole. */
export function* lockPieces(lock: Lock): Generator<Uint8Array> {
  let stretches: string[] = []
  for (const stretch of stretchesOf(lock)) {
    if (stretches.push(stretch) < stretchesAtOnce) continue
    yield bytesOf(stretches)
    stretches = []
  }
  yield bytesOf(stretches)
}

/** How many stretches make a piece, and how many lines of notes a stretch has at most. */
const stretchesAtOnce = 256
const linesAtOnce = 256

function bytesOf(stretches: readonly string[]): Uint8Array {
  return Buffer.from(stretches.join(''))
}

/** The lines one behind the other. Those of notes that stand as they stood where they were read are one stretch. */
function* stretchesOf({ namespace, types, notes }: Lock): Generator<string> {
  yield `@deckwright-lock ${lockVersion}\n`
  for (const line of explanation) yield `${line}\n`
  if (namespace !== undefined) yield `@namespace ${namespace}\n`
  for (const name of [...types.keys()].sort()) yield `${typeLine(types.get(name)!)}\n`
  // By code units, which is the same in every locale.
  const lines = [...notes.keys()].sort().map((guid) => notes.get(guid)!)
  for (let from = 0; from < lines.length; ) {
    let to = from + 1
    while (to < lines.length && to - from < linesAtOnce && stoodBehind(lines[to]!, lines[to - 1]!)) to++
    const first = lines[from]!
    yield `${linesReadFrom(first, lines[to - 1]) ?? noteLine(first)}\n`
    from = to
  }
}
