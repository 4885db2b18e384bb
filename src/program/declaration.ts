import type { Command } from 'commander'
import type { ExitCode } from '../commands/command.js'
import type { Terminal } from '../io/terminal.js'

/** What a command of the program works with. */
export interface Run {
  readonly terminal: Terminal
  /** Tells how the work ended. */
  readonly finish: (code: ExitCode) => void
}

/**
 * Declares a command: its arguments, options and help, and what is called with them. It loads the command only when it
 * is asked for. One file of this folder for each; a new one gets a line in `registry.ts`.
 */
export type Declaration = (program: Command, run: Run) => void
