import { open, rm, stat } from 'node:fs/promises'
import { setTimeout } from 'node:timers/promises'
import { failure, reasonOf } from './system-error.js'

/** How long another build is waited for, in milliseconds, and from which age on its mark is one that it left behind. */
const patience = 10_000

/**
 * Runs `work` while no other deckwright does the same for a file, so that two builds at once do not write over each
 * other's lines. The mark is a file beside it; one that is older than any build takes to write was left by a killed one.
 */
export async function alone<Result>(path: string, work: () => Promise<Result>): Promise<Result> {
  const mark = `${path}.writing`
  const started = Date.now()
  for (;;) {
    try {
      await (await open(mark, 'wx')).close()
      break
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
  try {
    return await work()
  } finally {
    await rm(mark, { force: true })
  }
}
