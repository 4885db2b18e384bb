import { Option } from 'commander'
import type { RulesOptions } from '../commands/rules.js'
import type { Declaration } from './declaration.js'

/** Declares `rules`. */
export const declareRules: Declaration = (program, { terminal, finish }) => {
  program
    .command('rules')
    .summary('list everything that can be a finding')
    .description('Lists everything that can be a finding, and how severe it is.')
    .addOption(new Option('--format <format>', 'how they are listed').choices(['text', 'json']).default('text'))
    .helpOption('-h, --help', 'say this')
    .action(async (options: RulesOptions) => {
      const { rules } = await import('../commands/rules.js')
      finish(await rules((await import('../catalog.js')).problems, options, terminal))
    })
}
