import type { Command } from 'commander'
import type { Declaration } from './declaration.js'
import { also, inputsHelp, timingHelp, withSources, withVoice } from './options.js'
import { checkOptions, type ParsedCheck } from './parsed-options.js'
import { withShard } from './shard-option.js'

/** Declares `check`. */
export const declareCheck: Declaration = (program, { terminal, finish }) => {
  withCheckTalk(withShard(withSources(program.command('check').argument('[inputs...]', inputsHelp))))
    .summary('say what is wrong with notes, or mend it')
    .description('Says what is wrong with notes. It writes nothing, unless it is told to mend it.')
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: ParsedCheck) => {
      const { check } = await import('../commands/check.js')
      const { only = [] } = options
      if (only.length > 0) {
        const { refuseUnknownCodes } = await import('../commands/known-codes.js')
        refuseUnknownCodes(only, new Set((await import('../catalog.js')).catalog.keys()))
      }
      finish(await check(inputs, checkOptions(options), terminal))
    })
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
      .option('-w, --watch', 'check again whenever something is saved')
      .option('--stdin-filename <file>', 'the file that standard input stands for')
      .optionsGroup('What is mended:')
      .option('--fix', 'mend what can be mended without changing a card')
      .option('--unsafe', 'with --fix or --diff: also what may change cards')
      .option('--diff', 'show what --fix would change, and write nothing')
      .optionsGroup('What is said:')
      .option('--format <format[=file]>', reportsHelp, also)
      .option('--timing', timingHelp),
  )
}

const baselineHelp = 'the findings that are not told (default:\ndeckwright-baseline.json, if it is there)'

const reportsHelp =
  'how findings are told, and into which file: pretty\n(default on a screen), concise (default elsewhere),\njson, ndjson, sarif, rdjson, github (default in\nGitHub Actions), gitlab, junit; may be repeated'

const examples = `
Findings go to standard output, everything else to standard error. With --fix,
what is mended of standard input goes to standard output, and the findings to
standard error.

Examples:
  deckwright check notes/
  deckwright check notes/ --format json
  deckwright check notes/ --format pretty --format sarif=out.sarif
  deckwright check notes/ --strict --only same-note
  deckwright check notes/ --write-baseline
  deckwright check --since main
  deckwright check notes/ --diff --unsafe
  deckwright check notes/ --fix
  cat note.md | deckwright check -`
