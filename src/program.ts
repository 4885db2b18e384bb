import { Command, CommanderError, Option } from 'commander'
import type { BuildOptions } from './commands/build.js'
import type { ExitCode, SourceOptions, TalkOptions } from './commands/command.js'
import type { InitOptions } from './commands/init.js'
import type { PlanOptions } from './commands/plan.js'
import type { VerifyOptions } from './commands/verify.js'
import {
  buildExamples,
  checkExamples,
  initExamples,
  planExamples,
  programExamples,
  verifyExamples,
} from './help-examples.js'
import { isFailure, systemReason } from './io/system-error.js'
import { processTerminal, type Terminal } from './io/terminal.js'
import { version } from './version.js'

/** Does what a command line asks for, and gives the exit code. Its arguments are those behind the program's name. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  // Not commander's: what is wrong with the options must be said even before they are known.
  const terminal = processTerminal(!args.includes('--no-color'))
  let exitCode: ExitCode = 0
  const program = declared(terminal, (code) => {
    exitCode = code
  })
  try {
    await program.parseAsync(args, { from: 'user' })
    return exitCode
  } catch (error) {
    // Help and the version end the work early, and well; any other end is a command line that means nothing.
    if (error instanceof CommanderError) return error.exitCode === 0 && args.length > 0 ? 0 : 2
    terminal.progress(undefined)
    terminal.say(`deckwright: ${sentence(error)}`)
    if (process.env.DECKWRIGHT_DEBUG) terminal.say(String(error instanceof Error ? error.stack : error))
    return 2
  }
}

function declared(terminal: Terminal, finish: (code: ExitCode) => void): Command {
  const program = new Command('deckwright')
    .description('A compiler for flashcards: plain-text notes in, Anki packages, text files and\nMarkdown out.')
    .version(version, '-V, --version', 'say the version')
    .helpOption('-h, --help', 'say this')
    .helpCommand('help [command]', 'say more about a command')
    .configureHelp({ helpWidth: 80 })
    .configureOutput({ writeErr: (text) => terminal.say(text.replace(/\n$/, '').replace(/^error: /, 'deckwright: ')) })
    .exitOverride()
    .addHelpText('after', programExamples)

  program
    .command('init')
    .summary('make a project of this folder')
    .description('Makes a project of this folder: its notes keep their identities from build to build.')
    .option('--namespace <name>', 'set the identities of its notes apart from those of\neveryone else’s')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', initExamples)
    .action(async (options: InitOptions) => {
      const { init } = await import('./commands/init.js')
      finish(await init(options, terminal))
    })

  withTalk(withSources(withOutput(program.command('build').argument('[inputs...]', inputsHelp))))
    .summary('make packages, text files or Markdown of notes')
    .description('Makes Anki packages, text files or Markdown of notes.')
    .addHelpText('after', buildExamples)
    .action(async (inputs: string[], options: Parsed) => {
      const { build } = await import('./commands/build.js')
      finish(await build(inputs, buildOptions(options), terminal))
    })

  withTalk(withSources(program.command('check').argument('[inputs...]', inputsHelp)))
    .summary('say what is wrong with notes, and write nothing')
    .description('Says what is wrong with notes, and writes nothing.')
    .addHelpText('after', checkExamples)
    .action(async (inputs: string[], options: Parsed) => {
      const { check } = await import('./commands/check.js')
      finish(await check(inputs, readingOptions(options), terminal))
    })

  withSources(program.command('plan').argument('[inputs...]', inputsHelp))
    .summary('say what importing this build would do')
    .description('Says what importing this build would do to someone who studies the last one.')
    .optionsGroup('What is planned:')
    .option('--against <package>', 'a package of ours, instead of the lock')
    .option('--accept <what>', acceptHelp, also)
    .option('--timestamp <time>', 'the time of the build')
    .optionsGroup('What is said:')
    .addOption(
      new Option('--format <format>', 'how the plan is told').choices(['text', 'markdown', 'json']).default('text'),
    )
    .option('-q, --quiet', 'errors only, beside the plan')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', planExamples)
    .action(async (inputs: string[], options: Parsed & { against?: string; format: PlanOptions['format'] }) => {
      const { plan } = await import('./commands/plan.js')
      const { accept = [], format } = options
      finish(await plan(inputs, { ...options, ...readingOptions(options), accept, format }, terminal))
    })

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
    .addHelpText('after', verifyExamples)
    .action(async (first: string, second: string, options: Partial<VerifyOptions>) => {
      const { verify } = await import('./commands/verify.js')
      const { strict = false, format = 'pretty', quiet = false, verbose = false } = options
      finish(await verify([first, second], { strict, format, quiet, verbose }, terminal))
    })
  return program
}

const acceptHelp = 'accept a finding about identities: a code, a guid\nor a note type; may be repeated'

const inputsHelp =
  'files, folders, patterns, or - for standard input\n(default: the sources of the project, or the\ncurrent folder)'

function withOutput(command: Command): Command {
  return command
    .optionsGroup('What comes out:')
    .option('-o, --output <path>', 'a file for everything, a folder, or - for standard\noutput')
    .option('-t, --to <formats>', 'apkg (default), csv, tsv, markdown, dash-cloze,\njson; several with commas')
    .option('-k, --keep-going', 'leave out the notes that are wrong, build the rest')
    .option('--timestamp <time>', 'the time of this build: seconds or a date (default:\nSOURCE_DATE_EPOCH, else now)')
    .addOption(
      new Option(
        '--csv-header <kind>',
        'the head of a text file: what Anki reads, or the\nnames of the columns',
      ).choices(['anki', 'names']),
    )
    .addOption(
      new Option(
        '--note-types <kind>',
        'the note types that a text file names: ours, or\nthose of Anki in English',
      ).choices(['own', 'stock']),
    )
    .addOption(flag('--no-deck', 'leave the names of decks out of Markdown and dash cloze'))
    .optionsGroup('In a project:')
    .option('--frozen', 'for CI: fail if the lock would change')
    .option('--mark-gone', 'send notes that are gone once more, tagged\n`deckwright::gone`')
    .option('--accept <what>', acceptHelp, also)
}

function withSources(command: Command): Command {
  return command
    .optionsGroup('What is read:')
    .addOption(
      new Option('-f, --from <notation>', 'read everything as this').choices(['apy-notes', 'dash-cloze', 'json']),
    )
    .option('-d, --deck <name>', 'the deck of notes that name none')
    .option('--tag <tag>', 'give every note this tag; may be repeated', also)
    .addOption(
      new Option('--sections <use>', 'what headings in dash cloze become (default:\nignore)').choices([
        'ignore',
        'tags',
        'subdecks',
        'context',
      ]),
    )
    .option('--media-root <folder>', 'where pictures and sounds lie that are not beside\ntheir note')
    .option('--project <folder>', 'the folder of `deckwright.json` (default: the one\naround the current folder)')
}

function withTalk(command: Command): Command {
  return command
    .optionsGroup('What is said:')
    .addOption(
      new Option(
        '--format <format>',
        'how findings are told (default: pretty on a screen,\nconcise elsewhere)',
      ).choices(['pretty', 'concise', 'json']),
    )
    .option('-q, --quiet', 'errors only')
    .option('-v, --verbose', 'name the files that were passed over')
    .addOption(flag('--no-color', 'no colours (also: NO_COLOR)'))
    .helpOption('-h, --help', 'say this')
}

/** An option that is there or not. To commander `--no-deck` would be the opposite of `--deck`; here it is another thing. */
function flag(flags: string, description: string): Option {
  const option = new Option(flags, description)
  option.negate = false
  return option
}

