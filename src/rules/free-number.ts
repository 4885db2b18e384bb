import type { Deletion } from '../cloze/reading.js'
import { type Fix, unsafeFix } from '../diagnostics/fix.js'
import type { FaultWording } from './fault-rule.js'
import { nearMissesIn } from './judged-field.js'
import { rewritten } from './written-edit.js'

const highestNumber = 499

/**
 * A number that no deletion of the field has yet, in the place of one that Anki makes no card of. Of several such
 * numbers the first is mended; the others find the next free ones when it is.
 */
export function withFreeNumber(...[, { start, end, kind }, judged]: Parameters<FaultWording>): Fix | undefined {
  const { field, clozes } = judged
  const first = clozes.faults.find((fault) => fault.kind === kind)
  const opener = field.text.slice(start, end)
  if (first === undefined || field.text.slice(first.start, first.end) !== opener) return undefined
  const written = opener.slice(3, -2).split(',').map(Number)
  const good = written.filter((number) => number > 0 && number <= highestNumber)
  const misspelt = nearMissesIn(judged).map(({ meant }) => Number(meant.replace(/\D/g, '')))
  const taken = new Set([...numbersIn(clozes.deletions), ...misspelt])
  let free = 1
  while (taken.has(free)) free++
  const numbers = good.length > 0 ? good.join(',') : String(free)
  return unsafeFix(`write \`{{c${numbers}::\``, rewritten(field, start, end, `{{c${numbers}::`))
}

function numbersIn(deletions: readonly Deletion[]): number[] {
  return deletions.flatMap(({ numbers, nested }) => [...numbers, ...numbersIn(nested)])
}
