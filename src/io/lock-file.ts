import { closeSync, openSync, rmSync } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { setImmediate, setTimeout } from 'node:timers/promises'
import { onInterrupt } from './on-interrupt.js'
import { failure, reasonOf } from './system-error.js'

/** How long another build is waited for, in milliseconds, and from which age on its mark is one that it left behind. */
const patience = 10_000

/** What stands behind the name of a file in the name of the mark beside it. */
export const markEnding = '.writing'

/**
 * Runs `work` while no other deckwright does the same for a file, so that two builds at once do not write over each
 * other's lines. The mark is a file beside it; one that is older than any build takes to write was left by a killed one.
 */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const mark = `${path}${markEnding}`
  let isOurs = false
  const release = onInterrupt(() => {
    if (isOurs) rmSync(mark, { force: true })
  })
  try {
    await take(path, mark)
    isOurs = true
    return await work()
  } finally {
    if (isOurs) await rm(mark, { force: true })
    // A signal that has come but was not yet told must still find its listener.
    await setImmediate()
    release()
  }
}

/** Makes the mark, as soon as nobody else's is there. */
async function take(path: string, mark: string): Promise<void> {
  const started = Date.now()
  for (;;) {
    try {
      return closeSync(openSync(mark, 'wx'))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
        throw failure(`cannot write \`${path}\`: ${reasonOf(error)}`)
      }
      const age = await stat(mark).then(
        ({ mtimeMs }) => Date.now() - mtimeMs,
        () => 0,
      )
      if (age > patience) await rm(mark, { force: true })
      else if (Date.now() - started > 2 * patience) {
        throw failure(`cannot write \`${path}\`: another build is writing it; if there is none, remove \`${mark}\``)
      } else await setTimeout(50)
    }
  }
}
