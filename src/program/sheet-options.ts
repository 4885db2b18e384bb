import { type Command, Option } from 'commander'
import { flips, paperNames, sheetKinds } from '../sheets/settings.js'
import { also } from './options.js'

/** Adds the options of what is printed. */
export function withSheets(command: Command): Command {
  return command
    .optionsGroup('On sheets, --to html and pdf:')
    .addOption(new Option('--sheet <kind>', 'what is printed (default: handout)').choices(sheetKinds))
    .addOption(new Option('--paper <size>', 'the paper (default: a4)').choices(paperNames))
    .option('--columns <number>', 'columns of text on a page')
    .option('--font-size <points>', 'the size of the text')
    .option('--shuffle <seed>', 'another order; the same seed, the same order')
    .option('--only-deck <name>', 'only notes of this deck and those below it; may\nbe repeated', also)
    .option('--only-tag <tag>', 'only notes with this tag; may be repeated', also)
    .option('--card-size <size>', 'cards on a page, such as 2x4 (the default), or\nmillimetres, such as 85x55mm')
    .addOption(
      new Option('--flip <edge>', 'the edge over which the printer turns the paper\n(default: long)').choices(flips),
    )
    .option('--browser <path>', 'the Chrome or Chromium that makes the PDF')
}
