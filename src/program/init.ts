import type { InitOptions } from '../commands/init.js'
import type { Declaration } from './declaration.js'

/** Declares `init`. */
export const declareInit: Declaration = (program, { terminal, finish }) => {
  program
    .command('init')
    .summary('make a project of this folder')
    .description('Makes a project of this folder: its notes keep their identities from build to build.')
    .option('--namespace <name>', 'set the identities of its notes apart from those of\neveryone else’s')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async (options: InitOptions) => {
      const { init } = await import('../commands/init.js')
      finish(await init(options, terminal))
    })
}

const examples = `
It writes deckwright.json, which says what the sources are, deckwright.lock, which
remembers which note is which, and a line in .gitattributes, by which git unites
the locks of two branches. What is there already stays as it is.

Examples:
  deckwright init
  deckwright init --namespace anna-biology`
