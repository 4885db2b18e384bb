import { Option } from 'commander'
import type { FmtOptions } from '../commands/fmt.js'
import type { Declaration } from './declaration.js'
import { flag, inputsHelp, projectHelp } from './options.js'

/** Declares `fmt`. */
export const declareFmt: Declaration = (program, { terminal, finish }) => {
  program
    .command('fmt')
    .argument('[inputs...]', inputsHelp)
    .summary('bring notes into canonical form')
    .description('Brings the text of notes into canonical form, without changing a note.')
    .optionsGroup('What is read:')
    .addOption(new Option('-f, --from <notation>', 'read everything as this').choices(['apy-notes', 'dash-cloze']))
    .option('--project <folder>', projectHelp)
    .option('--stdin-filename <file>', 'the file that standard input stands for')
    .optionsGroup('What is done:')
    .option('--check', 'name the files that would change, and write nothing')
    .option('--diff', 'show what would change, and write nothing')
    .optionsGroup('What is said:')
    .option('-q, --quiet', 'errors only')
    .option('-v, --verbose', 'name the files that were formatted, and those that\nwere passed over')
    .addOption(flag('--no-color', 'no colours (also: NO_COLOR)'))
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: Partial<FmtOptions>) => {
      const { fmt } = await import('../commands/fmt.js')
      const { check = false, diff = false, quiet = false, verbose = false } = options
      finish(await fmt(inputs, { ...options, tags: [], check, diff, quiet, verbose }, terminal))
    })
}

const examples = `
Files are written anew where they change; standard input goes to standard
output. What notes hold is left as it was written: only blank lines, headings,
keys and deck lines around it change. A file in which a code block or the front
matter does not end is left as it is.

Exit codes: 0 fine, 1 a file cannot be formatted or, with --check or --diff,
would change, 2 the work could not be done

Examples:
  deckwright fmt notes/
  deckwright fmt notes/ --check
  deckwright fmt notes/ --diff
  cat note.md | deckwright fmt -`
