import type { Terminal } from '../io/terminal.js'
import { unifiedDiff } from '../reporters/unified-diff.js'
import { writtenText } from '../text/edited.js'
import type { CheckFixOptions } from './check-fix.js'
import type { ExitCode } from './command.js'
import { counted } from './counted.js'
import { type Look, mend, tellRefused } from './mend.js'
import { findingsLine, summarise } from './tell.js'

/** Shows what mending would change, and writes nothing. It ends with 1 if there is something to mend, else with 0. */
export async function showFixes(
  look: Look,
  { unsafe, quiet }: CheckFixOptions & { readonly quiet: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const mending = await mend(look, unsafe)
  terminal.progress(undefined)
  const { changed, mended, survey } = mending
  for (const { before, after } of changed) {
    const diff = unifiedDiff(before.path, writtenText(before), writtenText(after), terminal.stdout.color)
    if (diff !== '') await terminal.print(diff)
  }
  tellRefused(mending, terminal)
  const { failures } = survey.gathered
  for (const reason of failures) terminal.say(`deckwright: ${reason}`)
  if (!quiet) {
    const left = findingsLine(survey.told, summarise(survey.told, survey.gathered))
    const what =
      mended.length === 0
        ? `there is nothing that --fix${unsafe ? ' --unsafe' : ''} could mend`
        : `--fix${unsafe ? ' --unsafe' : ''} would mend ${counted(mended.length, 'finding')} in ${counted(changed.length, 'file')}`
    terminal.say(`${what}${left === undefined ? '' : `; ${left} would be left`}`)
  }
  if (failures.length > 0) return 2
  return mended.length > 0 ? 1 : 0
}
