import type { Terminal } from '../io/terminal.js'
import { noStopwatch, type Stopwatch, stopwatch } from '../model/stopwatch.js'
import type { SourceOptions } from './command.js'

/** A command's options with the stopwatch that they ask for, and the last word of the command about its time. */
export function timed<Options extends SourceOptions>(
  options: Options,
  terminal: Terminal,
): { readonly options: Options & { readonly stopwatch: Stopwatch }; readonly tellTiming: () => Promise<void> } {
  if (options.timing !== true) return { options: { ...options, stopwatch: noStopwatch }, tellTiming: async () => {} }
  const started = performance.now()
  const watch = stopwatch()
  const tellTiming = async () => (await import('./tell-timing.js')).tellTiming(watch, started, terminal)
  return { options: { ...options, stopwatch: watch }, tellTiming }
}
