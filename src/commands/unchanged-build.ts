import { commandKey, standingRecord } from '../io/build-record.js'
import type { Channel, Terminal } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'
import { elapsed } from './elapsed.js'

/** By what the record of a build is found: all that its command line says, and how it looks where it says something. */
export function recordKey(written: readonly string[], options: BuildOptions, channel: Channel): string {
  return commandKey(written, { ...options, channel })
}

/** Whether a build is of a kind that would do nothing if it were done again with nothing changed, and says only so. */
export function isRepeatable(written: readonly string[], options: BuildOptions): boolean {
  const { watch, dryRun, frozen, markGone, timing, format, shard, accept, output } = options
  const isOther = watch || dryRun || frozen || markGone || timing === true || format === 'json' || shard !== undefined
  return !isOther && accept.length === 0 && output !== '-' && !written.includes('-')
}

/**
 * Says what a build would say that changes nothing, if the last one of this command line found no error and all
 * that it saw and left behind lies there as it lay. Nothing that a build needs is loaded for that.
 *
 * @returns Whether it is so; else the build has to be done.
 */
export function saidUnchanged(written: readonly string[], options: BuildOptions, terminal: Terminal): boolean {
  const started = Date.now()
  const record = isRepeatable(written, options)
    ? standingRecord(recordKey(written, options, terminal.stderr))
    : undefined
  if (record === undefined) return false
  const { before, result, after } = record.words
  const lines = options.quiet ? [] : [...before, `${result} in ${elapsed(started)}, unchanged`, ...after]
  for (const line of lines) terminal.say(line)
  return true
}
