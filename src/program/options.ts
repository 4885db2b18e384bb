import { type Command, Option } from 'commander'

/** Adds the options of what is read. */
export function withSources(command: Command): Command {
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
    .option('--project <folder>', projectHelp)
}

/** Adds the options of how much is said. */
export function withVoice(command: Command): Command {
  return command
    .option('-q, --quiet', 'errors only')
    .option('-v, --verbose', 'name the files that were passed over')
    .addOption(flag('--no-color', 'no colours (also: NO_COLOR)'))
    .helpOption('-h, --help', 'say this')
}

/** An option that is there or not. To commander `--no-deck` would be the opposite of `--deck`; here it is another thing. */
export function flag(flags: string, description: string): Option {
  const option = new Option(flags, description)
  option.negate = false
  return option
}

/** Gathers the values of an option that may be repeated. */
export function also(value: string, values: readonly string[] = []): readonly string[] {
  return [...values, value]
}

/** What is said of the inputs of every command that reads notes. */
export const inputsHelp =
  'files, folders, patterns, or - for standard input\n(default: the sources of the project, or the\ncurrent folder)'

/** What is said of `--project`. */
export const projectHelp = 'the folder of `deckwright.json` (default: the one\naround the current folder)'

/** What is said of `--accept`. */
export const acceptHelp = 'accept a finding about identities: a code, a guid\nor a note type; may be repeated'

/** What is said of `--timing`. */
export const timingHelp = 'where the time went, on standard error'
