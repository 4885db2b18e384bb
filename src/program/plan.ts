import { Option } from 'commander'
import type { PlanOptions } from '../commands/plan.js'
import type { Declaration } from './declaration.js'
import { acceptHelp, also, inputsHelp, withSources } from './options.js'
import { type Parsed, readingOptions } from './parsed-options.js'

/** Declares `plan`. */
export const declarePlan: Declaration = (program, { terminal, finish }) => {
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
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: Parsed & { against?: string; format: PlanOptions['format'] }) => {
      const { plan } = await import('../commands/plan.js')
      const { accept = [], format } = options
      finish(await plan(inputs, { ...options, ...readingOptions(options), accept, format }, terminal))
    })
}

const examples = `
The plan goes to standard output and leaves everything as it is. The exit code
is 0 whatever it says.

Examples:
  deckwright plan
  deckwright plan --format markdown > comment.md
  deckwright plan notes/ --against last.apkg`
