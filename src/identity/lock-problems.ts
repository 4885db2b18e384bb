import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js'
import { defineProblem } from '../diagnostics/problem.js'
import { startsOf } from '../text/position.js'
import type { SourceFile } from '../text/source-file.js'
import { spanOf } from '../text/span.js'
import type { LockReading } from './parse-lock.js'

const header = '@deckwright-lock 1\n'

/** A lock that cannot be read. */
export const damagedLock = defineProblem({
  code: 'lock/damaged',
  severity: 'error',
  summary: 'The lock cannot be read',
  why: 'It remembers which note is which. To build without it would make new notes of old ones, so nothing is built.',
  remedy: 'Mend the line as the hint says, or take the lock back from version control.',
  wrong: `${header}<<<<<<< HEAD\n`,
  right: header,
})

/** A number that two branches gave. */
export const clashingNumbers = defineProblem({
  code: 'lock/number-given-twice',
  severity: 'warning',
  summary: 'Two branches gave one cloze number to two answers',
  why: 'One of them keeps it, the other gets a new number: its card starts again for whoever studied that branch.',
  remedy: 'Nothing: the next build settles it.',
  wrong: header,
  right: header,
})

/** A lock that would change where it must not. */
export const frozenLock = defineProblem({
  code: 'lock/frozen',
  severity: 'error',
  summary: 'The lock does not fit the notes',
  why: 'Whoever changed the notes did not build them, or did not commit the lock: identities given out elsewhere would differ.',
  remedy: 'Run `deckwright build` and commit `deckwright.lock` together with the notes.',
  wrong: header,
  right: header,
})

/** What can be wrong with a lock. */
export const lockProblems = [damagedLock, clashingNumbers, frozenLock]

/** What is wrong with a lock, at its places. */
export function lockFindings(file: SourceFile, { faults, clashes }: LockReading): Diagnostic[] {
  if (faults.length === 0 && clashes.length === 0) return []
  const starts = startsOf(file)
  const placeOf = (line: number, column: number) => {
    const start = (starts[line - 1] ?? 0) + column - 1
    const end = (starts[line] ?? file.text.length + 1) - 1
    return spanOf(file, Math.min(start, end), Math.max(start, end))
  }
  return [
    ...faults.map(({ line, column, message, hint }) =>
      diagnose(damagedLock, { message, hint, span: placeOf(line, column) }),
    ),
    ...clashes.map(({ guid, number, kept, lost }) => {
      const line = file.text.slice(0, Math.max(0, file.text.indexOf(`\n${guid}\t`) + 1)).split('\n').length
      const message = `Two branches gave number ${number} to \`${kept}\` and to \`${lost}\`; \`${kept}\` keeps it`
      return diagnose(clashingNumbers, { message, span: placeOf(line, 1) })
    }),
  ]
}
