import type { Terminal } from '../io/terminal.js'
import { type BuildOptions, buildOnce } from './build-once.js'
import type { ExitCode } from './command.js'

/** Makes packages, text files and Markdown of notes. What it finds wrong goes to standard error. */
export async function build(written: readonly string[], options: BuildOptions, terminal: Terminal): Promise<ExitCode> {
  if (options.watch) return (await import('./build-watch.js')).watchBuilds(written, options, terminal)
  return (await buildOnce(written, options, terminal)).exitCode
}
