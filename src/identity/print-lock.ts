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
export function printLock({ namespace, types, notes }: Lock): string {
  const head = [`@deckwright-lock ${lockVersion}`, ...explanation]
  if (namespace !== undefined) head.push(`@namespace ${namespace}`)
  const typeLines = [...types.keys()].sort().map((name) => typeLine(types.get(name)!))
  // By code units, which is the same in every locale.
  const noteLines = [...notes.keys()].sort().map((guid) => noteLine(notes.get(guid)!))
  return `${[...head, ...typeLines, ...noteLines].join('\n')}\n`
}
