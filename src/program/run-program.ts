import { Command, CommanderError } from 'commander'
import type { ExitCode } from '../commands/command.js'
import { processTerminal, type Terminal } from '../io/terminal.js'
import { version } from '../version.js'
import { declarations } from './registry.js'
import { sentenceOf } from './sentence-of.js'

/** Does what a command line asks for, and gives the exit code. Its arguments are those behind the program's name. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  // Not commander's: what is wrong with the options must be said even before they are known.
  const terminal = processTerminal(!args.includes('--no-color'))
  let exitCode: ExitCode = 0
  const program = declared(args[0], terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    // Help and the version end the work early, and well; any other end is a command line that means nothing.
    if (error instanceof CommanderError) return error.exitCode === 0 && args.length > 0 ? 0 : 2
    terminal.progress(undefined)
    terminal.say(`deckwright: ${sentenceOf(error)}`)
    if (process.env.DECKWRIGHT_DEBUG) terminal.say(String(error instanceof Error ? error.stack : error))
    return 2
  }
}

/** The program, as far as a command line asks for it: the command that it begins with, or else all of them. */
function declared(first: string | undefined, terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('deckwright')
    .description('A compiler for flashcards: plain-text notes in, Anki packages, text files and\nMarkdown out.')
    .version(version, '-V, --version', 'say the version')
    .helpOption('-h, --help', 'say this')
    .helpCommand('help [command]', 'say more about a command')
    .configureHelp({ helpWidth: 80 })
    .configureOutput({ writeErr: (text) => terminal.say(text.replace(/\n$/, '').replace(/^error: /, 'deckwright: ')) })
    .exitOverride()
    .addHelpText('after', examples)
  const named = declarations.get(first ?? '')
  for (const declare of named === undefined ? declarations.values() : [named]) declare(program, { terminal, finish })
  return program
}

const examples = `
Examples:
  deckwright build notes/ -o out/          a package for each file
  deckwright build notes/ -o all.apkg      everything in one package
  deckwright check notes/                  say what is wrong, write nothing
  deckwright explain unclosed-cloze        say why, and what to do
  deckwright verify a.apkg b.apkg          say what differs in two packages
  deckwright help build                    everything that a build can be told

Exit codes: 0 fine, 1 errors in the notes, 2 the work could not be done`
