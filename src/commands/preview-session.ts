import { resolve } from 'node:path'
import { rememberingView } from '../io/remembering-view.js'
import type { Terminal } from '../io/terminal.js'
import { typeset } from '../markdown/typeset.js'
import { emptyMemory } from '../model/memory.js'
import { changesBetween } from '../preview/changes.js'
import type { Update } from '../preview/page-data.js'
import type { Preview } from '../preview/preview.js'
import { wholeOf } from '../preview/whole-page.js'
import { type Following, follow } from './follow.js'
import type { PreviewOptions } from './preview.js'
import { type PreviewRun, previewRun } from './preview-run.js'
import { watchedPlaces } from './watched-places.js'

/** A preview that follows what is saved. */
export interface PreviewSession {
  /** What can be shown now, and a number that rises with every change. */
  readonly shown: () => { readonly preview: Preview; readonly revision: number }
  /** Begins to watch. Ends, with an error, only where one happens that nobody could foresee. */
  readonly watch: () => Promise<Following>
}

/** What is told when something has changed. */
export type OnUpdate = (update: Update, before: Preview) => void

/** Reads what is to be shown, and stays ready to read it again. */
export async function previewSession(
  written: readonly string[],
  options: PreviewOptions,
  terminal: Terminal,
  onUpdate: OnUpdate,
): Promise<PreviewSession> {
  const view = rememberingView()
  const memory = emptyMemory()
  const settings = { typeset, allowScripts: options.allowScripts, memory }
  const look = (kept?: PreviewRun) => previewRun(written, options, { view, memory }, settings, terminal, kept)
  let run = await look()
  let { preview } = run
  let revision = 1
  const sources = () => new Set(run.inputs.map(({ path }) => resolve(path)))
  let known = sources()

  const take = (next: Preview) => {
    const update = updateOf(preview, next, revision + 1)
    const before = preview
    preview = next
    if (update === undefined) return
    revision = update.revision
    onUpdate(update, before)
  }

  const watch = () =>
    follow(view, {
      sources: () => known,
      places: () => watchedPlaces(run.inputs, run.task),
      async again({ onlyNotes }) {
        run = await look(onlyNotes ? run : undefined)
        known = sources()
        take(run.preview)
      },
      // What was there last stays on the page, with the reason why it is not followed.
      failed: (reason) => take({ ...preview, troubles: [reason] }),
    })
  return { shown: () => ({ preview, revision }), watch }
}

/** What the page must be told; undefined if it looks as before. */
function updateOf(before: Preview, after: Preview, revision: number): Update | undefined {
  const changes = changesBetween(before.rows, after.rows)
  const [old, fresh] = [wholeOf(before, revision), wholeOf(after, revision)]
  if (changes.length === 0 && JSON.stringify(old) === JSON.stringify(fresh)) return undefined
  return { ...fresh, changes }
}
