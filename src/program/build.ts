import type { Command } from 'commander'
import { Option } from 'commander'
import { failure } from '../io/system-error.js'
import type { Declaration } from './declaration.js'
import { acceptHelp, also, flag, inputsHelp, timingHelp, withSources, withVoice } from './options.js'
import { buildOptions, type Parsed } from './parsed-options.js'
import { withShard } from './shard-option.js'
import { withSheets } from './sheet-options.js'

/** Declares `build`. */
export const declareBuild: Declaration = (program, { terminal, finish }) => {
  withTalk(withSheets(withShard(withSources(withOutput(program.command('build').argument('[inputs...]', inputsHelp))))))
    .summary('make packages, text files, Markdown or sheets of notes')
    .description('Makes Anki packages, text files, Markdown or sheets to print of notes.')
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: Parsed) => {
      const told = buildOptions(options)
      const { saidUnchanged } = await import('../commands/unchanged-build.js')
      if (saidUnchanged(inputs, told, terminal)) return finish(0)
      const { build } = await import('../commands/build.js')
      finish(await build(inputs, told, terminal))
    })
}

function withOutput(command: Command): Command {
  return command
    .optionsGroup('What comes out:')
    .option('-o, --output <path>', 'a file for everything, a folder, or - for standard\noutput')
    .option(
      '-t, --to <formats>',
      'apkg (default), csv, tsv, markdown, dash-cloze,\njson, html, pdf; several with commas',
    )
    .option('-k, --keep-going', 'leave out the notes that are wrong, build the rest')
    .option('--dry-run', 'say what would be written, and write nothing')
    .option('-w, --watch', 'build again whenever something is saved')
    .option('-j, --jobs <number>', 'how many outputs are made at a time (default: 4)', jobsOf)
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

function withTalk(command: Command): Command {
  return withVoice(
    command
      .optionsGroup('What is said:')
      .addOption(
        new Option(
          '--format <format>',
          'how findings are told (default: pretty on a screen,\nconcise elsewhere)',
        ).choices(['pretty', 'concise', 'json']),
      )
      .option('--timing', timingHelp),
  )
}

/** The number that `--jobs` is given. */
function jobsOf(written: string): number {
  if (/^[1-9]\d{0,2}$/.test(written)) return Number(written)
  throw failure(`--jobs takes a number from 1 to 999, and \`${written}\` is none`)
}

const examples = `
Without --output, one source becomes NAME.apkg here, several go to out/. The
ending of --output picks the format. Nothing is written of a source with errors.

Examples:
  deckwright build notes/ --to apkg,csv,markdown -o out/
  deckwright build notes/ -o all.apkg --deck "Biology::Cells"
  deckwright build notes/ -o all.apkg --watch
  deckwright build note.md --to markdown -o -
  deckwright build notes/ --to pdf --sheet worksheet --only-deck Biology
  cat note.md | deckwright build - --to csv -o -`
