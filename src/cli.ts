import type { ExitCode } from './commands/command.js'
import { version } from './version.js'

/** Does what a command line asks for, and gives the exit code. Its arguments are those behind the program's name. */
export async function run(args: readonly string[]): Promise<ExitCode> {
  // Asked for by scripts all day long, and not worth loading anything.
  if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
    process.stdout.write(`${version}\n`)
    return 0
  }
  const { runProgram } = await import('./program/run-program.js')
  return runProgram(args)
}
