import { commandKey, standingRecord } from '../io/build-record.js'
import type { Terminal } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'

/** By what the record of a build is found: all that its command line says, but not how loudly. */
export function recordKey(written: readonly string[], { quiet: _, ...options }: BuildOptions): string {
  return commandKey(written, options)
}

/** Whether a build is of a kind that would do nothing if it were done again with nothing changed, and says only so. */
export function isRepeatable(written: readonly string[], options: BuildOptions): boolean {
  const { watch, dryRun, frozen, markGone, timing, format, shard, accept, output } = options
  const isOther = watch || dryRun || frozen || markGone || timing === true || format === 'json' || shard !== undefined
  return !isOther && accept.length === 0 && output !== '-' && !written.includes('-')
}

/**
 * Says what a build would say that changes nothing, if the last one of this command line found nothing wrong and all
 * that it saw and left behind lies there as it lay. Nothing that a build needs is loaded for that.
 *
 * @returns Whether it is so; else the build has to be done.
 */
export function saidUnchanged(written: readonly string[], options: BuildOptions, terminal: Terminal): boolean {
  const started = performance.now()
  const record = isRepeatable(written, options) ? standingRecord(recordKey(written, options)) : undefined
  if (record === undefined) return false
  if (!options.quiet) {
    const seconds = (performance.now() - started) / 1000
    terminal.say(`${record.result} in ${seconds.toFixed(1)} s, unchanged`)
    for (const line of record.details) terminal.say(`  ${line}`)
  }
  return true
}
