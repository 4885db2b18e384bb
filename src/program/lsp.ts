import { Option } from 'commander'
import type { Declaration } from './declaration.js'
import { sentenceOf } from './sentence-of.js'

/** Declares `lsp`. */
export const declareLsp: Declaration = (program, { terminal }) => {
  program
    .command('lsp')
    .summary('serve an editor: findings while you type, fixes, cards')
    .description('Serves an editor that speaks the Language Server Protocol.')
    .option('--stdio', 'over standard input and output: the only way there is')
    // Some clients tell who they are; the server ends when they do.
    .addOption(new Option('--clientProcessId <pid>').hideHelp())
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async () => {
      if (process.stdin.isTTY) terminal.say('this is for an editor to start: see docs/editors.md (Ctrl-C ends it)')
      const { serve } = await import('../lsp/serve.js')
      await serve({ sentenceOf })
    })
}

const examples = `
The editor starts it and ends it. It sees what the editor has open as it is
there, saved or not, and the rest of the project around it on the disk.

Examples:
  deckwright lsp --stdio                   what an editor is told to start`
