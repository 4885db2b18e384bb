import { guardInputs } from '../io/outputs.js'
import { readPageFiles } from '../io/page-assets.js'
import { statsOf } from '../io/stats-of.js'
import { failure } from '../io/system-error.js'
import type { Terminal } from '../io/terminal.js'
import { theDisk } from '../io/view.js'
import { writeFile } from '../io/write-file.js'
import { typeset } from '../markdown/typeset.js'
import { forgetful } from '../model/memory.js'
import { pageHtml } from '../preview/page-html.js'
import { lonePageData } from '../preview/whole-page.js'
import type { ExitCode, SourceOptions } from './command.js'
import { counted } from './counted.js'
import { elapsed } from './elapsed.js'
import { previewRun } from './preview-run.js'

/** What a preview may be told beside what is to be read. */
export interface PreviewOptions extends SourceOptions {
  /** Whether one file is written, and the work then done. */
  readonly once: boolean
  /** That file. */
  readonly output?: string
  /** The port to listen at, as it was written; any that is free without it. */
  readonly port?: string
  /** The address that opens a place in an editor, with `{path}`, `{line}` and `{column}`. */
  readonly editor?: string
  /** Whether the scripts of cards run. */
  readonly allowScripts: boolean
  /** Whether the page is opened in the browser. */
  readonly open: boolean
  readonly quiet: boolean
}

/** Shows the cards of notes, both sides, as Anki will show them. */
export async function preview(
  written: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  refuseAtOdds(options)
  if (options.once) return writeOnce(written, options, terminal)
  const { previewLive } = await import('./preview-live.js')
  return previewLive(written, options, terminal)
}

function refuseAtOdds({ once, output, port, editor, open }: PreviewOptions): void {
  if (!once && output !== undefined) throw failure('--output is for a page in one file: add --once')
  if (!once) return
  if (output === undefined || output === '')
    throw failure('--once writes a file: name it with --output, or - for standard output')
  if (statsOf(output)?.isDirectory()) throw failure(`\`${output}\` is a folder: name a file with --output`)
  const idle = port !== undefined ? '--port' : editor !== undefined ? '--editor' : open ? '--open' : undefined
  if (idle !== undefined) throw failure(`${idle} is for a preview that goes on: leave out --once`)
}

async function writeOnce(
  written: readonly string[],
  { output = '-', allowScripts, quiet, ...options }: PreviewOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const started = Date.now()
  const { script, style, mathStyle } = readPageFiles()
  const standing = { view: theDisk, memory: forgetful }
  const settings = { typeset, allowScripts, memory: forgetful }
  const { preview: made, inputs, failed } = await previewRun(written, options, standing, settings, terminal)
  terminal.progress('making the page')
  const page = pageHtml(lonePageData(made, { allowScripts, mathCss: mathStyle }), { script, style }, 'alone')
  if (output === '-') await terminal.print(page)
  else {
    guardInputs(inputs)(output)
    await writeFile(output, page)
  }
  terminal.progress(undefined)
  for (const trouble of made.troubles) terminal.say(`deckwright: ${trouble}`)
  const { files, notes, cards, errors, warnings } = made.figures
  if (!quiet) {
    const figures = [counted(files, 'file'), counted(notes, 'note'), counted(cards, 'card')].join(' · ')
    const place = output === '-' ? 'standard output' : output
    terminal.say(`${figures} → ${place} in ${elapsed(started)}: ${foundIn(errors, warnings)}`)
  }
  if (failed) return 2
  return errors > 0 || notes === 0 ? 1 : 0
}

/** What was found, in figures. */
export function foundIn(errors: number, warnings: number): string {
  const parts = [errors > 0 ? counted(errors, 'error') : [], warnings > 0 ? counted(warnings, 'warning') : []].flat()
  return parts.length === 0 ? 'no findings' : parts.join(', ')
}
