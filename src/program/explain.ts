import type { Declaration } from './declaration.js'

/** Declares `explain`. */
export const declareExplain: Declaration = (program, { terminal, finish }) => {
  program
    .command('explain')
    .argument('<codes...>', 'codes of findings')
    .summary('say why something is a finding, and what to do')
    .description('Says what is wrong, why it matters, what to do about it, and how it looks right.')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async (codes: string[]) => {
      const { explain } = await import('../commands/explain.js')
      finish(await explain(codes, (await import('../catalog.js')).catalog, terminal))
    })
}

const examples = `
Examples:
  deckwright explain unclosed-cloze
  deckwright rules                         all codes`