function also(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

/** The options as commander gives them. */
interface Parsed extends Omit<SourceOptions, 'tags'>, Pick<TalkOptions, 'format'> {
  readonly tag?: readonly string[]
  readonly quiet?: boolean
  readonly verbose?: boolean
  readonly output?: string
  readonly to?: string
  readonly keepGoing?: boolean
  readonly timestamp?: string
  readonly csvHeader?: BuildOptions['csvHeader']
  readonly noteTypes?: BuildOptions['noteTypes']
  readonly noDeck?: boolean
  readonly frozen?: boolean
  readonly markGone?: boolean
  readonly accept?: readonly string[]
}

function readingOptions({ tag = [], quiet = false, verbose = false, ...options }: Parsed): SourceOptions & TalkOptions {
  return { ...options, tags: tag, quiet, verbose }
}

function buildOptions(options: Parsed): BuildOptions {
  const { csvHeader, noteTypes, noDeck, keepGoing = false, frozen = false, markGone = false, accept = [] } = options
  const project = { frozen, markGone, accept }
  return { ...options, ...readingOptions(options), ...project, keepGoing, csvHeader, noteTypes, withoutDeck: noDeck }
}

function sentence(error: unknown): string {
  if (isFailure(error)) return error.message
  const reason = systemReason(error)
  if (reason !== undefined) {
    const { path } = error as NodeJS.ErrnoException
    return path === undefined ? reason : `\`${path}\`: ${reason}`
  }
  const message = error instanceof Error ? error.message : String(error)
  return `stopped at something it did not expect: ${message}\n  This is a fault of deckwright. DECKWRIGHT_DEBUG=1 shows where it happened.`
}
