import type { Format } from '../model/note.js'
import type { Deletion, Fault } from './deletion.js'
import { faultsOf } from './faults.js'
import { matchBraces } from './matching.js'
import { plainDeletions } from './plain-reading.js'
import { mayHoldRegions, type Region, regionsOf } from './regions.js'

export type { Deletion, Fault, FaultKind } from './deletion.js'

/** The clozes of a field, as its writer meant them, and what is wrong with them. */
export interface ClozeReading {
  /** The outermost deletions, in their order. */
  readonly deletions: readonly Deletion[]
  readonly faults: readonly Fault[]
  /** The code and math among which they were read. */
  readonly regions: readonly Region[]
  /** Whether all braces of the text are surely those of its deletions, so that none of them is a slip. */
  readonly plain: boolean
}

const nothing: ClozeReading = { deletions: [], faults: [], regions: [], plain: false }

/** How deep Anki reads deletions within deletions; what is deeper stays text. */
const readableDepth = 10

/** How deep clozes may lie in each other for every Anki since 2.1.56. */
const portableDepth = 3

/**
 * The clozes of a field as its writer meant them. Anki's own reading, which looks at braces only, is `engine.ts`; the
 * HTML is written so that it comes to the same.
 */
export function readClozes(text: string, format: Format): ClozeReading {
  if (!text.includes('{{c') && !text.includes('}}')) return nothing
  const plain = text.includes('\\') || mayHoldRegions(text, format) ? undefined : plainDeletions(text)
  if (plain !== undefined) return { deletions: plain, faults: [], regions: [], plain: true }
  return readBraces(text, format)
}

/** The clozes of a field, the long way: its braces brought together among code and math. */
export function readBraces(text: string, format: Format): ClozeReading {
  const regions = regionsOf(text, format)
  const matched = matchBraces(text, format, regions)
  const faults: Fault[] = [...matched.faults]
  const deletions = matched.deletions
  let level = deletions
  for (let depth = 1; level.length > 0; depth++) {
    for (const deletion of level) {
      faults.push(...faultsOf(text, deletion))
      if (depth === portableDepth + 1) faults.push({ kind: 'too-deep', start: deletion.start, end: deletion.textStart })
      if (depth === readableDepth) deletion.nested.length = 0
    }
    level = level.flatMap((deletion) => deletion.nested)
  }
  faults.sort((a, b) => a.start - b.start || a.end - b.end)
  return { deletions, faults, regions, plain: false }
}
