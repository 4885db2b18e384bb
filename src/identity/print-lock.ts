import { type Lock, lockVersion } from './lock.js'
import { noteLine, typeLine } from './lock-line.js'

const explanation = [
  '# Which note is which. Written by deckwright: keep it in version control, do not edit it.',
  '# After a merge keep the lines of both sides; lines of one note are united.',
]

/**
 * The text of a lock: a line for each note, sorted by guid. Guids are as good as random, so that two branches rarely
 * touch the same place.
 */
export function printLock(lock: Lock): string {
  return [...linesOf(lock), ''].join('\n')
}

/** Whether a text is that of a lock, which is not printed for it. */
export function isPrinted(lock: Lock, text: string): boolean {
  let at = 0
  for (const line of linesOf(lock)) {
    if (!text.startsWith(line, at) || text[at + line.length] !== '\n') return false
    at += line.length + 1
  }
  return at === text.length
}

/** The text of a lock in pieces, so that it is never in memory as a whole. */
export function* lockPieces(lock: Lock): Generator<Uint8Array> {
  let lines: string[] = []
  for (const line of linesOf(lock)) {
    if (lines.push(line) < linesAtOnce) continue
    yield bytesOf(lines)
    lines = []
  }
  yield bytesOf(lines)
}

/** How many lines make a piece. */
const linesAtOnce = 1024

function bytesOf(lines: readonly string[]): Uint8Array {
  return Buffer.from([...lines, ''].join('\n'))
}

function* linesOf({ namespace, types, notes }: Lock): Generator<string> {
  yield `@deckwright-lock ${lockVersion}`
  yield* explanation
  if (namespace !== undefined) yield `@namespace ${namespace}`
  for (const name of [...types.keys()].sort()) yield typeLine(types.get(name)!)
  // By code units, which is the same in every locale.
  for (const guid of [...notes.keys()].sort()) yield noteLine(notes.get(guid)!)
}
