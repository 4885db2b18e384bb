import { Option } from 'commander'
import type { VerifyOptions } from '../commands/verify.js'
import type { Declaration } from './declaration.js'

/** Declares `verify`. */
export const declareVerify: Declaration = (program, { terminal, finish }) => {
  program
    .command('verify')
    .argument('<a>', 'a package')
    .argument('<b>', 'the package to hold against it')
    .summary('say whether two packages hold the same')
    .description('Says whether two packages hold the same notes, cards and media, and what differs.')
    .option('--strict', 'times of change count as well')
    .addOption(
      new Option('--format <format>', 'how differences are told').choices(['pretty', 'json']).default('pretty'),
    )
    .option('-q, --quiet', 'say nothing: the exit code tells')
    .option('-v, --verbose', 'name every difference, not only the first 20 of a kind')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async (first: string, second: string, options: Partial<VerifyOptions>) => {
      const { verify } = await import('../commands/verify.js')
      const { strict = false, format = 'pretty', quiet = false, verbose = false } = options
      finish(await verify([first, second], { strict, format, quiet, verbose }, terminal))
    })
}

const examples = `
Notes are the same by their guids. Their fields, tags, note types, cards, decks
and positions are compared, and the bytes of media; progress of study is not.
When a note or note type last changed counts only with --strict.

Differences go to standard output, everything else to standard error.

Exit codes: 0 the same, 1 not the same, 2 a package could not be read

Examples:
  deckwright verify old.apkg new.apkg
  deckwright verify old.apkg new.apkg --format json`
