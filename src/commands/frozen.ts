import { diagnose } from '../diagnostics/diagnostic.js'
import { inOrder } from '../diagnostics/order.js'
import { frozenLock } from '../identity/lock-problems.js'
import { isPrinted } from '../identity/print-lock.js'
import { numberChangedHands } from '../identity/problems.js'
import { planFromLock } from '../plan/from-lock.js'
import { figuresLine } from '../plan/plan-text.js'
import { sourceFile } from '../text/source-file.js'
import { spanOf } from '../text/span.js'
import type { Gathering } from './gather.js'
import type { ProjectGathering } from './gather-in-project.js'

/**
 * What is gathered, for a build that must not change the lock: if it would, that is an error, and nothing can be built.
 * So is a cloze number that changes hands, unless it was accepted.
 */
export function frozen({ gathered, opened, identified }: ProjectGathering): Gathering {
  if (opened?.lock === undefined || identified === undefined) return gathered
  const changes = !isPrinted(identified.lock, opened.text)
  const handed = gathered.diagnostics.some(({ problem }) => problem.code === numberChangedHands.code)
  if (!changes && !handed) return gathered
  const file = sourceFile(opened.project.lock, opened.text)
  const plan = planFromLock({ before: opened.lock, after: identified.lock, ...identified })
  const what = changes ? `The lock would change: ${figuresLine(plan)}` : 'A cloze number changes hands'
  const said = diagnose(frozenLock, {
    message: what,
    span: spanOf(file, 0, 0),
    hint: changes
      ? 'run `deckwright build` and commit `deckwright.lock` with the notes; `deckwright plan` tells more'
      : 'give the answers their numbers back, or accept the change with `--accept`',
  })
  const read = [file, ...gathered.read]
  return {
    ...gathered,
    read,
    diagnostics: inOrder([said, ...gathered.diagnostics], read),
    unread: gathered.unread + 1,
    compilation: { ...gathered.compilation, collection: { ...gathered.compilation.collection, notes: [] } },
  }
}
