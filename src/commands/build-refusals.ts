import type { Emitter } from '../emitters/emitter.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import type { BuildOptions } from './build-once.js'
import { firstSheetOption, sheetFormats } from './sheet-task.js'

/** Throws if what is asked for cannot go to standard output. */
export function refuseForScreen({ dryRun }: BuildOptions, emitters: readonly Emitter[], { stdout }: Terminal): void {
  if (dryRun) throw failure('--dry-run says which files would be written, and --output - writes none')
  const [bytes] = emitters.flatMap(({ name }) => (name === 'apkg' ? 'package' : name === 'pdf' ? 'PDF' : []))
  if (stdout.interactive && bytes !== undefined) {
    throw failure(`a ${bytes} is not for the screen: name a file with --output, or pipe it into a program`)
  }
}

/** Throws if an option is given that means something in a project only. */
export function refuseOutsideProject({ shard, frozen, markGone, accept }: BuildOptions): void {
  const [option] = [
    shard && '--shard',
    frozen && '--frozen',
    markGone && '--mark-gone',
    accept.length > 0 && '--accept',
  ].filter(Boolean)
  if (option === undefined) return
  throw failure(`${option} is for projects, and there is none here: run \`deckwright init\` in the folder of the notes`)
}

/** Throws if an option is given that speaks of a format which is not written. */
export function refuseIdle(
  { csvHeader, noteTypes, withoutDeck, sheet }: BuildOptions,
  emitters: readonly Emitter[],
): void {
  const idle = (option: string, given: boolean, ...formats: Emitter['name'][]) => {
    if (!given || emitters.some(({ name }) => formats.includes(name))) return
    throw failure(`${option} is for ${formats.join(' and ')} only: add --to ${formats[0]}`)
  }
  idle('--csv-header', csvHeader !== undefined, 'csv', 'tsv')
  idle('--note-types', noteTypes !== undefined, 'csv', 'tsv')
  idle('--no-deck', withoutDeck === true, 'markdown', 'dash-cloze')
  const ofSheets = firstSheetOption(sheet)
  if (ofSheets === '--browser') idle(ofSheets, true, 'pdf')
  else if (ofSheets !== undefined) idle(ofSheets, true, ...sheetFormats)
}

/** Throws if a part of a project is to do what only the whole of it can. */
export function refuseInShard({ shard, markGone, accept }: BuildOptions): void {
  const [option] = [markGone && '--mark-gone', accept.length > 0 && '--accept'].filter(Boolean)
  if (shard === undefined || option === undefined) return
  throw failure(`--shard leaves the lock as it is, and ${option} changes it: leave out one of them`)
}
