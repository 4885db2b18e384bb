import { Command, CommanderError, Option } from 'commander'
import type { ExitCode } from './commands/command.js'
import type { InitOptions } from './commands/init.js'
import type { PlanOptions } from './commands/plan.js'
import type { RulesOptions } from './commands/rules.js'
import type { VerifyOptions } from './commands/verify.js'
import {
  acceptHelp,
  buildExamples,
  checkExamples,
  explainExamples,
  initExamples,
  inputsHelp,
  planExamples,
  programExamples,
  reportsHelp,
  verifyExamples,
} from './help-examples.js'
import { processTerminal, type Terminal } from './io/terminal.js'
import { buildOptions, checkOptions, type Parsed, type ParsedCheck, readingOptions } from './parsed-options.js'
import { sentenceOf } from './sentence-of.js'
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
    terminal.say(`deckwright: ${sentenceOf(error)}`)
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

  withCheckTalk(withSources(program.command('check').argument('[inputs...]', inputsHelp)))
    .summary('say what is wrong with notes, and write nothing')
    .description('Says what is wrong with notes, and writes nothing.')
    .addHelpText('after', checkExamples)
    .action(async (inputs: string[], options: ParsedCheck) => {
      const { check } = await import('./commands/check.js')
      const { only = [] } = options
      if (only.length > 0) {
        const { refuseUnknownCodes } = await import('./commands/known-codes.js')
        refuseUnknownCodes(only, new Set((await import('./catalog.js')).catalog.keys()))
      }
      finish(await check(inputs, checkOptions(options), terminal))
    })

  program
    .command('explain')
    .argument('<codes...>', 'codes of findings')
    .summary('say why something is a finding, and what to do')
    .description('Says what is wrong, why it matters, what to do about it, and how it looks right.')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', explainExamples)
    .action(async (codes: string[]) => {
      const { explain } = await import('./commands/explain.js')
      finish(await explain(codes, (await import('./catalog.js')).catalog, terminal))
    })

  program
    .command('rules')
    .summary('list everything that can be a finding')
    .description('Lists everything that can be a finding, and how severe it is.')
    .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
    .helpOption('-h, --help', 'say this')
    .action(async (options: RulesOptions) => {
      const { rules } = await import('./commands/rules.js')
      finish(await rules((await import('./catalog.js')).problems, options, terminal))
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
  return withVoice(
    command
      .optionsGroup('What is said:')
      .addOption(
        new Option(
          '--format <format>',
          'how findings are told (default: pretty on a screen,\nconcise elsewhere)',
        ).choices(['pretty', 'concise', 'json']),
      ),
  )
}

function withCheckTalk(command: Command): Command {
  return withVoice(
    command
      .optionsGroup('What is judged:')
      .option('--only <code>', 'look for this only; may be repeated', also)
      .option('--strict', 'warnings fail the check, too')
      .option('--max-warnings <number>', 'more warnings than this fail the check')
      .option('--since <revision>', 'only what has to do with files that git says changed')
      .option('--baseline <file>', baselineHelp)
      .option('--write-baseline', 'record all findings there: from then on only new\nones are told')
      .option('--stdin-filename <file>', 'the file that standard input stands for')
      .optionsGroup('What is said:')
      .option('--format <format[=file]>', reportsHelp, also),
  )
}

const baselineHelp = 'the findings that are not told (default:\ndeckwright-baseline.json, if it is there)'

function withVoice(command: Command): Command {
  return command
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
