import type { PreviewOptions } from '../commands/preview.js'
import type { Declaration } from './declaration.js'
import { inputsHelp, withSources } from './options.js'
import { type Parsed, readingOptions } from './parsed-options.js'

/** Declares `preview`. */
export const declarePreview: Declaration = (program, { terminal, finish }) => {
  withSources(program.command('preview').argument('[inputs...]', inputsHelp))
    .summary('show the cards as Anki will show them')
    .description(
      'Shows the cards of notes, both sides, as Anki will show them: a page on this\nmachine that follows what is saved.',
    )
    .optionsGroup('How it is shown:')
    .option('--once', 'write one file that needs nothing, and end')
    .option('-o, --output <file>', 'that file, or - for standard output')
    .option('--port <number>', 'the port of the page (default: one that is free)')
    .option('--editor <address>', editorHelp)
    .option('--allow-scripts', 'let the scripts of the cards run: for notes that you\ntrust only')
    .option('--open', 'open the page in the browser')
    .optionsGroup('What is said:')
    .option('-q, --quiet', 'errors only, beside the address of the page')
    .helpOption('-h, --help', 'say this')
    .addHelpText('after', examples)
    .action(async (inputs: string[], options: Parsed & Partial<PreviewOptions>) => {
      const { preview } = await import('../commands/preview.js')
      const { once = false, allowScripts = false, open = false } = options
      finish(await preview(inputs, { ...options, ...readingOptions(options), once, allowScripts, open }, terminal))
    })
}

const editorHelp = 'what opens a place, with {path}, {line}, {column}\n(default: vscode://file{path}:{line}:{column})'

const examples = `
The page is served to this machine only, under an address that nobody can guess.
Cards are shown without their scripts, and nothing is fetched from the web.

Examples:
  deckwright preview notes/ --open
  deckwright preview notes/ --once -o cards.html
  deckwright preview --editor "idea://open?file={path}&line={line}"`
